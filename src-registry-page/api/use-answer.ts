/**
 * What a screen needs of the registry: the data, or why not, and a way to ask again. What was seen before is shown at once
 * while it is asked for anew, so that going back is quick; while a list is narrowed the one before stays.
 */
import { useCallback, useEffect, useState } from 'react';
import type { z } from '#core/zod.ts';

import { ask, type Trouble } from './ask.ts';
import { useSignInCount } from './sign-ins.ts';

export type Answer<T> = {
  readonly data: T | null;
  readonly trouble: Trouble | null;
  /** What is shown is from before; the new is on its way. */
  readonly isWaiting: boolean;
  readonly again: () => void;
};

const mostSeen = 60;
const seen = new Map<string, unknown>();

function remember(path: string, value: unknown): void {
  seen.delete(path);
  seen.set(path, value);
  const [oldest] = seen.keys();
  if (seen.size > mostSeen && oldest !== undefined) seen.delete(oldest);
}

type State<T> = { readonly path: string; readonly data: T | null; readonly trouble: Trouble | null };

export function useAnswer<S extends z.ZodType>(path: string, shape: S): Answer<z.output<S>> {
  type T = z.output<S>;
  const signIns = useSignInCount();
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<State<T>>({ path: '', data: null, trouble: null });

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` and `signIns` ask again; a path has one shape
  useEffect(() => {
    let isCurrent = true;
    void ask(path, shape).then((reply) => {
      if (!isCurrent) return;
      if (reply.ok) remember(path, reply.value);
      setState(reply.ok ? { path, data: reply.value, trouble: null } : { path, data: null, trouble: reply.failure });
    });
    return () => {
      isCurrent = false;
    };
  }, [path, attempt, signIns]);

  const again = useCallback(() => setAttempt((count) => count + 1), []);
  if (state.path === path) return { data: state.data, trouble: state.trouble, isWaiting: false, again };
  return { data: (seen.get(path) as T | undefined) ?? state.data, trouble: null, isWaiting: true, again };
}
