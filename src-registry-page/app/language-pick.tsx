/**
 * The language of the page, each named in itself.
 */
import { Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type LanguageCode, languages } from '#core/locale/languages.ts';
import { speak } from '../locale/words.ts';

export function LanguagePick() {
  const { t, i18n } = useTranslation();
  return (
    <label className="language-pick">
      <Languages aria-hidden="true" />
      <span className="visually-hidden">{t('language')}</span>
      <select value={i18n.language} onChange={(event) => void speak(event.target.value as LanguageCode)}>
        {languages.map(({ code, name, direction }) => (
          <option key={code} value={code} lang={code} dir={direction}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
