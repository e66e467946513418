/**
 * The sign for right, almost and not yet.
 */
import { CircleAlert, CircleCheck, CircleDot } from 'lucide-react';

/** How good it was: 1 is right, 0 is wrong, and anything between is almost. */
export const howGood = (worth: number) => (worth >= 1 ? 'right' : worth > 0 ? 'almost' : 'wrong');

const marks = { right: CircleCheck, almost: CircleDot, wrong: CircleAlert };

export function WorthMark({ worth }: { readonly worth: number }) {
  const Mark = marks[howGood(worth)];
  return <Mark aria-hidden="true" />;
}
