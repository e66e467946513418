/**
 * Who is here, with which settings, and what they should know: shared by all screens of the shell.
 */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { LearnerSummary, Notice, StartView } from '#core/contract/app-calls.ts';
import type { CallInput } from '#core/contract/contract.ts';
import type { SettingsView } from '#core/contract/values.ts';
import type { Failure } from '#core/result/failure.ts';
import { call, onEvent } from '../api/call.ts';
import { speak } from '../locale/i18n.ts';
import { dress } from './appearance.ts';

type Session = {
  readonly start: StartView;
  readonly learner: LearnerSummary;
  readonly settings: SettingsView;
  readonly notices: readonly Notice[];
  readonly changeSettings: (change: CallInput<'settings.change'>) => Promise<Failure | null>;
  readonly dismissNotice: (id: string) => void;
  /** Asks main again how things stand; after a change of learner or name. */
  readonly reload: () => Promise<void>;
};

const SessionContext = createContext<Session | null>(null);

type Props = { readonly start: StartView; readonly reload: () => Promise<void>; readonly children: ReactNode };

export function SessionProvider({ start, reload, children }: Props) {
  const [settings, setSettings] = useState(start.settings);
  const [notices, setNotices] = useState<readonly Notice[]>(start.notices);

  useEffect(() => {
    const refresh = async () => {
      const reply = await call('app.notices', {});
      if (reply.ok) setNotices(reply.value);
    };
    void refresh();
    return onEvent('notices.changed', () => void refresh());
  }, []);

  const session = useMemo<Session | null>(() => {
    if (!start.learner) return null;
    return {
      start,
      learner: start.learner,
      settings,
      notices,
      reload,
      changeSettings: async (change) => {
        const reply = await call('settings.change', change);
        if (!reply.ok) return reply.failure;
        if (change.language) await speak(change.language);
        dress(reply.value);
        setSettings(reply.value);
        return null;
      },
      dismissNotice: (id) => void call('app.dismiss-notice', { id }),
    };
  }, [start, settings, notices, reload]);

  return session && <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no SessionProvider above');
  return session;
}
