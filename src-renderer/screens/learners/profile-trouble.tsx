/**
 * A profile cannot be opened: another program has it, it is from a newer version, or it is damaged beyond its copy.
 */
import { type FormEvent, useEffect, useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import '../../parts/field.css';
import './learners.css';

type Props = { readonly failure: Failure; readonly onSolved: () => Promise<void>; readonly onBack?: () => void };

export function ProfileTrouble({ failure, onSolved, onBack }: Props) {
  const { t } = useTranslation(['welcome', 'common']);
  const [name, setName] = useState('');
  const [second, setSecond] = useState<Failure | null>(null);
  const { learner } = failure.params;

  useEffect(() => {
    document.documentElement.dataset.ready = 'profile-trouble';
  }, []);

  const beginAnew = async (event: FormEvent) => {
    event.preventDefault();
    const reply = await call('learner.begin-anew', { id: String(learner), name });
    if (reply.ok) return onSolved();
    setSecond(reply.failure);
  };
  return (
    <main className="learners" id="main">
      <h1 tabIndex={-1}>{t('troubleTitle')}</h1>
      <FailureState failure={second ?? failure} onRetry={() => void onSolved()}>
        {onBack && <ActionButton onPress={onBack}>{t('common:back')}</ActionButton>}
      </FailureState>
      {failure.code === 'profile-damaged' && (
        <form className="learners-anew" onSubmit={(event) => void beginAnew(event)}>
          <h2>{t('anewTitle')}</h2>
          <p>{t('anewLead')}</p>
          <TextField className="field" value={name} onChange={setName} maxLength={80} isRequired>
            <Label>{t('nameLabel')}</Label>
            <Input dir="auto" />
          </TextField>
          <ActionButton kind="main" type="submit" isDisabled={name.trim() === ''}>
            {t('anewBegin')}
          </ActionButton>
        </form>
      )}
    </main>
  );
}
