/**
 * Wallets of this person at the registry: the code for their page, whom the person let in, and the way to end that.
 */
import { KeyRound, Wallet } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LetIn } from '#core/contract/sync-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Trouble } from './trouble.tsx';

type Code = { readonly code: string; readonly expiresAt: string };

export function Wallets() {
  const { t } = useTranslation('registry');
  const formats = useFormats();
  const [code, setCode] = useState<Code | null>(null);
  const [letIn, setLetIn] = useState<readonly LetIn[] | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);

  const ask = async <T,>(
    work: () => Promise<{ ok: true; value: T } | { ok: false; failure: Failure }>,
    show: (value: T) => void,
  ) => {
    setFailure(null);
    setSaid('');
    setBusy(true);
    const reply = await work();
    setBusy(false);
    if (reply.ok) show(reply.value);
    else setFailure(reply.failure);
  };
  const end = ({ id, wallet }: LetIn) =>
    ask(
      () => call('sync.end-wallet', { id }),
      ({ grants }) => {
        setLetIn(grants);
        setSaid(t('wallets.ended', { name: wallet }));
      },
    );
  return (
    <section className="registry-part" aria-labelledby="wallets-title">
      <h2 id="wallets-title">{t('wallets.title')}</h2>
      <p className="quiet-line">{t('wallets.lead')}</p>
      <div className="registry-row">
        <ActionButton isBusy={isBusy} onPress={() => void ask(() => call('sync.wallet-code', {}), setCode)}>
          <KeyRound aria-hidden="true" />
          {t('wallets.show')}
        </ActionButton>
        <ActionButton
          isBusy={isBusy}
          onPress={() =>
            void ask(
              () => call('sync.wallets', {}),
              ({ grants }) => setLetIn(grants),
            )
          }
        >
          <Wallet aria-hidden="true" />
          {t('wallets.see')}
        </ActionButton>
      </div>
      <div role="status" className="said-line">
        {code && (
          <div className="registry-offer">
            <p>{t('wallets.code')}</p>
            <p>
              <code className="registry-wallet-code" dir="ltr">
                {code.code}
              </code>
            </p>
            <p className="quiet-line">{t('wallets.until', { time: formats.clock(code.expiresAt) })}</p>
          </div>
        )}
        {said}
        {letIn?.length === 0 && said === '' && t('wallets.none')}
      </div>
      {letIn && letIn.length > 0 && (
        <ul className="registry-attempts">
          {letIn.map((one) => (
            <li key={one.id}>
              <div className="registry-attempt-words">
                <strong>
                  <bdi>{one.wallet}</bdi>
                </strong>
                <span>
                  {t('wallets.in', {
                    date: formats.date(one.grantedAt),
                    what: formats.list(one.scopes.map((scope) => t(`wallets.may.${scope}`))),
                  })}
                </span>
              </div>
              <ActionButton isBusy={isBusy} onPress={() => void end(one)}>
                {t('wallets.end', { name: one.wallet })}
              </ActionButton>
            </li>
          ))}
        </ul>
      )}
      {failure && <Trouble failure={failure} />}
    </section>
  );
}
