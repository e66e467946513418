/**
 * A file of records that somebody brought: chosen, carried to its registry over the network of this computer, and the
 * answers saved for the way back.
 */
import { FileSearch, Save, Send } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Input, Label, Text, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { BroughtFile, WrittenFile } from '#core/contract/sync-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Done, FileHash } from './done.tsx';
import { Trouble } from './trouble.tsx';
import { useMoments } from './use-moments.ts';
import '../../parts/field.css';

const longest = 300;

type Step =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'brought'; readonly brought: BroughtFile }
  /** The answers are there, and main keeps them until they are saved. */
  | { readonly kind: 'fetched' }
  | { readonly kind: 'saved'; readonly saved: WrittenFile };

export function Carry() {
  const { t } = useTranslation('registry');
  const [step, setStep] = useState<Step>({ kind: 'nothing' });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  /** One thing at a time; what went wrong is shown below what was tried. */
  const busily = async (work: () => Promise<Failure | null>) => {
    setFailure(null);
    setBusy(true);
    setFailure(await work());
    setBusy(false);
  };
  const choose = () =>
    busily(async () => {
      const reply = await call('sync.bring', {});
      if (!reply.ok) return reply.failure;
      if (reply.value) setStep({ kind: 'brought', brought: reply.value });
      return null;
    });
  const save = async (): Promise<Failure | null> => {
    const reply = await call('sync.save-answers', {});
    if (!reply.ok) return reply.failure;
    if (reply.value) setStep({ kind: 'saved', saved: reply.value });
    return null;
  };
  const carry = (address: string) =>
    busily(async () => {
      const reply = await call('sync.carry', { address });
      if (!reply.ok) return reply.failure;
      setStep({ kind: 'fetched' });
      return save();
    });
  const isBegun = step.kind !== 'nothing';
  return (
    <section className="registry-part" aria-labelledby="carry-title">
      <h2 id="carry-title">{t('carry.title')}</h2>
      <p className="quiet-line">{t('carry.lead')}</p>
      {step.kind === 'brought' && (
        <CarryForm
          key={step.brought.name}
          {...step.brought}
          isBusy={isBusy}
          onCarry={(address) => void carry(address)}
        />
      )}
      {step.kind === 'fetched' && (
        <Done title={t('carry.fetchedTitle')}>
          <p>{t('carry.fetched')}</p>
          <ActionButton kind="main" isBusy={isBusy} onPress={() => void busily(save)}>
            <Save aria-hidden="true" />
            {t('carry.save')}
          </ActionButton>
        </Done>
      )}
      {step.kind === 'saved' && (
        <Done title={t('carry.savedTitle')} written={step.saved}>
          <p>{t('carry.saved', { button: t('byHand.takeIn') })}</p>
        </Done>
      )}
      {failure && <Trouble failure={failure} />}
      <ActionButton isDisabled={isBusy && isBegun} onPress={() => void choose()}>
        <FileSearch aria-hidden="true" />
        {isBegun ? t('carry.other') : t('carry.choose')}
      </ActionButton>
    </section>
  );
}

type FormProps = BroughtFile & { readonly isBusy: boolean; readonly onCarry: (address: string) => void };

function CarryForm({ name, bytes, sha256, registry, address: known, isBusy, onCarry }: FormProps) {
  const { t } = useTranslation('registry');
  const moments = useMoments();
  const [address, setAddress] = useState(known ?? '');
  const carry = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy && address.trim() !== '') onCarry(address.trim());
  };
  return (
    <form className="registry-part" aria-labelledby="carry-title" noValidate onSubmit={carry}>
      <p>
        <bdi>{t('carry.chosen', { name, amount: moments.amount(bytes), registry })}</bdi>
      </p>
      <dl className="facts">
        <FileHash sha256={sha256} />
      </dl>
      <TextField className="field registry-field" value={address} onChange={setAddress} maxLength={longest} autoFocus>
        <Label>{t('carry.address')}</Label>
        <Input dir="ltr" inputMode="url" autoComplete="off" autoCapitalize="none" spellCheck={false} />
        <Text slot="description" elementType="p" className="quiet-line">
          {t('carry.addressNote')}
        </Text>
      </TextField>
      <ActionButton kind="main" type="submit" isBusy={isBusy} isDisabled={address.trim() === ''}>
        <Send className="is-mirrored" aria-hidden="true" />
        {t('carry.go')}
      </ActionButton>
      <p role="status" className="said-line">
        {isBusy && t('carry.going')}
      </p>
    </form>
  );
}
