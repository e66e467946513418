/**
 * A sheet with a code for somebody, shown once: to print, or to read out.
 */
import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../src-renderer/parts/action-button.tsx';
import { PlainDialog } from '../../src-renderer/parts/plain-dialog.tsx';
import { useFormats } from '../locale/use-formats.ts';
import './code-sheet.css';

export type CodeSheetProps = {
  readonly title: string;
  readonly name: string;
  readonly code: string;
  readonly expiresAt: string;
  readonly onClose: () => void;
  /** What to do with it. */
  readonly steps: ReactNode;
  /** What is compared, as `Fact`s. */
  readonly facts: ReactNode;
};

export function CodeSheet({ title, name, code, expiresAt, onClose, steps, facts }: CodeSheetProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <PlainDialog
      isOpen
      onOpenChange={onClose}
      title={title}
      close={t('close')}
      action={
        <ActionButton kind="main" onPress={() => window.print()}>
          <Printer aria-hidden="true" />
          {t('handout.print')}
        </ActionButton>
      }
    >
      <p>{t('handout.lead')}</p>
      <section className="handout" aria-label={t('handout.sheet')}>
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <p className="handout-code" dir="ltr">
          {code}
        </p>
        <p>{t('handout.until', { date: formats.day(expiresAt.slice(0, 10)) })}</p>
        {steps}
        <dl className="facts">{facts}</dl>
      </section>
    </PlainDialog>
  );
}
