/**
 * What others hand over comes in here: as a file, or by the code on their screen. What came of it is said, and a request is opened.
 */
import { FileInput } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssessingView, BroughtToAssess } from '#core/contract/assess-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { CodeCamera } from '../../camera/code-camera.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';

async function broughtByCamera(bytes: Uint8Array): Promise<BroughtToAssess | null> {
  const reply = await call('assess.frame', { bytes });
  return reply.ok ? reply.value : null;
}

export function BringPart({ onView }: { onView: (view: AssessingView) => void }) {
  const { t } = useTranslation('assess');
  const navigate = useNavigate();
  const [isBusy, setBusy] = useState(false);
  const [brought, setBrought] = useState<BroughtToAssess | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const take = (came: BroughtToAssess) => {
    onView(came.view);
    if (came.request) return navigate({ screen: 'assessment', requestId: came.request });
    setBrought(came);
  };
  const hush = () => {
    setBrought(null);
    setFailure(null);
  };
  const choose = async () => {
    hush();
    setBusy(true);
    const reply = await call('assess.bring', {});
    setBusy(false);
    if (!reply.ok) setFailure(reply.failure);
    else if (reply.value) take(reply.value);
  };
  return (
    <section className="assess-bring" aria-labelledby="bring-title">
      <h2 id="bring-title">{t('bring.title')}</h2>
      <p>{t('bring.lead')}</p>
      <div className="assess-ways">
        <ActionButton kind="main" isBusy={isBusy} onPress={() => void choose()}>
          <FileInput aria-hidden="true" />
          {t('bring.choose')}
        </ActionButton>
        <CodeCamera isBusy={isBusy} hint={t('bring.hint')} look={broughtByCamera} onBegin={hush} onSeen={take} />
      </div>
      <div role="status">
        {brought && (
          <p className={brought.why ? 'assess-said is-refused' : 'assess-said'}>
            {brought.why ? t(`refused.${brought.why}`) : t(`taken.${brought.what as 'pass' | 'other-sign-off'}`)}
          </p>
        )}
      </div>
      {failure && <FailureState failure={failure} onRetry={() => void choose()} />}
    </section>
  );
}
