/**
 * The words of the page: one file a language, loaded when it is chosen. The choice is kept in this browser, nothing else is.
 */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { figures } from '#core/locale/figures.ts';
import { bestLanguage, directionOf, type LanguageCode, languageCodes } from '#core/locale/languages.ts';

const files = import.meta.glob<{ default: Record<string, unknown> }>('../../src-core/locale/messages/*/staff.json');
const keptAs = 'fieldpass-language';

/** A browser may keep nothing; then its own language counts. */
function kept(): string[] {
  try {
    return [localStorage.getItem(keptAs) ?? ''];
  } catch {
    return [];
  }
}

export const firstLanguage = (): LanguageCode => bestLanguage([...kept(), ...navigator.languages], languageCodes);

async function load(language: LanguageCode): Promise<void> {
  if (i18next.hasResourceBundle(language, 'staff')) return;
  const file = files[`../../src-core/locale/messages/${language}/staff.json`];
  i18next.addResourceBundle(language, 'staff', file ? (await file()).default : {});
}

/** A name on any page may be in any script: its letters come in pieces, when they are first shown. */
export const loadFonts = () =>
  Promise.all([import('../../src-renderer/style/fonts-zh.css'), import('../../src-renderer/style/fonts-ar.css')]);

export async function startWords(language: LanguageCode): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    ns: ['staff'],
    defaultNS: 'staff',
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  i18next.services.formatter?.add('number', figures);
  await turnTo(language);
}

async function turnTo(language: LanguageCode): Promise<void> {
  await load(language);
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  await i18next.changeLanguage(language);
}

/** Turns the whole page to a language that somebody chose. */
export async function speak(language: LanguageCode): Promise<void> {
  await turnTo(language);
  try {
    localStorage.setItem(keptAs, language);
  } catch {
    // It counts until the page is closed.
  }
}
