/**
 * How something stands now, first and largest on its screen: a mark, words, and what can be done about it.
 */
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import './standing-box.css';

/** `quiet`: nothing goes on. `now`: something does. */
export type StandingKind = 'quiet' | 'now' | 'done' | 'care';

type Props = {
  readonly kind: StandingKind;
  readonly icon: LucideIcon;
  /** The mark points the way of the text. */
  readonly isMirrored?: boolean;
  /** The id of its title. */
  readonly labelledBy: string;
  readonly children: ReactNode;
};

export function StandingBox({ kind, icon: Mark, isMirrored = false, labelledBy, children }: Props) {
  return (
    <section className={`standing-box is-${kind}`} aria-labelledby={labelledBy}>
      <Mark className={isMirrored ? 'is-mirrored' : ''} aria-hidden="true" />
      <div className="standing-words">{children}</div>
    </section>
  );
}
