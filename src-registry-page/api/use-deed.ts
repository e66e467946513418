/**
 * Something that changes records: done once however often it is pressed, with what came of it.
 */
import { useCallback, useRef, useState } from 'react';
import type { Reply, Trouble } from './ask.ts';

export type Deed<I extends readonly unknown[]> = {
  readonly isBusy: boolean;
  readonly trouble: Trouble | null;
  readonly run: (...input: I) => Promise<void>;
  readonly forget: () => void;
};

export function useDeed<I extends readonly unknown[], T>(
  work: (...input: I) => Promise<Reply<T>>,
  onDone: (value: T) => void,
): Deed<I> {
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const isRunning = useRef(false);
  const run = async (...input: I) => {
    if (isRunning.current) return;
    isRunning.current = true;
    setBusy(true);
    setTrouble(null);
    const reply = await work(...input);
    isRunning.current = false;
    setBusy(false);
    if (reply.ok) onDone(reply.value);
    else setTrouble(reply.failure);
  };
  const forget = useCallback(() => setTrouble(null), []);
  return { isBusy, trouble, run, forget };
}
