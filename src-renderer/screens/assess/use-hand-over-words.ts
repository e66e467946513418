/**
 * The words with which an assessor hands something over, beside what it is.
 */
import { useTranslation } from 'react-i18next';

export function useHandOverWords() {
  const { t } = useTranslation('assess');
  return {
    tooLong: t('tooLong'),
    save: t('saveFile'),
    saved: (file: string) => t('saved', { file }),
    notSaved: t('notSaved'),
  };
}
