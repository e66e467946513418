/**
 * What is printed for each person, and how.
 */
import { Checkbox, CheckboxGroup, Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '#core/contract/contract.ts';
import { type LanguageCode, languages } from '#core/locale/languages.ts';
import { batchDocuments } from '#core/roster/batch.ts';
import { useSession } from '../../app/session.tsx';
import { PickField } from '../../parts/pick-field.tsx';
import { useTestPage } from '../certificate/test-page.tsx';
import '../../parts/choice-tiles.css';

type Style = CallInput<'batch.print'>['style'];

export function PapersPart({ style, onStyle }: { style: Style; onStyle: (style: Style) => void }) {
  const { t } = useTranslation('roster');
  const { settings } = useSession();
  const test = useTestPage({ language: settings.language, size: style.size, by: 'viewer' });
  const change = (wanted: Partial<Style>) => onStyle({ ...style, ...wanted });
  return (
    <section className="batch-part" aria-labelledby="papers-title">
      <h2 id="papers-title">{t('screen.papersTitle')}</h2>
      <CheckboxGroup
        className="choice-tiles"
        aria-labelledby="papers-title"
        value={style.documents}
        onChange={(documents) => change({ documents: documents as Style['documents'] })}
      >
        {batchDocuments.map((kind) => (
          <Checkbox key={kind} value={kind} className="choice-tile">
            <span className="choice-tile-name">{t(`screen.kind.${kind}`)}</span>
          </Checkbox>
        ))}
      </CheckboxGroup>
      <Checkbox className="choice-tile" isSelected={style.merged} onChange={(merged) => change({ merged })}>
        <span className="choice-tile-name">{t('screen.merged')}</span>
      </Checkbox>
      <div className="batch-fields">
        <PickField
          label={t('screen.second')}
          value={style.secondLanguage ?? ''}
          onChange={(code) => change({ secondLanguage: code === '' ? null : (code as LanguageCode) })}
        >
          <option value="">{t('screen.none')}</option>
          {languages.map(({ code, name }) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </PickField>
        <RadioGroup
          className="choice-tiles batch-sizes"
          value={style.size}
          onChange={(size) => change({ size: size as Style['size'] })}
        >
          <Label>{t('screen.size')}</Label>
          {(['A4', 'Letter'] as const).map((one) => (
            <Radio key={one} value={one} className="choice-tile">
              <span className="choice-tile-name">{t(`screen.sizes.${one}`)}</span>
            </Radio>
          ))}
        </RadioGroup>
      </div>
      {test.said}
      {test.button}
    </section>
  );
}
