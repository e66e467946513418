/**
 * How far a device is when the answers came back by hand. They may be old: meanwhile it may have spoken to the registry
 * itself, or had a later file. What was said is true whenever it is read; where the device stands is not.
 */
import type { Answers } from './by-hand.ts';
import { type FeedCursor, feedBeginning } from './calls.ts';
import { reconcile, type SyncMarks } from './reconcile.ts';

export type AfterAnswers =
  /** `marks`: before the items were taken in; `next`: how far they take it. `isLatest`: nothing happened since it asked. */
  | { readonly kind: 'go-on'; readonly marks: SyncMarks; readonly next: FeedCursor; readonly isLatest: boolean }
  /** The registry has other events of this device: it was copied, or put back to an earlier state. */
  | { readonly kind: 'copied' };

type Said = Pick<Answers, 'asked' | 'epoch' | 'head' | 'next'>;

const isNoFurther = (one: FeedCursor, other: FeedCursor) => one.own <= other.own && one.all <= other.all;

const isAsAsked = ({ epoch, cursor, acknowledged }: SyncMarks, { asked }: Said): boolean =>
  asked.epoch === epoch &&
  asked.cursor.own === cursor.own &&
  asked.cursor.all === cursor.all &&
  asked.acknowledged.n === acknowledged.n &&
  asked.acknowledged.id === acknowledged.id;

/** `idAt`: of our own event with that number; null where there is none. */
export function afterAnswers(marks: SyncMarks, said: Said, idAt: (n: number) => string | null): AfterAnswers {
  const { asked, epoch, head, next } = said;
  if (head.n > 0 && idAt(head.n) !== head.id) return { kind: 'copied' };
  const isLatest = isAsAsked(marks, said);
  const asItWas: AfterAnswers = { kind: 'go-on', marks, next: marks.cursor, isLatest };
  if (isLatest) {
    const after = reconcile(marks, said, idAt);
    if (after.kind === 'new-key') return { kind: 'copied' };
    // It has not given back all that the registry may have lost: that is asked for as long as the old life is marked.
    if (after.isRestored && !asked.isWhole)
      return { kind: 'go-on', marks: { ...marks, acknowledged: head }, next: marks.cursor, isLatest };
    return { kind: 'go-on', marks: after.marks, next, isLatest };
  }
  if (epoch !== marks.epoch) return asItWas;
  const from = asked.epoch === epoch ? asked.cursor : feedBeginning;
  const isSeamless = isNoFurther(from, marks.cursor);
  return {
    kind: 'go-on',
    marks: head.n > marks.acknowledged.n ? { ...marks, acknowledged: head } : marks,
    next: isSeamless
      ? { own: Math.max(next.own, marks.cursor.own), all: Math.max(next.all, marks.cursor.all) }
      : marks.cursor,
    isLatest,
  };
}
