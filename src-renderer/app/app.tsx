/**
 * The application as a whole: asks main how things stand, then shows first run, the choice of learner, or the shell.
 */

import i18next from 'i18next';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { StartView } from '#core/contract/app-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../api/call.ts';
import { speak, startWords } from '../locale/i18n.ts';
import { Announcer } from '../parts/announcer.tsx';
import { dress } from './appearance.ts';
import { RouteProvider } from './route-provider.tsx';
import { ScreenOutlet } from './screen-outlet.tsx';
import { SessionProvider } from './session.tsx';

const ProfileTrouble = lazy(() =>
  import('../screens/learners/profile-trouble.tsx').then((m) => ({ default: m.ProfileTrouble })),
);
const LearnersScreen = lazy(() =>
  import('../screens/learners/learners-screen.tsx').then((m) => ({ default: m.LearnersScreen })),
);
const WelcomeScreen = lazy(() =>
  import('../screens/welcome/welcome-screen.tsx').then((m) => ({ default: m.WelcomeScreen })),
);

type Start = { view: StartView | null; failure: Failure | null };

export function App() {
  const [start, setStart] = useState<Start | null>(null);
  const [language, setLanguage] = useState('en');

  const load = useCallback(async () => {
    const reply = await call('app.start', {});
    const wanted = reply.ok ? reply.value.settings.language : 'en';
    if (i18next.isInitialized) await speak(wanted);
    else await startWords(wanted);
    if (reply.ok) dress(reply.value.settings);
    setStart(reply.ok ? { view: reply.value, failure: null } : { view: null, failure: reply.failure });
  }, []);

  useEffect(() => {
    i18next.on('languageChanged', setLanguage);
    void load();
    return () => i18next.off('languageChanged', setLanguage);
  }, [load]);

  if (!start) return null;
  const { view } = start;
  return (
    <I18nProvider locale={language}>
      <Announcer>
        <Suspense>
          {start.failure && <ProfileTrouble failure={start.failure} onSolved={load} />}
          {view && !view.learner && view.learners.length === 0 && <WelcomeScreen start={view} onDone={load} />}
          {view && !view.learner && view.learners.length > 0 && <LearnersScreen start={view} onDone={load} />}
          {view?.learner && (
            <SessionProvider start={view} reload={load}>
              <RouteProvider key={view.learner.id}>
                <ScreenOutlet />
              </RouteProvider>
            </SessionProvider>
          )}
        </Suspense>
      </Announcer>
    </I18nProvider>
  );
}
