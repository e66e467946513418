/**
 * Asks why, before something that cannot be taken back: the reason is kept with it.
 */
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonGiven } from '#core/contract/values.ts';
import type { Reply } from '../api/ask.ts';
import { useDeed } from '../api/use-deed.ts';
import { FormDialog } from './form-dialog.tsx';
import { TextField } from './text-field.tsx';

type Props<T> = {
  readonly title: string;
  readonly does: string;
  readonly lead: ReactNode;
  readonly work: (why: string) => Promise<Reply<T>>;
  readonly onDone: (value: T) => void;
  readonly onClose: () => void;
  /** What else is asked for, above the reason; null where what was typed is not enough yet. */
  readonly children?: ReactNode;
  readonly isComplete?: () => boolean;
};

export function ReasonDialog<T>(props: Props<T>) {
  const { title, does, lead, work, onDone, onClose, children, isComplete = () => true } = props;
  const { t } = useTranslation();
  const [why, setWhy] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const deed = useDeed(work, onDone);
  const submit = () => {
    if (!isComplete()) return;
    if (!reasonGiven.safeParse(why).success) {
      setProblem(t('why.missing'));
      field.current?.focus();
      return;
    }
    void deed.run(why.trim());
  };
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={title}
      does={does}
      isBusy={deed.isBusy}
      trouble={deed.trouble}
      onSubmit={submit}
    >
      <p>{lead}</p>
      {children}
      <TextField
        ref={field}
        label={t('why.label')}
        note={t('why.note')}
        isLong
        maxLength={500}
        value={why}
        problem={problem}
        onChange={(text) => {
          setWhy(text);
          setProblem(null);
        }}
      />
    </FormDialog>
  );
}
