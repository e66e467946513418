/**
 * The six languages of the application, named in themselves.
 */
export const languages = [
  { code: 'en', name: 'English', direction: 'ltr' },
  { code: 'zh', name: '中文', direction: 'ltr' },
  { code: 'ar', name: 'العربية', direction: 'rtl' },
  { code: 'fr', name: 'Français', direction: 'ltr' },
  { code: 'ru', name: 'Русский', direction: 'ltr' },
  { code: 'es', name: 'Español', direction: 'ltr' },
] as const;

export type LanguageCode = (typeof languages)[number]['code'];
export type Direction = (typeof languages)[number]['direction'];

export const languageCodes = languages.map((language) => language.code) as [LanguageCode, ...LanguageCode[]];

export function directionOf(code: LanguageCode): Direction {
  return languages.find((language) => language.code === code)?.direction ?? 'ltr';
}

/** The first of `wanted` that is among `offered`, else English, else the first offered. */
export function bestLanguage(wanted: readonly string[], offered: readonly LanguageCode[]): LanguageCode {
  for (const tag of wanted) {
    const match = offered.find((code) => tag.toLowerCase().split('-')[0] === code);
    if (match) return match;
  }
  return offered.includes('en') ? 'en' : (offered[0] ?? 'en');
}

/** A text in some of the six languages. */
export type LocalText = Partial<Record<LanguageCode, string>>;

export function isLocalText(value: object): value is LocalText {
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.every(([key, text]) => typeof text === 'string' && (languageCodes as readonly string[]).includes(key))
  );
}

/** The text in `language`, else in English, else in whatever there is. */
export function textIn(text: LocalText, language: LanguageCode): string {
  return text[language] ?? text.en ?? Object.values(text)[0] ?? '';
}
