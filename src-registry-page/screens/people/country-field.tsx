/**
 * A country, by its name in the language of the page.
 */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { countriesIn } from '../../../src-renderer/locale/names.ts';
import { PickField } from '../../../src-renderer/parts/pick-field.tsx';
import { useFormats } from '../../locale/use-formats.ts';

type Props = { readonly value: string; readonly onChange: (value: string) => void };

export function CountryField({ value, onChange }: Props) {
  const { t } = useTranslation();
  const { language } = useFormats();
  const countries = useMemo(() => countriesIn(language), [language]);
  return (
    <PickField label={t('by.country')} value={value} onChange={onChange}>
      <option value="">{t('none')}</option>
      {countries.map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </PickField>
  );
}
