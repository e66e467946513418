/**
 * The room of an assessor: what others hand over, who asks, by which pass one signs, and how far one agrees with others.
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssessingView } from '#core/contract/assess-calls.ts';
import { useCall } from '../../api/use-call.ts';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useSession } from '../../app/session.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import { AgreementPart } from './agreement-part.tsx';
import { BringPart } from './bring-part.tsx';
import { KeyPart } from './key-part.tsx';
import { PassesPart } from './passes-part.tsx';
import { RequestsPart } from './requests-part.tsx';
import './assess.css';

function Room({ first }: { first: AssessingView }) {
  const { t } = useTranslation('assess');
  const { start, reload } = useSession();
  const [view, setView] = useState(first);
  const isAssessor = view.passes.length > 0 || view.requests.length > 0;
  const told = useRef(start.assesses);
  // From now on the way here is beside the others.
  useEffect(() => {
    if (isAssessor === told.current) return;
    told.current = isAssessor;
    void reload();
  }, [isAssessor, reload]);
  return (
    <article className="assess">
      <header>
        <h1 tabIndex={-1}>{t('title')}</h1>
        <p className="assess-lead">{t('lead')}</p>
      </header>
      <BringPart onView={setView} />
      <RequestsPart requests={view.requests} onView={setView} />
      <PassesPart passes={view.passes} />
      <KeyPart isProtected={view.isProtected} isOpen={view.passes.length === 0} />
      {view.agreement.length > 0 && <AgreementPart agreement={view.agreement} />}
    </article>
  );
}

export function AssessScreen() {
  const { t } = useTranslation('assess');
  const room = useCall('assess.read', {});
  useScreenReady('assess', room.data ? t('title') : null);
  if (room.failure) return <ProblemScreen failure={room.failure} onRetry={room.again} />;
  if (!room.data) return <LoadingState>{t('loading')}</LoadingState>;
  return <Room first={room.data} />;
}
