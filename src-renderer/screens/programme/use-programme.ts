/**
 * One programme as this person stands with it, and what can be done about it. Each deed answers with how one stands then.
 */
import { useState } from 'react';
import type { CallInput } from '#core/contract/contract.ts';
import type { BroughtSignOffs, ProgrammeView } from '#core/contract/programme-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import type { Result } from '#core/result/result.ts';
import { useAgainAfterSync } from '../../api/again-after-sync.ts';
import { call } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';

export type ProgrammeAt = {
  readonly view: ProgrammeView | null;
  /** Why it cannot be shown. */
  readonly failure: Failure | null;
  readonly again: () => void;
  /** Why the last deed was not done. */
  readonly trouble: Failure | null;
  readonly isBusy: boolean;
  /** Of what was brought in last. */
  readonly brought: BroughtSignOffs | null;
  takeUp(): Promise<boolean>;
  declare(documentId: string, digest: string): Promise<boolean>;
  /** Asks for a file. */
  bring(): Promise<void>;
  /** What a camera saw, as `programme.frame` took it. */
  takeBrought(reply: Result<BroughtSignOffs, Failure>): Promise<void>;
  /** What was said of the last deed does not stay beside the next. */
  hush(): void;
};

export function useProgramme(programmeId: CallInput<'programme.read'>['programmeId']): ProgrammeAt {
  const read = useCall('programme.read', { programmeId });
  const [latest, setLatest] = useState<ProgrammeView | null>(null);
  const [trouble, setTrouble] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [brought, setBrought] = useState<BroughtSignOffs | null>(null);
  const again = () => {
    setLatest(null);
    read.again();
  };
  useAgainAfterSync(read.again);

  const hush = () => {
    setTrouble(null);
    setBrought(null);
  };
  const busily = async <T>(ask: () => Promise<Result<T, Failure>>): Promise<T | null> => {
    hush();
    setBusy(true);
    const reply = await ask();
    setBusy(false);
    if (reply.ok) return reply.value;
    setTrouble(reply.failure);
    return null;
  };
  const change = async (ask: () => Promise<Result<ProgrammeView, Failure>>): Promise<boolean> => {
    const view = await busily(ask);
    if (view) setLatest(view);
    return view !== null;
  };
  const takeBrought = async (reply: Result<BroughtSignOffs, Failure>) => {
    const came = await busily(async () => reply);
    if (!came) return;
    setBrought(came);
    const view = await call('programme.read', { programmeId });
    if (view.ok) setLatest(view.value);
  };
  return {
    view: latest ?? read.data,
    failure: read.failure,
    again,
    trouble,
    isBusy,
    brought,
    takeUp: () => change(() => call('programme.take-up', { programmeId })),
    declare: (documentId, digest) => change(() => call('programme.declare', { programmeId, documentId, digest })),
    bring: async () => {
      const reply = await busily(() => call('programme.bring', {}));
      if (reply) await takeBrought({ ok: true, value: reply });
    },
    takeBrought,
    hush,
  };
}
