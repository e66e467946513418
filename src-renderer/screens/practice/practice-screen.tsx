/**
 * Practice seen from above: what is due today, the days to come, and how well each area sits.
 */
import { ArrowRight, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PracticeFocus, PracticeOutlook } from '#core/contract/practice-calls.ts';
import { sessionLength } from '#core/practice/session.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import { DueDays } from './due-days.tsx';
import './practice.css';

/** Reading it, answering it, reading why. */
const minutesEach = 1;

type AreaProps = { area: PracticeOutlook['areas'][number]; onPractise: (focus: PracticeFocus) => void };

function AreaRow({ area, onPractise }: AreaProps) {
  const { t } = useTranslation('practice');
  const formats = useFormats();
  const { title, total, asked, firm, competencies } = area;
  const width = (part: number) => `${(100 * part) / Math.max(1, total)}%`;
  return (
    <li className="practice-area">
      <div className="practice-area-words">
        <h3>{title}</h3>
        <div className="practice-area-track" aria-hidden="true">
          <div className="practice-area-asked" style={{ inlineSize: width(asked) }} />
          <div className="practice-area-firm" style={{ inlineSize: width(firm) }} />
        </div>
        <p className="practice-area-numbers">
          {asked === 0
            ? t('areaNew', { count: total })
            : t('areaNumbers', {
                firm: formats.number(Math.round(firm)),
                asked: formats.number(asked),
                total: formats.number(total),
              })}
        </p>
      </div>
      <ActionButton
        aria-label={t('practiseArea', { title })}
        onPress={() => onPractise({ kind: 'competencies', competencies })}
      >
        <RotateCw aria-hidden="true" />
        {t('practise')}
      </ActionButton>
    </li>
  );
}

function Today({ outlook, onPractise }: { outlook: PracticeOutlook; onPractise: (focus: PracticeFocus) => void }) {
  const { t } = useTranslation('practice');
  const formats = useFormats();
  const navigate = useNavigate();
  const { courseId, today, days, nextLesson } = outlook;
  const next = days.findIndex((count) => count > 0);
  if (today > 0) {
    const now = Math.min(today, sessionLength);
    return (
      <section className="practice-today" aria-labelledby="today-title">
        <h2 id="today-title">{t('today', { count: today })}</h2>
        <p>
          {today > now
            ? t('todayPart', { count: now, time: formats.minutes(now * minutesEach) })
            : t('todayTime', { time: formats.minutes(now * minutesEach) })}
        </p>
        <ActionButton kind="main" onPress={() => onPractise({ kind: 'due' })}>
          {t('begin')}
          <ArrowRight className="is-mirrored" aria-hidden="true" />
        </ActionButton>
      </section>
    );
  }
  return (
    <section className="practice-today" aria-labelledby="today-title">
      <h2 id="today-title">{t('todayNone')}</h2>
      <p>{next > 0 ? t('nextOn', { when: formats.inDays(next) }) : t('nothingMet')}</p>
      {nextLesson && (
        <ActionButton
          kind={next > 0 ? 'plain' : 'main'}
          onPress={() => navigate({ screen: 'lesson', courseId, lessonId: nextLesson })}
        >
          {t('readLesson')}
          <ArrowRight className="is-mirrored" aria-hidden="true" />
        </ActionButton>
      )}
    </section>
  );
}

export function PracticeScreen({ courseId }: { courseId: string }) {
  const { t } = useTranslation('practice');
  const navigate = useNavigate();
  const outlook = useCall('practice.read', { courseId });
  useScreenReady('practice', outlook.data ? t('title') : null);
  if (outlook.failure) return <ProblemScreen failure={outlook.failure} onRetry={outlook.again} />;
  if (!outlook.data) return <LoadingState>{t('loading')}</LoadingState>;
  const { data } = outlook;
  const practise = (focus: PracticeFocus) => navigate({ screen: 'practising', courseId, focus });
  return (
    <div className="practice">
      <header className="practice-head">
        <p className="eyebrow">{data.courseTitle}</p>
        <h1 tabIndex={-1}>{t('title')}</h1>
        <p className="practice-lead">{t('lead')}</p>
      </header>
      <Today outlook={data} onPractise={practise} />
      <DueDays days={data.days} />
      <section aria-labelledby="practice-areas-title">
        <h2 id="practice-areas-title">{t('areasTitle')}</h2>
        <p className="quiet-line">{t('areasLead')}</p>
        <ul className="practice-areas">
          {data.areas.map((area) => (
            <AreaRow key={area.domain} area={area} onPractise={practise} />
          ))}
        </ul>
      </section>
    </div>
  );
}
