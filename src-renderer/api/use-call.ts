/**
 * What a screen needs of main when it opens: the data, or why not, and a way to ask again.
 */
import { useCallback, useEffect, useState } from 'react';
import type { CallInput, CallName, CallOutput } from '#core/contract/contract.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from './call.ts';

export type Called<T> = {
  readonly data: T | null;
  readonly failure: Failure | null;
  readonly again: () => void;
};

export function useCall<N extends CallName>(name: N, input: CallInput<N>): Called<CallOutput<N>> {
  const key = JSON.stringify([name, input]);
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<{ key: string; data: CallOutput<N> | null; failure: Failure | null }>({
    key: '',
    data: null,
    failure: null,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for name and input; `attempt` asks again
  useEffect(() => {
    let current = true;
    void call(name, input).then((reply) => {
      if (!current) return;
      setAnswer(reply.ok ? { key, data: reply.value, failure: null } : { key, data: null, failure: reply.failure });
    });
    return () => {
      current = false;
    };
  }, [key, attempt]);

  const again = useCallback(() => setAttempt((count) => count + 1), []);
  const fits = answer.key === key;
  return { data: fits ? answer.data : null, failure: fits ? answer.failure : null, again };
}
