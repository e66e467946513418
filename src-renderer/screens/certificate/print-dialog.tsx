/**
 * What to print of a certificate, in which languages, on which paper; and a page to try the printer with first.
 */
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type CredentialCard, type PaperKind, type PaperStyle, paperKinds } from '#core/contract/credential-calls.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { PlainDialog } from '../../parts/plain-dialog.tsx';
import { PaperChoiceFields, usePaperChoice } from './paper-choice.tsx';
import { useTestPage } from './test-page.tsx';

type Props = {
  readonly card: CredentialCard;
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onPrint: (kind: PaperKind, style: PaperStyle) => void;
};

export function PrintDialog({ card, isOpen, onOpenChange, onPrint }: Props) {
  const { t } = useTranslation('certificate');
  const { choice, style, change } = usePaperChoice<PaperKind>(card, 'certificate');
  const test = useTestPage({ language: choice.language, size: choice.size, by: 'dialog' });
  const print = () => {
    onOpenChange(false);
    onPrint(choice.kind, style);
  };
  return (
    <PlainDialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={t('print.title')}
      close={t('save.cancel')}
      action={
        <>
          {test.button}
          <ActionButton kind="main" isDisabled={test.isBusy} onPress={print}>
            <Printer aria-hidden="true" />
            {t('print.yes')}
          </ActionButton>
        </>
      }
    >
      <PaperChoiceFields
        kinds={paperKinds}
        choice={choice}
        onChange={change}
        label={t('print.what')}
        note={(kind) => t(`print.note.${kind}`)}
        hasSize={() => true}
      />
      {test.said}
    </PlainDialog>
  );
}
