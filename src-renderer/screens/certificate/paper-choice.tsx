/**
 * What is to be handed over of a certificate, in which languages, on which paper: the same choice for saving and printing.
 */
import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type CredentialCard, type PaperStyle, paperKinds, type SavedKind } from '#core/contract/credential-calls.ts';
import { type LanguageCode, languages } from '#core/locale/languages.ts';
import { PickField } from '../../parts/pick-field.tsx';
import '../../parts/choice-tiles.css';
import './paper-choice.css';

export type PaperChoice<Kind extends SavedKind> = {
  readonly kind: Kind;
  readonly language: LanguageCode;
  readonly second: LanguageCode | '';
  readonly size: PaperStyle['size'];
};

/** As the certificate is shown, until somebody chooses otherwise. */
export function usePaperChoice<Kind extends SavedKind>(card: CredentialCard, kind: Kind) {
  const [choice, setChoice] = useState<PaperChoice<Kind>>({
    kind,
    language: card.language,
    second: card.language === 'en' ? '' : 'en',
    size: 'A4',
  });
  const { language, second, size } = choice;
  const style: PaperStyle = { languages: [language, second === '' || second === language ? null : second], size };
  return { choice, style, change: (wanted: Partial<PaperChoice<Kind>>) => setChoice({ ...choice, ...wanted }) };
}

const options = languages.map(({ code, name }) => (
  <option key={code} value={code} lang={code}>
    {name}
  </option>
));

type Props<Kind extends SavedKind> = {
  readonly kinds: readonly Kind[];
  readonly choice: PaperChoice<Kind>;
  readonly onChange: (wanted: Partial<PaperChoice<Kind>>) => void;
  /** What the tiles are, for a screen reader. */
  readonly label: string;
  /** What a kind is, in a few words. */
  readonly note: (kind: Kind) => string;
  /** Whether the size of the sheet matters for this kind. */
  readonly hasSize: (kind: Kind) => boolean;
};

export function PaperChoiceFields<Kind extends SavedKind>({
  kinds,
  choice,
  onChange,
  label,
  note,
  hasSize,
}: Props<Kind>) {
  const { t } = useTranslation('certificate');
  const { kind, language, second, size } = choice;
  const isPaper = paperKinds.some((one) => one === kind);
  return (
    <>
      <RadioGroup
        className="choice-tiles paper-choice-kinds"
        aria-label={label}
        value={kind}
        onChange={(value) => onChange({ kind: value as Kind })}
      >
        {kinds.map((one) => (
          <Radio key={one} value={one} className="choice-tile">
            <span className="choice-tile-name">{t(`save.kind.${one}`)}</span>
            <span className="choice-tile-note">{note(one)}</span>
          </Radio>
        ))}
      </RadioGroup>
      {kind !== 'credential' && (
        <div className="paper-choice-languages">
          <PickField
            label={t('save.language')}
            value={language}
            onChange={(code) => onChange({ language: code as LanguageCode })}
          >
            {options}
          </PickField>
          {isPaper && (
            <PickField
              label={t('save.second')}
              value={second}
              onChange={(code) => onChange({ second: code as LanguageCode | '' })}
            >
              <option value="">{t('save.none')}</option>
              {options}
            </PickField>
          )}
        </div>
      )}
      {hasSize(kind) && (
        <RadioGroup
          className="choice-tiles paper-choice-sizes"
          value={size}
          onChange={(value) => onChange({ size: value as PaperStyle['size'] })}
        >
          <Label className="paper-choice-label">{t('save.size')}</Label>
          {(['A4', 'Letter'] as const).map((one) => (
            <Radio key={one} value={one} className="choice-tile">
              <span className="choice-tile-name">{t(`save.sizes.${one}`)}</span>
            </Radio>
          ))}
        </RadioGroup>
      )}
    </>
  );
}
