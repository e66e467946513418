/**
 * First run, calmly: the language, then the name. Home is the third step and says what comes next.
 */
import { ArrowRight } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StartView } from '#core/contract/app-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { speak } from '../../locale/i18n.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { LanguageChoice } from '../../parts/language-choice.tsx';
import picture from '../../pictures/welcome.svg';
import '../../parts/field.css';
import './welcome.css';

type Props = { readonly start: StartView; readonly onDone: () => Promise<void>; readonly onBack?: () => void };

export function WelcomeScreen({ start, onDone, onBack }: Props) {
  const { t } = useTranslation(['welcome', 'common']);
  const [language, setLanguage] = useState(start.settings.language);
  const [step, setStep] = useState<'language' | 'name'>(onBack ? 'name' : 'language');
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    document.title = 'Fieldpass';
    document.documentElement.dataset.ready = `welcome-${step}`;
    if (step === 'name') document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [step]);

  const choose = async (code: typeof language) => {
    setLanguage(code);
    await speak(code);
    const reply = await call('settings.change', { language: code });
    setFailure(reply.ok ? null : reply.failure);
  };
  const create = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const reply = await call('learner.create', { name });
    if (reply.ok) return onDone();
    setFailure(reply.failure);
    setBusy(false);
  };

  return (
    <main className="welcome" id="main">
      <img className="welcome-picture" src={picture} alt="" />
      <div className="welcome-words">
        {step === 'language' ? (
          <>
            <h1 tabIndex={-1}>{t('languageTitle')}</h1>
            <p className="welcome-lead">{t('lead')}</p>
            <LanguageChoice value={language} label={t('languageTitle')} onChange={(code) => void choose(code)} />
            <div className="welcome-ways">
              <ActionButton kind="main" onPress={() => setStep('name')}>
                {t('common:next')}
                <ArrowRight className="is-mirrored" aria-hidden="true" />
              </ActionButton>
            </div>
          </>
        ) : (
          <form onSubmit={(event) => void create(event)}>
            <h1 tabIndex={-1}>{t('nameTitle')}</h1>
            <p className="welcome-lead">{t('nameLead')}</p>
            <TextField className="field" value={name} onChange={setName} maxLength={80} isRequired autoComplete="name">
              <Label>{t('nameLabel')}</Label>
              <Input dir="auto" />
            </TextField>
            <p className="quiet-line">{t('namePrivacy')}</p>
            <div className="welcome-ways">
              <ActionButton onPress={onBack ?? (() => setStep('language'))}>{t('common:back')}</ActionButton>
              <ActionButton kind="main" type="submit" isDisabled={busy || name.trim() === ''}>
                {t('begin')}
                <ArrowRight className="is-mirrored" aria-hidden="true" />
              </ActionButton>
            </div>
          </form>
        )}
        {failure && <FailureState failure={failure} />}
      </div>
    </main>
  );
}
