/**
 * Scenes one after the other, each fading into the next.
 */
import { size } from '../scene.ts';
import { colours } from './colours.ts';
import { box, faded } from './svg.ts';
import { eased, shown } from './time.ts';

/** A scene from this second on, until the next one begins. */
export type Shot = { readonly from: number; readonly draw: (now: number, from: number) => string };

/** How long before and after a cut both are to be seen. */
const overlap = 0.2;

/** `shots`: the first begins at 0. */
export const inTurn = (now: number, shots: readonly Shot[]): string =>
  box(0, 0, size.width, size.height, { fill: colours.paper }) +
  shots
    .map(({ from, draw }, index) => ({ from, draw, to: shots[index + 1]?.from ?? 60 }))
    .filter(({ from, to }) => now >= from - overlap && now < to + overlap)
    .map(({ from, to, draw }) =>
      faded(
        from === 0 ? 1 - eased(now, to - overlap, to + overlap) : shown(now, from - overlap, to + overlap, 2 * overlap),
        draw(now, from),
      ),
    )
    .join('');
