/**
 * Where the LRS is, and as whom it is called. What is typed as the secret goes to main and never comes back.
 */
import { Plug, Save } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { LrsView } from '#core/contract/lrs-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Trouble } from '../registry/trouble.tsx';
import '../../parts/field.css';

const longest = { address: 300, user: 300, password: 2000, base: 300 } as const;
type Name = keyof typeof longest;
type Values = Readonly<Record<Name, string>>;

type Props = {
  readonly view: LrsView;
  readonly onNamed: () => void;
  /** Null where there is nothing to go back to. */
  readonly onBack: (() => void) | null;
};

export function LrsForm({ view, onNamed, onBack }: Props) {
  const { t } = useTranslation('lrs');
  const [values, setValues] = useState<Values>({
    address: view.lrs?.address ?? '',
    user: view.lrs?.user ?? '',
    password: '',
    base: '',
  });
  const [isChecked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState<'trying' | 'saving' | null>(null);
  const [hasAnswered, setAnswered] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isMissing = (name: Name) => values[name].trim() === '' && !(name === 'base' && view.base !== null);
  const change = (name: Name) => (typed: string) => {
    setValues((before) => ({ ...before, [name]: typed }));
    setAnswered(false);
    setFailure(null);
  };
  const lrs = { address: values.address.trim(), user: values.user.trim(), password: values.password };

  const ask = async (kind: 'trying' | 'saving') => {
    if (isBusy) return;
    setChecked(true);
    setAnswered(false);
    setFailure(null);
    const asked: Name[] = kind === 'trying' ? ['address', 'user', 'password'] : ['address', 'user', 'password', 'base'];
    if (asked.some(isMissing)) return;
    setBusy(kind);
    const base = view.base === null ? values.base.trim() : null;
    const reply = await (kind === 'trying' ? call('lrs.try', lrs) : call('lrs.name', { base, ...lrs }));
    setBusy(null);
    if (!reply.ok) setFailure(reply.failure);
    else if (kind === 'trying') setAnswered(true);
    else onNamed();
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    void ask('saving');
  };
  const field = (name: Name, more: { type?: 'password'; url?: boolean } = {}) => (
    <TextField
      className="field registry-field"
      value={values[name]}
      onChange={change(name)}
      maxLength={longest[name]}
      isInvalid={isChecked && isMissing(name)}
    >
      <Label>{t(`form.${name}`)}</Label>
      <Input
        dir="ltr"
        type={more.type ?? 'text'}
        inputMode={more.url ? 'url' : 'text'}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <Text slot="description" elementType="p" className="quiet-line">
        {t(`form.${name}Note`)}
      </Text>
      <FieldError className="field-problem">{t('form.missing')}</FieldError>
    </TextField>
  );
  return (
    <form className="registry-part lrs-form" aria-labelledby="lrs-form-title" noValidate onSubmit={save}>
      <h2 id="lrs-form-title">{t(view.lrs ? 'form.change' : 'form.title')}</h2>
      {field('address', { url: true })}
      {field('user')}
      {field('password', { type: 'password' })}
      {view.base === null && field('base', { url: true })}
      <div className="registry-row">
        <ActionButton kind="main" type="submit" isBusy={isBusy !== null}>
          <Save aria-hidden="true" />
          {t('form.save')}
        </ActionButton>
        <ActionButton isBusy={isBusy !== null} onPress={() => void ask('trying')}>
          <Plug aria-hidden="true" />
          {t('form.try')}
        </ActionButton>
        {onBack && <ActionButton onPress={onBack}>{t('form.back')}</ActionButton>}
      </div>
      <p role="status" className="said-line">
        {isBusy === 'trying' && t('form.trying')}
        {hasAnswered && t('form.good')}
      </p>
      {failure && <Trouble failure={failure} />}
    </form>
  );
}
