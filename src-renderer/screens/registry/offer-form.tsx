/**
 * The second step: compare what answered with what one was told, and type the code.
 */
import { KeyRound } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegistryOffer } from '#core/contract/sync-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Fact } from '../../parts/fact.tsx';
import { codeLength, codeLetters } from './code-blocks.ts';
import { CodeField } from './code-field.tsx';
import { SignIn } from './sign-in.tsx';
import { Trouble } from './trouble.tsx';

type Props = { readonly offer: RegistryOffer; readonly onBack: () => void; readonly onEnrolled: () => void };

export function OfferForm({ offer, onBack, onEnrolled }: Props) {
  const { t } = useTranslation('registry');
  const title = useRef<HTMLHeadingElement>(null);
  // The button that asked is gone.
  useEffect(() => title.current?.focus(), []);
  return (
    <>
      <section className="registry-part" aria-labelledby="offer-title">
        <h2 id="offer-title" ref={title} tabIndex={-1}>
          {t('offer.title')}
        </h2>
        <p>{t('offer.lead')}</p>
        <div className="registry-offer">
          <dl className="facts">
            <Fact label={t('fact.name')}>
              <strong>
                <bdi>{offer.name}</bdi>
              </strong>
            </Fact>
            <Fact label={t('fact.id')}>
              <bdi dir="ltr">{offer.id}</bdi>
            </Fact>
            <Fact label={t('fact.fingerprint')}>
              <code className="registry-fingerprint" dir="ltr">
                {offer.fingerprint}
              </code>
            </Fact>
          </dl>
        </div>
        <p className="quiet-line">{t('offer.differs')}</p>
      </section>
      {offer.signIn && <SignIn host={offer.signIn} onBack={onBack} onEnrolled={onEnrolled} />}
      <CodeForm isSecond={offer.signIn !== null} onBack={onBack} onEnrolled={onEnrolled} />
    </>
  );
}

/** `isSecond`: most people sign in. */
function CodeForm({ isSecond, onBack, onEnrolled }: Omit<Props, 'offer'> & { readonly isSecond: boolean }) {
  const { t } = useTranslation('registry');
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const change = (typed: string) => {
    setCode(typed);
    setProblem(null);
    setFailure(null);
  };
  const enrol = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const missing = codeLength - codeLetters(code).length;
    if (missing > 0) {
      setProblem(t('code.missing', { count: missing }));
      field.current?.focus();
      return;
    }
    setFailure(null);
    setBusy(true);
    const reply = await call('sync.enrol', { code });
    setBusy(false);
    if (reply.ok) onEnrolled();
    else setFailure(reply.failure);
  };
  return (
    <form className="registry-part" aria-labelledby="code-title" noValidate onSubmit={(event) => void enrol(event)}>
      <h2 id="code-title">{isSecond ? t('signIn.or') : t('code.title')}</h2>
      <CodeField ref={field} onChange={change} problem={problem} />
      <div className="registry-row">
        <ActionButton {...(!isSecond && { kind: 'main' as const })} type="submit" isBusy={isBusy}>
          <KeyRound aria-hidden="true" />
          {t('code.enrol')}
        </ActionButton>
        {!isSecond && (
          <ActionButton isBusy={isBusy} onPress={onBack}>
            {t('offer.back')}
          </ActionButton>
        )}
      </div>
      <p role="status" className="said-line">
        {isBusy && t('code.enrolling')}
      </p>
      {failure && <Trouble failure={failure} />}
    </form>
  );
}
