/**
 * What to save of a certificate, in which languages, on which paper.
 */
import { FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  type CredentialCard,
  type PaperStyle,
  paperKinds,
  type SavedKind,
  savedKinds,
} from '#core/contract/credential-calls.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { PlainDialog } from '../../parts/plain-dialog.tsx';
import { PaperChoiceFields, usePaperChoice } from './paper-choice.tsx';

type Props = {
  readonly card: CredentialCard;
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onSave: (kind: SavedKind, style: PaperStyle) => void;
};

export function SaveDialog({ card, isOpen, onOpenChange, onSave }: Props) {
  const { t } = useTranslation('certificate');
  const { choice, style, change } = usePaperChoice<SavedKind>(card, 'certificate');
  const save = () => {
    onOpenChange(false);
    onSave(choice.kind, style);
  };
  return (
    <PlainDialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={t('save.title')}
      close={t('save.cancel')}
      action={
        <ActionButton kind="main" onPress={save}>
          <FileDown aria-hidden="true" />
          {t('save.yes')}
        </ActionButton>
      }
    >
      <PaperChoiceFields
        kinds={savedKinds}
        choice={choice}
        onChange={change}
        label={t('save.what')}
        note={(kind) => t(`save.note.${kind}`)}
        // A card has a size of its own.
        hasSize={(kind) => kind !== 'card' && paperKinds.some((one) => one === kind)}
      />
    </PlainDialog>
  );
}
