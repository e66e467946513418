/**
 * Why, in the language of the screen.
 */
import { useTranslation } from 'react-i18next';
import type { CheckView } from '#core/contract/verify-calls.ts';
import { sentenceOf } from '#core/verify/sentence.ts';
import { useFormats } from '../../locale/formats.ts';

export function useWhy(): (check: CheckView) => string {
  const { t } = useTranslation('verify');
  const formats = useFormats();
  return (check) => sentenceOf(check, check.issuer?.name ?? '', t as never, formats.date);
}
