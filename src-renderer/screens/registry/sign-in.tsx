/**
 * Signing up by the organisation's own sign-in, in the system's browser: begun, waited for, given up.
 */
import { LogIn } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Trouble } from './trouble.tsx';

type Props = {
  readonly host: string;
  readonly onBack: () => void;
  readonly onEnrolled: () => void;
};

export function SignIn({ host, onBack, onEnrolled }: Props) {
  const { t } = useTranslation('registry');
  const [isWaiting, setWaiting] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  // Whoever goes elsewhere does not want it any more.
  useEffect(() => () => void call('sync.sign-in-stop', {}), []);
  const begin = async () => {
    setFailure(null);
    setWaiting(true);
    const reply = await call('sync.sign-in', {});
    setWaiting(false);
    if (reply.ok) onEnrolled();
    else if (reply.failure.params.reason !== 'given up') setFailure(reply.failure);
  };
  return (
    <section className="registry-part" aria-labelledby="sign-in-title">
      <h2 id="sign-in-title">{t('signIn.title')}</h2>
      <p>{t('signIn.note')}</p>
      <div className="registry-row">
        <ActionButton kind="main" isBusy={isWaiting} onPress={() => void begin()}>
          <LogIn aria-hidden="true" />
          {t('signIn.button', { host })}
        </ActionButton>
        {isWaiting ? (
          <ActionButton onPress={() => void call('sync.sign-in-stop', {})}>{t('signIn.stop')}</ActionButton>
        ) : (
          <ActionButton onPress={onBack}>{t('offer.back')}</ActionButton>
        )}
      </div>
      <p role="status" className="said-line">
        {isWaiting && t('signIn.waiting')}
      </p>
      {failure && <Trouble failure={failure} />}
    </section>
  );
}
