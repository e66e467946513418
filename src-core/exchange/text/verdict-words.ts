/**
 * The words for true and false in files: where a format has the verdict but no text for it.
 */
import type { LanguageCode, LocalText } from '../../locale/languages.ts';

const words: Readonly<Record<LanguageCode, readonly [yes: string, no: string]>> = {
  en: ['True', 'False'],
  zh: ['正确', '错误'],
  ar: ['صواب', 'خطأ'],
  fr: ['Vrai', 'Faux'],
  ru: ['Верно', 'Неверно'],
  es: ['Verdadero', 'Falso'],
};

export const verdictWords = (verdict: boolean, language: LanguageCode): LocalText => ({
  [language]: words[language][verdict ? 0 : 1],
});
