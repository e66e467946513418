/**
 * Says that a screen shows its data: the title takes the focus after a move, the window gets its name, and tests and
 * measurements know that the picture is whole.
 */
import { useEffect } from 'react';
import { useRouting } from './route-provider.tsx';

export function useScreenReady(screen: string, title: string | null): void {
  const { visit } = useRouting();
  useEffect(() => {
    if (title === null) return;
    document.title = `${title} · Fieldpass`;
    document.documentElement.dataset.ready = screen;
    if (visit > 0) document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [screen, title, visit]);
}
