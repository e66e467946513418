/**
 * The application as a whole: asks main how things stand, then shows first run, the choice of learner, or the shell.
 */

import i18next from 'i18next';
import { Suspense, useCallback, useEffect, useState } from 'react';
import type { StartView } from '#core/contract/app-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../api/call.ts';
import { callEarly } from '../api/use-call.ts';
import { speak, startWords } from '../locale/i18n.ts';
import { Announcer } from '../parts/announcer.tsx';
import { ProblemBoundary } from '../screens/problem/problem-boundary.tsx';
import { dress } from './appearance.ts';
import { loadedLater } from './loaded-later.tsx';
import { RouteProvider } from './route-provider.tsx';
import { ScreenOutlet } from './screen-outlet.tsx';
import { SessionProvider } from './session.tsx';

const ProfileTrouble = loadedLater(() =>
  import('../screens/learners/profile-trouble.tsx').then((m) => m.ProfileTrouble),
);
const LearnersScreen = loadedLater(() =>
  import('../screens/learners/learners-screen.tsx').then((m) => m.LearnersScreen),
);
const WelcomeScreen = loadedLater(() => import('../screens/welcome/welcome-screen.tsx').then((m) => m.WelcomeScreen));

/** Home is drawn whole if it is there this soon after the language is known. */
const homePatienceMs = 200;

type Start = { view: StartView | null; failure: Failure | null };

export function App() {
  const [start, setStart] = useState<Start | null>(null);

  const load = useCallback(async () => {
    const first = await call('app.start', {});
    // Where the only profile cannot be opened, asking again tells the settings and who else there is.
    const reply = first.ok ? first : await call('app.start', {});
    const view = reply.ok ? reply.value : null;
    const wanted = view?.settings.language ?? 'en';
    await Promise.all([
      i18next.isInitialized ? speak(wanted) : startWords(wanted),
      view?.learner && callEarly('home.read', {}, homePatienceMs),
    ]);
    if (view) dress(view.settings);
    setStart({ view, failure: first.ok ? null : first.failure });
  }, []);

  useEffect(() => {
    void load();
  }, [load]);

  if (!start) return null;
  const { view, failure } = start;
  const toLearners = view ? { onBack: () => setStart({ view, failure: null }) } : {};
  const shown = failure ? null : view;
  return (
    <Announcer>
      <ProblemBoundary>
        <Suspense>
          {failure && <ProfileTrouble failure={failure} onSolved={load} {...toLearners} />}
          {shown && !shown.learner && shown.learners.length === 0 && <WelcomeScreen start={shown} onDone={load} />}
          {shown && !shown.learner && shown.learners.length > 0 && <LearnersScreen start={shown} onDone={load} />}
          {shown?.learner && (
            <SessionProvider start={shown} reload={load}>
              <RouteProvider key={shown.learner.id}>
                <ScreenOutlet />
              </RouteProvider>
            </SessionProvider>
          )}
        </Suspense>
      </ProblemBoundary>
    </Announcer>
  );
}
