/**
 * One programme: where one stands, the one thing to do now, the whole way, and what others signed.
 */
import { ArrowLeft, Flag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeView, RequirementView } from '#core/contract/programme-calls.ts';
import { nextOnTheWay } from '#core/programme/way-on.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { useAnnounce } from '../../parts/announcer.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import { AgreementPart } from './agreement-part.tsx';
import { AskDialog, type Asking } from './ask-dialog.tsx';
import { BringPart } from './bring-part.tsx';
import { DeclareDialog } from './declare-dialog.tsx';
import { Path } from './path.tsx';
import { PeriodLine } from './period-line.tsx';
import { Amount } from './requirement-row.tsx';
import { type Declaration, RequirementWay, type WayActs } from './requirement-way.tsx';
import { SignedPart } from './signed-part.tsx';
import { useProgramme } from './use-programme.ts';
import { WhereOneStands } from './where-one-stands.tsx';
import './programme.css';

function TakeUp({ isAnew, isBusy, onTakeUp }: { isAnew: boolean; isBusy: boolean; onTakeUp: () => void }) {
  const { t } = useTranslation('programme');
  return (
    <section className="programme-now" aria-labelledby="now-title">
      <h2 id="now-title" tabIndex={-1}>
        {t(isAnew ? 'takeUp.anew' : 'takeUp.title')}
      </h2>
      <p>{t('takeUp.lead')}</p>
      <ActionButton kind="main" isBusy={isBusy} onPress={onTakeUp}>
        <Flag aria-hidden="true" />
        {t('takeUp.button')}
      </ActionButton>
    </section>
  );
}

function Now({ view: { state, windows, asked }, acts }: { view: ProgrammeView; acts: WayActs }) {
  const { t } = useTranslation('programme');
  const formats = useFormats();
  const next = nextOnTheWay<RequirementView>(asked);
  const notYet = state === 'certified' && windows;
  return (
    <section className="programme-now" aria-labelledby="now-title">
      {next && !notYet && <p className="eyebrow">{t('now.eyebrow')}</p>}
      <h2 id="now-title" tabIndex={-1} dir="auto">
        {notYet
          ? t('now.notYet', { date: formats.date(windows.opensAt) })
          : (next?.title ?? t(asked.isMet ? 'now.enough' : 'now.waits'))}
      </h2>
      {next && !notYet && (
        <>
          <Amount requirement={next} />
          <RequirementWay requirement={next} acts={acts} isMain />
        </>
      )}
    </section>
  );
}

export function ProgrammeScreen({ programmeId }: { programmeId: string }) {
  const { t } = useTranslation('programme');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const at = useProgramme(programmeId);
  const list = useCall('programme.list', {});
  const [asking, setAsking] = useState<Asking | null>(null);
  const [declaration, setDeclaration] = useState<Declaration | null>(null);
  const { view, trouble, isBusy } = at;
  useScreenReady('programme', view?.title ?? null);
  if (at.failure) return <ProblemScreen failure={at.failure} onRetry={at.again} />;
  if (!view) return <LoadingState>{t('loading')}</LoadingState>;

  /** What was pressed is gone: the focus goes to what is to be done next. */
  const toNow = () => setTimeout(() => document.getElementById('now-title')?.focus());
  const takeUp = async () => {
    if (await at.takeUp()) toNow();
  };
  const sign = async ({ document: { id, title }, digest }: Declaration) => {
    setDeclaration(null);
    if (!(await at.declare(id, digest))) return;
    announce(t('declare.signed', { title }));
    toNow();
  };
  const acts: WayActs = {
    programmeId,
    isTakenUp: view.takenUpAt !== null,
    programmes: list.data?.map(({ id }) => id) ?? [],
    onAsk: (wanted) => {
      at.hush();
      setAsking(wanted);
    },
    onDeclare: (wanted) => {
      at.hush();
      setDeclaration(wanted);
    },
  };
  return (
    <article className="programme">
      <header className="programme-head">
        <div>
          <ActionButton kind="quiet" onPress={() => navigate({ screen: 'programmes' })}>
            <ArrowLeft className="is-mirrored" aria-hidden="true" />
            {t('back')}
          </ActionButton>
        </div>
        <h1 tabIndex={-1} dir="auto">
          {view.title}
        </h1>
        <p className="programme-summary" dir="auto">
          {view.summary}
        </p>
        <WhereOneStands view={view} />
      </header>
      {trouble && <FailureState failure={trouble} />}
      {view.mayTakeUp && <TakeUp isAnew={acts.isTakenUp} isBusy={isBusy} onTakeUp={() => void takeUp()} />}
      {acts.isTakenUp && !view.mayTakeUp && <Now view={view} acts={acts} />}
      {view.period && view.windows && <PeriodLine period={view.period} windows={view.windows} />}
      <section className="programme-part" aria-labelledby="asked-title">
        <h2 id="asked-title">{t(`asked.${view.purpose}`)}</h2>
        <Path asked={view.asked} acts={acts} />
      </section>
      {acts.isTakenUp && <BringPart at={at} />}
      {(acts.isTakenUp || view.signed.length > 0) && <SignedPart signed={view.signed} />}
      <AgreementPart agreement={view.agreement} />
      {asking && <AskDialog programmeId={programmeId} asking={asking} onClose={() => setAsking(null)} />}
      {declaration && (
        <DeclareDialog
          declaration={declaration}
          onClose={() => setDeclaration(null)}
          onSign={() => void sign(declaration)}
        />
      )}
    </article>
  );
}
