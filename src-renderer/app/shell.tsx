/**
 * What stays the same around the screens: the mark, where one can go, that everything is saved, who is here.
 */
import {
  Award,
  BookOpen,
  Check,
  ChevronDown,
  ClipboardCheck,
  House,
  LibraryBig,
  LoaderCircle,
  type LucideIcon,
  Milestone,
  Settings,
  ShieldCheck,
} from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { onSaveState, saveState } from '../api/call.ts';
import { laterWords } from '../locale/i18n.ts';
import { Button } from '../parts/button.tsx';
import mark from '../pictures/mark.svg';
import { afterDrawn } from './after-drawn.ts';
import { loadedLater } from './loaded-later.tsx';
import type { Route, Screen } from './route.ts';
import { useRouting } from './route-provider.tsx';
import { useSession } from './session.tsx';
import '../style/shell.css';
import './shell.css';

const LearnerMenu = loadedLater(() => import('./learner-menu.tsx').then((m) => m.LearnerMenu));
/** It has no widgets: nothing is loaded for them. */
const SyncLine = lazy(async () => {
  const [{ SyncLine: Line }] = await Promise.all([import('../screens/registry/sync-line.tsx'), laterWords()]);
  return { default: Line };
});

type Place = { readonly route: Route; readonly icon: LucideIcon; readonly holds: readonly Screen[] };

const places: readonly Place[] = [
  { route: { screen: 'home' }, icon: House, holds: ['home'] },
  {
    route: { screen: 'courses' },
    icon: BookOpen,
    holds: [
      'courses',
      'course',
      'lesson',
      'practice',
      'practising',
      'exercise',
      'exam-intro',
      'panel',
      'rating',
      'disputed-item',
      'decision',
    ],
  },
  {
    route: { screen: 'programmes' },
    icon: Milestone,
    holds: ['programmes', 'programme', 'logbook', 'roster', 'pathway', 'role'],
  },
  { route: { screen: 'certificates' }, icon: Award, holds: ['certificates', 'certificate', 'transcript', 'batch'] },
  { route: { screen: 'assess' }, icon: ClipboardCheck, holds: ['assess', 'assessment'] },
  { route: { screen: 'library' }, icon: LibraryBig, holds: ['library', 'article', 'glossary'] },
  { route: { screen: 'verify' }, icon: ShieldCheck, holds: ['verify'] },
  {
    route: { screen: 'settings' },
    icon: Settings,
    holds: ['settings', 'registry', 'lrs', 'authoring', 'item-statistics'],
  },
];

function Saved() {
  const { t } = useTranslation();
  const state = useSyncExternalStore(onSaveState, saveState);
  return (
    <p className="shell-saved">
      {state === 'saved' ? <Check aria-hidden="true" /> : <LoaderCircle aria-hidden="true" />}
      {t(state)}
    </p>
  );
}

/** Asked only when the first screen is seen. */
function Sending() {
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => afterDrawn(() => requestIdleCallback(() => setDrawn(true))), []);
  return <Suspense>{isDrawn && <SyncLine />}</Suspense>;
}

function Learner() {
  const { learner } = useSession();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={button}
        className="shell-button shell-learner"
        aria-haspopup="menu"
        aria-expanded={open}
        onPress={() => setOpen((was) => !was)}
      >
        <span className="shell-learner-name">{learner.name}</span>
        <ChevronDown aria-hidden="true" />
      </Button>
      <Suspense>{open && <LearnerMenu button={button} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}

export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { route, navigate } = useRouting();
  const { start } = useSession();
  // Few assess: to them the way there is shown, and while somebody is there.
  const shown = places.filter(
    ({ route: { screen }, holds }) => screen !== 'assess' || start.assesses || holds.includes(route.screen),
  );
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      <header className="shell-top">
        <p className="shell-mark">
          <img src={mark} alt="" />
          Fieldpass
        </p>
        <Sending />
        <Saved />
        <Learner />
      </header>
      <nav className="shell-rail" aria-label={t('places')}>
        {shown.map(({ route: to, icon: Icon, holds }) => (
          <Button
            key={to.screen}
            data-place={to.screen}
            className={holds.includes(route.screen) ? 'shell-place is-here' : 'shell-place'}
            aria-current={holds.includes(route.screen) ? 'page' : false}
            onPress={() => navigate(to)}
          >
            <Icon aria-hidden="true" />
            <span>{t(`place.${to.screen}`)}</span>
          </Button>
        ))}
      </nav>
      <main className="shell-main" id="main" tabIndex={-1}>
        <div className="shell-column">{children}</div>
      </main>
    </div>
  );
}
