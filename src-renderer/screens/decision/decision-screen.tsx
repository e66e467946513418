/**
 * The decision: first the sentence, then why, then each area with its line, then exactly what to read again.
 */
import { Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DecisionView } from '#core/contract/exam-calls.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { InterruptionList } from '../../parts/interruption-list.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { AreaScores } from './area-scores.tsx';
import { AssuranceLine, ConditionsLine } from './conditions-of-sitting.tsx';
import { restudyOf } from './decision-sentence.ts';
import { EarnedCertificate } from './earned-certificate.tsx';
import { Reasons } from './reasons.tsx';
import { RestudyList } from './restudy-list.tsx';
import { ResultActions } from './result-actions.tsx';
import { useSentence } from './use-sentence.ts';
import './decision.css';

function Decided({ decision }: { decision: DecisionView }) {
  const { t } = useTranslation('decision');
  const formats = useFormats();
  const navigate = useNavigate();
  const sentence = useSentence(decision);
  const { courseId, passed, credential, isTaught } = decision;
  const [first] = restudyOf(decision);
  return (
    <article className={passed ? 'decision is-passed' : 'decision'}>
      <header className="decision-head">
        <p className="eyebrow">{t('eyebrow', { course: decision.courseTitle })}</p>
        <h1 className="decision-sentence" tabIndex={-1}>
          {sentence}
        </h1>
        <p className="quiet-line">
          {t('sat', {
            date: formats.date(decision.decidedAt),
            time: formats.minutes(Math.max(1, Math.round(decision.elapsedMs / 60_000))),
          })}
        </p>
        <AssuranceLine decision={decision} />
        {!passed && first && (
          <ActionButton kind="main" onPress={() => navigate({ screen: 'lesson', courseId, lessonId: first.lessonId })}>
            {t('startWith', { title: first.title })}
          </ActionButton>
        )}
      </header>
      {decision.submittedBy === 'time' && (
        <aside className="decision-time">
          <Clock aria-hidden="true" />
          <p>
            <strong>{t('timeTitle')}</strong> {t('timeBody')}
          </p>
        </aside>
      )}
      {passed && (credential ? <EarnedCertificate number={credential} /> : <p>{t('certificateMissing')}</p>)}
      <Reasons decision={decision} />
      <AreaScores decision={decision} />
      <RestudyList decision={decision} />
      <section aria-labelledby="recorded-title">
        <h2 id="recorded-title">{t('exam:recorded.title')}</h2>
        <p className="quiet-line">
          {decision.giveBackMinutes > 0
            ? t('exam:recorded.ruleGivesBack', { time: formats.minutes(decision.giveBackMinutes) })
            : t('exam:recorded.ruleRunsOn')}
        </p>
        <InterruptionList interruptions={decision.interruptions} />
        {decision.accommodations && <ConditionsLine accommodations={decision.accommodations} />}
      </section>
      {!isTaught && <p>{t(passed ? 'notTaught.passed' : 'notTaught.failed')}</p>}
      <ResultActions attemptId={decision.attemptId} />
      <footer className="decision-foot">
        {!passed && isTaught && (
          <ActionButton onPress={() => navigate({ screen: 'exam-intro', courseId })}>{t('again')}</ActionButton>
        )}
        {isTaught && (
          <ActionButton onPress={() => navigate({ screen: 'course', courseId })}>{t('toCourse')}</ActionButton>
        )}
        <ActionButton onPress={() => navigate({ screen: 'home' })}>{t('home')}</ActionButton>
      </footer>
    </article>
  );
}

export function DecisionScreen({ attemptId }: { attemptId: string }) {
  const { t } = useTranslation('decision');
  const decision = useCall('exam.decision', { attemptId });
  const { data, failure } = decision;
  useScreenReady('decision', data ? t('eyebrow', { course: data.courseTitle }) : failure && t('title'));
  if (data) return <Decided decision={data} />;
  if (failure) {
    return (
      <>
        <h1 tabIndex={-1}>{t('title')}</h1>
        <FailureState failure={failure} onRetry={decision.again} />
      </>
    );
  }
  return <LoadingState>{t('loading')}</LoadingState>;
}
