/**
 * In whose name: the folder with the organisation's keys, and what opens them.
 */
import { KeyRound } from 'lucide-react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { BatchView } from '#core/contract/batch-calls.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import '../../parts/field.css';

type Props = {
  readonly view: BatchView;
  readonly passphrase: string;
  readonly onPassphrase: (text: string) => void;
  readonly onChoose: () => void;
};

export function SignPart({ view, passphrase, onPassphrase, onChoose }: Props) {
  const { t } = useTranslation('roster');
  return (
    <section className="batch-part" aria-labelledby="issuer-title">
      <h2 id="issuer-title">{t('screen.issuerTitle')}</h2>
      <p className="quiet-line">{t('screen.issuerLead')}</p>
      {view.issuer && (
        <p className="batch-chosen">
          <strong>{view.issuer.name}</strong> <bdi>{view.issuer.folder}</bdi>
        </p>
      )}
      <ActionButton onPress={onChoose}>
        <KeyRound aria-hidden="true" />
        {t('screen.issuerChoose')}
      </ActionButton>
      <TextField className="field batch-passphrase" type="password" value={passphrase} onChange={onPassphrase}>
        <Label>{t('screen.passphrase')}</Label>
        <Input autoComplete="off" />
        <p className="quiet-line">{t('screen.passphraseNote')}</p>
      </TextField>
    </section>
  );
}
