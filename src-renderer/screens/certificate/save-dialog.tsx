/**
 * What to save of a certificate, in which languages, on which paper.
 */
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import {
  type CredentialCard,
  type PaperStyle,
  paperKinds,
  type SavedKind,
  savedKinds,
} from '#core/contract/credential-calls.ts';
import { type LanguageCode, languages } from '#core/locale/languages.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { PickField } from '../../parts/pick-field.tsx';
import { PlainDialog } from '../../parts/plain-dialog.tsx';
import '../../parts/choice-tiles.css';
import './save-dialog.css';

type Props = {
  readonly card: CredentialCard;
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onSave: (kind: SavedKind, style: PaperStyle) => void;
};

const options = languages.map(({ code, name }) => (
  <option key={code} value={code} lang={code}>
    {name}
  </option>
));

export function SaveDialog({ card, isOpen, onOpenChange, onSave }: Props) {
  const { t } = useTranslation('certificate');
  const [kind, setKind] = useState<SavedKind>('certificate');
  const [language, setLanguage] = useState<LanguageCode>(card.language);
  const [second, setSecond] = useState<LanguageCode | ''>(card.language === 'en' ? '' : 'en');
  const [size, setSize] = useState<PaperStyle['size']>('A4');
  const isPaper = paperKinds.some((one) => one === kind);
  const save = () => {
    onOpenChange(false);
    onSave(kind, { languages: [language, second === '' || second === language ? null : second], size });
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
      <RadioGroup
        className="choice-tiles save-kinds"
        aria-label={t('save.what')}
        value={kind}
        onChange={(value) => setKind(value as SavedKind)}
      >
        {savedKinds.map((one) => (
          <Radio key={one} value={one} className="choice-tile">
            <span className="choice-tile-name">{t(`save.kind.${one}`)}</span>
            <span className="choice-tile-note">{t(`save.note.${one}`)}</span>
          </Radio>
        ))}
      </RadioGroup>
      {kind !== 'credential' && (
        <div className="save-style">
          <PickField label={t('save.language')} value={language} onChange={(code) => setLanguage(code as LanguageCode)}>
            {options}
          </PickField>
          {isPaper && (
            <PickField
              label={t('save.second')}
              value={second}
              onChange={(code) => setSecond(code as LanguageCode | '')}
            >
              <option value="">{t('save.none')}</option>
              {options}
            </PickField>
          )}
        </div>
      )}
      {isPaper && kind !== 'card' && (
        <RadioGroup
          className="choice-tiles save-sizes"
          value={size}
          onChange={(value) => setSize(value as PaperStyle['size'])}
        >
          <Label className="save-label">{t('save.size')}</Label>
          {(['A4', 'Letter'] as const).map((one) => (
            <Radio key={one} value={one} className="choice-tile">
              <span className="choice-tile-name">{t(`save.sizes.${one}`)}</span>
            </Radio>
          ))}
        </RadioGroup>
      )}
    </PlainDialog>
  );
}
