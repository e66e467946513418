/**
 * The logbook, and what can be done with it. Each deed answers with the logbook as it is then.
 */
import { useState } from 'react';
import type { CallInput } from '#core/contract/contract.ts';
import type { EntryProblem, LogbookView } from '#core/contract/programme-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { useAgainAfterSync } from '../../api/again-after-sync.ts';
import { call } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';

export type NewEntry = CallInput<'logbook.add'>;

export type Logbook = {
  readonly view: LogbookView | null;
  /** Why it cannot be shown. */
  readonly failure: Failure | null;
  readonly again: () => void;
  /** Why the last deed was not done. */
  readonly trouble: Failure | null;
  readonly isBusy: boolean;
  /** Kept, or why it cannot be true; `null` where a failure came between. */
  add(entry: NewEntry): Promise<'kept' | EntryProblem | null>;
  remove(id: string): Promise<boolean>;
};

export function useLogbook(): Logbook {
  const read = useCall('logbook.read', {});
  const [latest, setLatest] = useState<LogbookView | null>(null);
  const [trouble, setTrouble] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const again = () => {
    setLatest(null);
    read.again();
  };
  useAgainAfterSync(read.again);
  return {
    view: latest ?? read.data,
    failure: read.failure,
    again,
    trouble,
    isBusy,
    add: async (entry) => {
      setTrouble(null);
      setBusy(true);
      const reply = await call('logbook.add', entry);
      setBusy(false);
      if (!reply.ok) {
        setTrouble(reply.failure);
        return null;
      }
      setLatest(reply.value.logbook);
      return reply.value.problem ?? 'kept';
    },
    remove: async (id) => {
      setTrouble(null);
      setBusy(true);
      const reply = await call('logbook.remove', { id });
      setBusy(false);
      if (reply.ok) setLatest(reply.value);
      else setTrouble(reply.failure);
      return reply.ok;
    },
  };
}
