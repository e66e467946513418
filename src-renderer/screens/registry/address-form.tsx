/**
 * The first step: which registry? Asking tells what is there; nothing is sent and nothing kept.
 */
import { Search } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { RegistryOffer } from '#core/contract/sync-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Trouble } from './trouble.tsx';
import '../../parts/field.css';

const longest = 300;

type Props = {
  readonly first: string;
  /** Where the person came back to: the focus must not fall to the top of the page. */
  readonly isAgain: boolean;
  readonly onOffer: (offer: RegistryOffer) => void;
};

export function AddressForm({ first, isAgain, onOffer }: Props) {
  const { t } = useTranslation('registry');
  const [address, setAddress] = useState(first);
  const [isBusy, setBusy] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const wanted = address.trim();
  const change = (typed: string) => {
    setAddress(typed);
    setMissing(false);
  };
  const look = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setMissing(wanted === '');
    if (wanted === '') return field.current?.focus();
    setFailure(null);
    setBusy(true);
    const reply = await call('sync.look', { address: wanted });
    setBusy(false);
    if (reply.ok) onOffer(reply.value);
    else setFailure(reply.failure);
  };
  return (
    <form className="registry-part" aria-labelledby="address-title" noValidate onSubmit={(event) => void look(event)}>
      <h2 id="address-title">{t('address.title')}</h2>
      <TextField
        className="field registry-field"
        value={address}
        onChange={change}
        maxLength={longest}
        isInvalid={isMissing}
        autoFocus={isAgain}
      >
        <Label>{t('address.label')}</Label>
        <Input ref={field} dir="ltr" inputMode="url" autoComplete="off" autoCapitalize="none" spellCheck={false} />
        <Text slot="description" elementType="p" className="quiet-line">
          {t('address.note')}
        </Text>
        <FieldError className="registry-problem">{t('address.missing')}</FieldError>
      </TextField>
      <ActionButton kind="main" type="submit" isBusy={isBusy}>
        <Search aria-hidden="true" />
        {t('address.look')}
      </ActionButton>
      <p role="status" className="registry-said">
        {isBusy && t('address.looking', { address: wanted })}
      </p>
      {failure && <Trouble failure={failure} />}
    </form>
  );
}
