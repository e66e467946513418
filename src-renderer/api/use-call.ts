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

type Answer<T> = { readonly key: string; readonly data: T | null; readonly failure: Failure | null };

const keyOf = (name: CallName, input: unknown) => JSON.stringify([name, input]);

async function answerTo<N extends CallName>(name: N, input: CallInput<N>): Promise<Answer<CallOutput<N>>> {
  const reply = await call(name, input);
  const key = keyOf(name, input);
  return reply.ok ? { key, data: reply.value, failure: null } : { key, data: null, failure: reply.failure };
}

const early = new Map<string, Answer<unknown>>();

function takeEarly<T>(key: string): Answer<T> | null {
  const answer = early.get(key);
  early.delete(key);
  return (answer as Answer<T> | undefined) ?? null;
}

/**
 * Asks before the screen that wants it is drawn, so that it is drawn once, whole. Waits `patienceMs` at most: a screen
 * that would come later than that shows that it is loading.
 */
export async function callEarly<N extends CallName>(name: N, input: CallInput<N>, patienceMs: number): Promise<void> {
  let late = false;
  const asked = answerTo(name, input).then((answer) => {
    if (!late) early.set(answer.key, answer);
  });
  await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  late = true;
}

export function useCall<N extends CallName>(name: N, input: CallInput<N>): Called<CallOutput<N>> {
  const key = keyOf(name, input);
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<Answer<CallOutput<N>>>(
    () => takeEarly(key) ?? { key: '', data: null, failure: null },
  );
  const hasEarly = attempt === 0 && answer.key === key;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for name and input; `attempt` asks again
  useEffect(() => {
    if (hasEarly) return;
    let current = true;
    void answerTo(name, input).then((given) => {
      if (current) setAnswer(given);
    });
    return () => {
      current = false;
    };
  }, [key, attempt]);

  const again = useCallback(() => setAttempt((count) => count + 1), []);
  const fits = answer.key === key;
  return { data: fits ? answer.data : null, failure: fits ? answer.failure : null, again };
}
