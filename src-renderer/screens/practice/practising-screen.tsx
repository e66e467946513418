/**
 * One session of practice: a check at a time, why after each, those missed once more at the end.
 */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '#core/contract/contract.ts';
import type { PracticeFocus } from '#core/contract/practice-calls.ts';
import { directionOf } from '#core/locale/languages.ts';
import { ok } from '#core/result/result.ts';
import { call } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { CheckQuestion } from '../../parts/check/check-question.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { ProgressLine } from '../../parts/progress-line.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import { HowItWent } from './how-it-went.tsx';
import { answered, begun, type PracticeRun } from './practice-run.ts';
import './practice.css';

const takeFocus = (button: HTMLButtonElement | null) => button?.focus();

type Session = CallOutput<'practice.begin'>;

function Running({
  courseId,
  session,
  onEnd,
}: {
  courseId: string;
  session: Session;
  onEnd: (run: PracticeRun) => void;
}) {
  const { t } = useTranslation('practice');
  const formats = useFormats();
  const navigate = useNavigate();
  const [run, setRun] = useState(() => begun(session.checks.map(({ id }) => id)));
  const [after, setAfter] = useState<{ run: PracticeRun; againInDays: number } | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const check = session.checks.find(({ id }) => id === run.queue[0]);
  if (!check) return null;
  const { id: checkId, lesson } = check;

  const ask = async (chosen: string[]) => {
    const reply = await call('practice.answer', { courseId, checkId, response: { chosen } });
    if (!reply.ok) return reply;
    const { againInDays, ...feedback } = reply.value;
    // Asked again after another choice on the same page: the first answer stands.
    if (!after) setAfter({ run: answered(run, feedback.correct), againInDays });
    return ok(feedback);
  };
  const next = () => {
    if (!after) return;
    setAfter(null);
    if (after.run.queue.length === 0) return onEnd(after.run);
    setRun(after.run);
    title.current?.focus();
  };

  return (
    <article className="practising">
      <ProgressLine value={run.done} max={run.done + run.queue.length} label={t('progressLabel')} />
      <header className="practising-head">
        <h1 className="practising-title" tabIndex={-1} ref={title}>
          {run.isRepeat
            ? t('onceMore', { count: run.queue.length })
            : t('question', { number: formats.number(run.done + 1), total: formats.number(session.checks.length) })}
        </h1>
        <ActionButton kind="quiet" onPress={() => navigate({ screen: 'practice', courseId })}>
          {t('stop')}
        </ActionButton>
      </header>
      <div lang={session.language} dir={directionOf(session.language)}>
        <CheckQuestion
          key={`${checkId} ${run.done}`}
          check={check}
          onAsk={ask}
          told={
            after && (
              <div className="practising-ways">
                <p className="quiet-line">{t('comesBack', { when: formats.inDays(after.againInDays) })}</p>
                {lesson && !after.run.lastRight && (
                  <ActionButton onPress={() => navigate({ screen: 'lesson', courseId, lessonId: lesson.id })}>
                    {t('readAbout', { title: lesson.title })}
                  </ActionButton>
                )}
                <ActionButton kind="main" ref={takeFocus} onPress={next}>
                  {after.run.queue.length > 0 ? t('next') : t('finish')}
                </ActionButton>
              </div>
            )
          }
        />
      </div>
    </article>
  );
}

export function PractisingScreen({ courseId, focus }: { courseId: string; focus: PracticeFocus }) {
  const { t } = useTranslation('practice');
  const navigate = useNavigate();
  const session = useCall('practice.begin', { courseId, focus });
  const [ended, setEnded] = useState<PracticeRun | null>(null);
  useScreenReady('practising', session.data ? t('title') : null);
  if (session.failure) return <ProblemScreen failure={session.failure} onRetry={session.again} />;
  if (!session.data) return <LoadingState>{t('loading')}</LoadingState>;
  if (ended) return <HowItWent courseId={courseId} run={ended} checks={session.data.checks} />;
  if (session.data.checks.length === 0) {
    return (
      <div className="practice">
        <h1 tabIndex={-1}>{t('title')}</h1>
        <p>{t('nothingHere')}</p>
        <div className="practice-ways">
          <ActionButton kind="main" onPress={() => navigate({ screen: 'practice', courseId })}>
            {t('toPractice')}
          </ActionButton>
        </div>
      </div>
    );
  }
  return <Running courseId={courseId} session={session.data} onEnd={setEnded} />;
}
