/**
 * How telling the LRS stands, read again whenever main says that something changed.
 */
import { useCallback, useEffect, useState } from 'react';
import type { LrsView } from '#core/contract/lrs-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call, onEvent } from '../../api/call.ts';

export type LrsStanding = {
  readonly view: LrsView | null;
  /** Why it could not be read. What was read before stays. */
  readonly failure: Failure | null;
  readonly again: () => Promise<void>;
};

export function useLrs(): LrsStanding {
  const [view, setView] = useState<LrsView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const again = useCallback(async () => {
    const reply = await call('lrs.read', {});
    if (reply.ok) setView(reply.value);
    setFailure(reply.ok ? null : reply.failure);
  }, []);
  useEffect(() => {
    void again();
    return onEvent('lrs.changed', () => void again());
  }, [again]);
  return { view, failure, again };
}
