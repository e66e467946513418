/**
 * What is on the screen may be other when records were exchanged with the registry: it is asked for again, at most twice a
 * second.
 */
import { useEffect } from 'react';
import { onEvent } from './call.ts';

const quietMs = 500;

export function useAgainAfterSync(again: () => void): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const off = onEvent('sync.changed', () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        again();
      }, quietMs);
    });
    return () => {
      clearTimeout(timer);
      off();
    };
  }, [again]);
}
