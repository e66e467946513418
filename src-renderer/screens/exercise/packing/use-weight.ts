/**
 * A weight as the person's language writes it: grams below a thousand, kilograms above.
 */
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../locale/formats.ts';

export function useWeight() {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  return (grams: number) =>
    grams > 0 && grams < 1000
      ? t('packing.grams', { weight: formats.number(grams) })
      : t('packing.kilograms', { weight: formats.number(grams / 1000) });
}
