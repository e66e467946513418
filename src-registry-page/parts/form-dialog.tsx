/**
 * Asks for what is needed before something is done, above the page: it stays until it is done, and says why where it is not.
 */
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../src-renderer/parts/action-button.tsx';
import { PlainDialog } from '../../src-renderer/parts/plain-dialog.tsx';
import type { Trouble } from '../api/ask.ts';
import { TroubleBox } from './trouble-box.tsx';

type Props = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** On the button that does it. */
  readonly does: string;
  readonly isBusy: boolean;
  readonly trouble: Trouble | null;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
};

export function FormDialog({ isOpen, onClose, title, does, isBusy, trouble, onSubmit, children }: Props) {
  const { t } = useTranslation();
  const form = useId();
  const fields = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    onSubmit();
    setTries(tries + 1);
  };
  // Who sent what cannot stay so goes on where it is wrong.
  useEffect(() => {
    if (tries === 0) return;
    const wrong = fields.current?.querySelector('.text-field-problem');
    wrong?.parentElement?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [tries]);
  return (
    <PlainDialog
      isOpen={isOpen}
      onOpenChange={(open) => !open && !isBusy && onClose()}
      title={title}
      close={t('cancel')}
      action={
        <ActionButton kind="main" type="submit" form={form} isBusy={isBusy}>
          {isBusy ? t('working') : does}
        </ActionButton>
      }
    >
      <form id={form} ref={fields} className="form-rows" noValidate onSubmit={submit}>
        {children}
      </form>
      {trouble && <TroubleBox trouble={trouble} />}
    </PlainDialog>
  );
}
