/**
 * What a device does when it hears where a registry stands: go on, send again what the registry lost, or begin anew under
 * another key because its own records were copied or put back.
 */
import { type FeedCursor, feedBeginning, type HelloReply } from './calls.ts';
import type { EventHead } from './device-event.ts';

export type SyncMarks = {
  /** The registry's life that the marks belong to; null before the first call. */
  readonly epoch: string | null;
  readonly cursor: FeedCursor;
  /** The last event that the registry said it has. */
  readonly acknowledged: EventHead;
};

export type Reconciled =
  /** Send what follows `marks.acknowledged`. `isRestored`: it is another life, so give back what it may have lost. */
  { readonly kind: 'go-on'; readonly marks: SyncMarks; readonly isRestored: boolean } | { readonly kind: 'new-key' };

/** `idAt`: of our own event with that number; null where there is none. */
export function reconcile(
  marks: SyncMarks,
  { epoch, head }: Pick<HelloReply, 'epoch' | 'head'>,
  idAt: (n: number) => string | null,
): Reconciled {
  if (head.n > 0 && idAt(head.n) !== head.id) return { kind: 'new-key' };
  const isSame = epoch === marks.epoch;
  return {
    kind: 'go-on',
    marks: { epoch, cursor: isSame ? marks.cursor : feedBeginning, acknowledged: head },
    isRestored: !isSame && marks.epoch !== null,
  };
}
