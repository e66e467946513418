/**
 * How sending stands, read again whenever main says that something changed: one question at a time, and the newest answer.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { SyncView } from '#core/contract/sync-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call, onEvent } from '../../api/call.ts';

export type Sync = {
  readonly view: SyncView | null;
  /** Why it could not be read. What was read before stays. */
  readonly failure: Failure | null;
  readonly again: () => Promise<void>;
};

export function useSync(): Sync {
  const [view, setView] = useState<SyncView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const reading = useRef<Promise<void> | null>(null);
  const isStale = useRef(false);

  const again = useCallback(() => {
    isStale.current = true;
    const read = async () => {
      while (isStale.current) {
        isStale.current = false;
        const reply = await call('sync.read', {});
        if (reply.ok) setView(reply.value);
        setFailure(reply.ok ? null : reply.failure);
      }
      reading.current = null;
    };
    reading.current ??= read();
    return reading.current;
  }, []);

  useEffect(() => {
    void again();
    return onEvent('sync.changed', () => void again());
  }, [again]);
  return { view, failure, again };
}
