/**
 * The room of an exam: no shell, only the item, the time, the way through. Leaves for the decision when main says that
 * the attempt is decided.
 */
import { ArrowLeft, ArrowRight, Flag, ListChecks } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SittingView } from '#core/contract/exam-calls.ts';
import { isAnswered } from '#core/exam/response.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { useAnnounce } from '../../parts/announcer.tsx';
import { remainingNow } from './exam-clock.ts';
import { ItemPage } from './item-page.tsx';
import { isElsewhere } from './item-types/letter-keys.ts';
import { LeaveButton } from './leave-button.tsx';
import { PauseButton, PauseCover } from './pause.tsx';
import { QuestionDots } from './question-dots.tsx';
import { RecordedNote } from './recorded-note.tsx';
import { ResumedNote } from './resumed-note.tsx';
import { ReviewPage } from './review-page.tsx';
import { UnsavedNote } from './save-line.tsx';
import { SubmitButton } from './submit-button.tsx';
import { TimeLeft } from './time-left.tsx';
import { useSitting } from './use-sitting.ts';

export function SittingRoom({ view }: { view: SittingView }) {
  const { t } = useTranslation('exam');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { session, now } = useSitting(view);
  const [page, setPage] = useState<'item' | 'review'>('item');
  const [greeting, setGreeting] = useState(view.resumed);
  const count = view.items.length;
  const { position } = now;
  const item = view.items[position];
  const last = position === count - 1;
  const flagged = now.flagged[position] ?? false;
  const paused = now.pause?.on ?? false;
  const failedCount = now.marks.filter((mark) => mark === 'failed').length;

  useEffect(() => {
    if (!now.decided) return;
    if (remainingNow(session.snapshot().anchor) === 0) announce(t('sitting.timeOver'));
    navigate({ screen: 'decision', attemptId: view.state.attemptId });
  }, [now.decided, navigate, view, session, announce, t]);

  // Something is told while it is new: since the last move, and once it is over.
  const [told, setTold] = useState(view.state.interruptions.length);
  const newest =
    now.interruptions.slice(told).findLast(({ kind, ms }) => ms !== null || kind === 'second-start') ?? null;

  const go = (to: number) => {
    setTold(now.interruptions.length);
    setPage('item');
    void session.go(to);
  };
  const onward = () => (last ? setPage('review') : go(position + 1));

  /** Enter goes on, unless it presses a button. */
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (paused || page !== 'item' || event.key !== 'Enter' || event.repeat || isElsewhere(event)) return;
    if (event.target instanceof Element && event.target.closest('button, a, [role="button"]')) return;
    event.preventDefault();
    onward();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    // Before the option rows see it: they take Enter for themselves.
    document.addEventListener('keydown', listen, { capture: true });
    return () => document.removeEventListener('keydown', listen, { capture: true });
  }, []);

  return (
    <div className="sitting">
      <header className="sitting-head">
        <p className="sitting-course">{view.courseTitle}</p>
        <p className="sitting-progress">
          {t('sitting.answeredCount', { answered: now.responses.filter(isAnswered).length, total: count })}
        </p>
        <TimeLeft anchor={now.anchor} onOver={() => void session.sync()} />
        <PauseButton session={session} now={now} />
        <LeaveButton session={session} />
      </header>
      <div className="sitting-scroll">
        <main className="sitting-body" id="main">
          <div className="sitting-column">
            {greeting && (
              <ResumedNote
                answered={now.responses.filter(isAnswered).length}
                anchor={now.anchor}
                onClose={() => setGreeting(false)}
              />
            )}
            <RecordedNote newest={newest} />
            {paused ? (
              <PauseCover session={session} now={now} />
            ) : page === 'review' || !item ? (
              <ReviewPage view={view} now={now} onGo={go} />
            ) : (
              <ItemPage
                item={item}
                count={count}
                courseId={view.courseId}
                language={view.language}
                session={session}
                now={now}
              />
            )}
            {now.failure && failedCount > 0 && (
              <UnsavedNote
                failure={now.failure}
                here={page === 'item' && now.marks[position] === 'failed'}
                count={failedCount}
                onRetry={() => session.retry()}
              />
            )}
          </div>
        </main>
        {!paused && (
          <footer className="sitting-foot">
            {page === 'item' ? (
              <div className="sitting-ways">
                <ActionButton isDisabled={position === 0} onPress={() => go(position - 1)}>
                  <ArrowLeft className="is-mirrored" aria-hidden="true" />
                  {t('sitting.previous')}
                </ActionButton>
                <ToggleButton
                  className="flag-toggle"
                  isSelected={flagged}
                  onChange={(selected) => void session.flag(position, selected)}
                >
                  <Flag aria-hidden="true" />
                  {flagged ? t('sitting.flagged') : t('sitting.flag')}
                </ToggleButton>
                {now.flagFailed && (
                  <span className="flag-failed" role="alert">
                    {t('sitting.flagFailed')}
                  </span>
                )}
                <span className="sitting-ways-gap" />
                {!last && (
                  <ActionButton kind="quiet" onPress={() => setPage('review')}>
                    <ListChecks aria-hidden="true" />
                    {t('sitting.toReview')}
                  </ActionButton>
                )}
                <ActionButton kind="main" onPress={onward}>
                  {last ? t('sitting.toReview') : t('sitting.next')}
                  <ArrowRight className="is-mirrored" aria-hidden="true" />
                </ActionButton>
              </div>
            ) : (
              <div className="sitting-ways">
                <ActionButton onPress={() => go(position)}>
                  <ArrowLeft className="is-mirrored" aria-hidden="true" />
                  {t('review.back')}
                </ActionButton>
                <span className="sitting-ways-gap" />
                <SubmitButton view={view} session={session} now={now} />
              </div>
            )}
            <QuestionDots now={now} onGo={go} />
          </footer>
        )}
      </div>
    </div>
  );
}
