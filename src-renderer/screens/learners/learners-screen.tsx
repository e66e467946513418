/**
 * Several people use this machine: who is here now? A profile that cannot be opened says why, and what can be done.
 */
import { UserPlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StartView } from '#core/contract/app-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { RowButton } from '../../parts/row-button.tsx';
import { WelcomeScreen } from '../welcome/welcome-screen.tsx';
import { ProfileTrouble } from './profile-trouble.tsx';
import './learners.css';

type Props = { readonly start: StartView; readonly onDone: () => Promise<void> };

export function LearnersScreen({ start, onDone }: Props) {
  const { t } = useTranslation('welcome');
  const formats = useFormats();
  const [adding, setAdding] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    if (!adding) document.documentElement.dataset.ready = 'learners';
  }, [adding]);

  if (adding) return <WelcomeScreen start={start} onDone={onDone} onBack={() => setAdding(false)} />;
  if (failure) return <ProfileTrouble failure={failure} onSolved={onDone} onBack={() => setFailure(null)} />;

  const open = async (id: string) => {
    const reply = await call('learner.open', { id });
    if (reply.ok) return onDone();
    setFailure(reply.failure);
  };
  return (
    <main className="learners" id="main">
      <h1 tabIndex={-1}>{t('whoTitle')}</h1>
      <ul className="learners-list">
        {start.learners.map((learner) => {
          // Main lists a profile by its id alone where not even the name can be read.
          const nameless = learner.name === learner.id;
          return (
            <li key={learner.id}>
              <RowButton className="learner-row" onPress={() => void open(learner.id)}>
                <span className="learner-row-name" dir="auto">
                  {nameless ? t('nameless') : learner.name}
                </span>
                <span className="quiet-line">
                  {nameless ? learner.id : t('since', { date: formats.date(learner.createdAt) })}
                </span>
              </RowButton>
            </li>
          );
        })}
      </ul>
      <ActionButton onPress={() => setAdding(true)}>
        <UserPlus aria-hidden="true" />
        {t('addLearner')}
      </ActionButton>
    </main>
  );
}
