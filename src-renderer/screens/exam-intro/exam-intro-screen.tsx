/**
 * Before the exam: what it asks, what makes a pass, what happens when the power goes. One button begins or continues.
 */
import { BookOpen, CalendarClock, Clock, ListChecks, Target } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExamIntro } from '#core/contract/exam-calls.ts';
import { noAccommodations, timeWith } from '#core/exam/accommodations.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { Conditions } from './conditions.tsx';
import { ExamAreas } from './exam-areas.tsx';
import { NotNow } from './not-now.tsx';
import { PassRule } from './pass-rule.tsx';
import './exam-intro.css';

function Figures({ exam }: { exam: ExamIntro }) {
  const { t } = useTranslation('exam');
  const formats = useFormats();
  const needed = Math.ceil((exam.passPercent * exam.items) / 100);
  return (
    <ul className="exam-figures">
      <li>
        <ListChecks aria-hidden="true" />
        <strong>{t('intro.items', { count: exam.items })}</strong>
        <span>{t('intro.itemsHint')}</span>
      </li>
      <li>
        <Clock aria-hidden="true" />
        <strong>{formats.minutes(exam.minutes)}</strong>
        <span>{t('intro.minutesHint')}</span>
      </li>
      <li>
        <Target aria-hidden="true" />
        <strong>{t('intro.rule', { percent: formats.percent(exam.passPercent) })}</strong>
        <span>{t('intro.ruleHint', { count: needed })}</span>
      </li>
    </ul>
  );
}

function GoodToKnow() {
  const { t } = useTranslation('exam');
  const lines = ['knowSaved', 'knowPower', 'knowTime', 'knowMove', 'knowAgain'] as const;
  return (
    <section aria-labelledby="know-title">
      <h2 id="know-title">{t('intro.knowTitle')}</h2>
      <ul className="exam-know">
        {lines.map((line) => (
          <li key={line}>{t(`intro.${line}`)}</li>
        ))}
      </ul>
    </section>
  );
}

/** What is written down of an attempt, and what is not: told before it begins. */
function Recorded({ exam }: { exam: ExamIntro }) {
  const { t } = useTranslation('exam');
  const formats = useFormats();
  return (
    <section aria-labelledby="record-title">
      <h2 id="record-title">{t('intro.recordTitle')}</h2>
      <ul className="exam-know">
        <li>{t('intro.recordWhat')}</li>
        <li>
          {exam.giveBackMinutes > 0
            ? t('recorded.ruleGivesBack', { time: formats.minutes(exam.giveBackMinutes) })
            : t('recorded.ruleRunsOn')}
        </li>
        <li>{t('intro.recordNothing')}</li>
      </ul>
    </section>
  );
}

/** Who has a certificate is told what another pass would change. */
function Holds({ holds: { renewal, newUntil } }: { holds: NonNullable<ExamIntro['holds']> }) {
  const { t } = useTranslation('exam');
  const formats = useFormats();
  const words = {
    until: formats.date(renewal.expiresAt),
    from: formats.date(renewal.opensAt),
    newUntil: formats.date(newUntil),
  };
  return (
    <aside className={renewal.state === 'later' ? 'exam-note' : 'exam-note is-care'}>
      <CalendarClock aria-hidden="true" />
      <p>
        <strong>{t(`intro.holds.${renewal.state}.title`, words)}</strong>{' '}
        {t(`intro.holds.${renewal.state}.body`, words)}
      </p>
    </aside>
  );
}

function Intro({ exam }: { exam: ExamIntro }) {
  const { t } = useTranslation('exam');
  const formats = useFormats();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const { courseId } = exam;
  const underWay = exam.openAttempt !== null;
  const unread = exam.lessonsTotal - exam.lessonsRead;
  const [wanted, setWanted] = useState(noAccommodations);
  const sit = () => navigate({ screen: 'sitting', courseId, accommodations: wanted });
  return (
    <article className="exam-intro">
      <header className="exam-intro-head">
        <p className="eyebrow">{t('intro.eyebrow')}</p>
        <h1 tabIndex={-1}>{exam.courseTitle}</h1>
        <p className="exam-intro-lead">{t(exam.isRetest && !underWay ? 'intro.retestLead' : 'intro.lead')}</p>
      </header>
      <Figures exam={exam} />
      {underWay && (
        <aside className="exam-note">
          <Clock aria-hidden="true" />
          <p>
            <strong>{t('intro.openTitle')}</strong> {t('intro.openBody')}
          </p>
        </aside>
      )}
      {!underWay && exam.holds && <Holds holds={exam.holds} />}
      {!underWay && unread > 0 && (
        <aside className="exam-note is-care">
          <BookOpen aria-hidden="true" />
          <p>
            <strong>{t('intro.unreadTitle', { count: unread })}</strong> {t('intro.unreadBody')}
          </p>
          <ActionButton onPress={() => navigate({ screen: 'course', courseId })}>
            {t('intro.unreadAction')}
          </ActionButton>
        </aside>
      )}
      <PassRule exam={exam} />
      <ExamAreas exam={exam} />
      <GoodToKnow />
      <Recorded exam={exam} />
      {!underWay && <Conditions minutes={exam.minutes} wanted={wanted} onChange={setWanted} />}
      {!underWay && <NotNow exam={exam} />}
      <footer className="exam-intro-foot">
        <ActionButton
          kind="main"
          isDisabled={!underWay && !exam.permission.may}
          onPress={underWay ? sit : () => setAsked(true)}
        >
          {underWay ? t('intro.continue') : t('intro.begin')}
        </ActionButton>
      </footer>
      <ConfirmDialog
        isOpen={asked}
        onOpenChange={setAsked}
        title={t('intro.confirmTitle')}
        confirm={t('intro.confirmYes')}
        cancel={t('intro.confirmNo')}
        onConfirm={sit}
      >
        <p>{t('intro.confirmBody', { time: formats.minutes(timeWith(exam.minutes, wanted) / 60_000) })}</p>
      </ConfirmDialog>
    </article>
  );
}

export function ExamIntroScreen({ courseId }: { courseId: string }) {
  const { t } = useTranslation('exam');
  const exam = useCall('exam.intro', { courseId });
  const { data, failure } = exam;
  useScreenReady('exam-intro', data ? t('intro.title', { course: data.courseTitle }) : failure && t('intro.eyebrow'));
  if (data) return <Intro exam={data} />;
  if (failure) {
    return (
      <>
        <h1 tabIndex={-1}>{t('intro.eyebrow')}</h1>
        <FailureState failure={failure} onRetry={exam.again} />
      </>
    );
  }
  return <LoadingState>{t('intro.loading')}</LoadingState>;
}
