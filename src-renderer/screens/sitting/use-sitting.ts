/**
 * A sitting as the screen uses it: the session's picture of now, and the events that change it from outside.
 */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { SittingView } from '#core/contract/exam-calls.ts';
import { call, onEvent } from '../../api/call.ts';
import { SittingSession, type SittingSnapshot } from './sitting-session.ts';

const syncEveryMs = 20_000;

export function useSitting(view: SittingView): { session: SittingSession; now: SittingSnapshot } {
  const { attemptId } = view.state;
  const session = useMemo(
    () =>
      new SittingSession(view, {
        answer: (position, response) => call('exam.answer', { attemptId, position, response }),
        flag: (position, flagged) => call('exam.flag', { attemptId, position, flagged }),
        visit: (position) => call('exam.visit', { attemptId, position }),
        pause: (on) => call('exam.pause', { attemptId, on }),
        state: () => call('exam.state', { attemptId }),
      }),
    [view, attemptId],
  );
  const now = useSyncExternalStore(session.subscribe, session.snapshot);

  useEffect(() => {
    const sync = () => {
      if (document.visibilityState === 'visible') void session.sync();
    };
    const beat = setInterval(sync, syncEveryMs);
    document.addEventListener('visibilitychange', sync);
    window.addEventListener('focus', sync);
    const stop = onEvent('exam.time-over', (over) => {
      if (over.attemptId === attemptId) session.end();
    });
    return () => {
      clearInterval(beat);
      document.removeEventListener('visibilitychange', sync);
      window.removeEventListener('focus', sync);
      stop();
    };
  }, [session, attemptId]);

  return { session, now };
}
