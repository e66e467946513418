/**
 * Says that a screen shows its data: after a move the title takes the focus, the window gets its name, and tests know that
 * the picture is whole.
 */
import { useEffect } from 'react';
import { useGoing } from './place-provider.tsx';

let focusedAt = 0;

export function useScreenReady(title: string | null): void {
  const { place, visit } = useGoing();
  const { screen } = place;
  useEffect(() => {
    if (title === null) {
      delete document.documentElement.dataset.ready;
      return;
    }
    document.title = `${title} · Fieldpass`;
    document.documentElement.dataset.ready = screen;
    if (visit === focusedAt) return;
    focusedAt = visit;
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [screen, title, visit]);
}
