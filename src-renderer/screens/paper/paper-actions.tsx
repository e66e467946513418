/**
 * Something as paper: saved, or printed. What came of it is said where the button is.
 */
import { FileDown, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#core/result/failure.ts';
import type { Result } from '#core/result/result.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import './paper-actions.css';

type Props = {
  readonly title: string;
  readonly lead: string;
  readonly saveWords: string;
  readonly printWords: string;
  readonly onSave: () => Promise<Result<{ file: string | null }>>;
  readonly onPrint: () => Promise<Result<{ printed: boolean }>>;
};

export function PaperActions({ title, lead, saveWords, printWords, onSave, onPrint }: Props) {
  const { t } = useTranslation('certificate');
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = async <T,>(work: () => Promise<Result<T>>, words: (done: T) => string) => {
    setBusy(true);
    setSaid('');
    setFailure(null);
    const reply = await work();
    setBusy(false);
    if (reply.ok) setSaid(words(reply.value));
    else setFailure(reply.failure);
  };
  const save = () => run(onSave, ({ file }) => (file ? t('page.savedTo', { file }) : t('page.saveCancelled')));
  const print = () => run(onPrint, ({ printed }) => t(printed ? 'page.printed' : 'page.printCancelled'));
  return (
    <section className="paper-actions" aria-labelledby="paper-title">
      <h2 id="paper-title">{title}</h2>
      <p className="quiet-line">{lead}</p>
      <div className="paper-actions-row">
        <ActionButton isBusy={busy} onPress={() => void save()}>
          <FileDown aria-hidden="true" />
          {saveWords}
        </ActionButton>
        <ActionButton isBusy={busy} onPress={() => void print()}>
          <Printer aria-hidden="true" />
          {printWords}
        </ActionButton>
      </div>
      <p role="status">{busy ? t('page.working') : said}</p>
      {failure && <FailureState failure={failure} />}
    </section>
  );
}
