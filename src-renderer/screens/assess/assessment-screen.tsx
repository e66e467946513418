/**
 * One request: what is asked, what is entered, what it comes to, and the sign-off to hand back.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestView } from '#core/contract/assess-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import type { Result } from '#core/result/result.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import { HandBack } from './hand-back.tsx';
import { Hindrance } from './hindrance.tsx';
import { HoursPart } from './hours-part.tsx';
import { NotePart } from './note-part.tsx';
import { PicturesPart } from './pictures-part.tsx';
import { RubricPart } from './rubric-part.tsx';
import { SeenPart } from './seen-part.tsx';
import { SignPart } from './sign-part.tsx';
import './assess.css';

/** Asks main to change what was entered, and shows it as it is then; true when it was kept. */
export type Enter = (asked: Promise<Result<RequestView>>) => Promise<boolean>;

function Assessment({ first }: { first: RequestView }) {
  const { t } = useTranslation('assess');
  const formats = useFormats();
  const navigate = useNavigate();
  const [view, setView] = useState(first);
  const [failure, setFailure] = useState<Failure | null>(null);
  const enter: Enter = async (asked) => {
    const reply = await asked;
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok) setView(reply.value);
    return reply.ok;
  };
  const { station, signedAt, kind } = view;
  return (
    <article className="assessment">
      <header className="assessment-head">
        <p className="eyebrow">
          <bdi>{view.programme}</bdi>
          {' · '}
          {t(`kind.${kind}`)}
        </p>
        <h1 tabIndex={-1}>
          <bdi>{view.candidate}</bdi>
        </h1>
        <p className="assessment-title">
          <bdi>{view.title}</bdi>
        </p>
        <p className="quiet-line">{t('askedOn', { date: formats.date(view.askedAt) })}</p>
      </header>
      {view.answer && <HandBack view={view} answer={view.answer} isNew={first.answer === null} />}
      {signedAt && !view.answer && <p className="assess-said is-refused">{t('answerGone')}</p>}
      {view.hindrance && <Hindrance view={view} hindrance={view.hindrance} enter={enter} />}
      {kind === 'recommendation' && !signedAt && <p className="assess-lead">{t('recommendationLead')}</p>}
      {kind === 'document' && !signedAt && <p className="assess-lead">{t('documentLead')}</p>}
      {view.about.kind === 'hours' && <HoursPart view={view} about={view.about} />}
      {station && <RubricPart view={view} station={station} enter={enter} />}
      <NotePart view={view} enter={enter} />
      {station && <PicturesPart view={view} pictures={station.pictures} enter={enter} />}
      {!signedAt && kind !== 'hours' && <SeenPart view={view} enter={enter} />}
      {!signedAt && <SignPart view={view} enter={enter} />}
      {failure && <FailureState failure={failure} />}
      <footer>
        <ActionButton onPress={() => navigate({ screen: 'assess' })}>{t('toRoom')}</ActionButton>
      </footer>
    </article>
  );
}

export function AssessmentScreen({ requestId }: { requestId: string }) {
  const { t } = useTranslation('assess');
  const request = useCall('assess.open', { id: requestId });
  useScreenReady('assessment', request.data ? request.data.candidate : null);
  if (request.failure) return <ProblemScreen failure={request.failure} onRetry={request.again} />;
  if (!request.data) return <LoadingState>{t('loading')}</LoadingState>;
  return <Assessment first={request.data} />;
}
