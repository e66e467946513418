/**
 * A way to another place: a real link, so that it can be opened in another tab and copied.
 */
import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { addressOf, type Place } from './place.ts';
import { useGoing } from './place-provider.tsx';

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'onClick'> & { readonly to: Place };

export function PlaceLink({ to, ...rest }: Props) {
  const { go } = useGoing();
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return <a {...rest} href={addressOf(to)} onClick={follow} />;
}
