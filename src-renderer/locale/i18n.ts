/**
 * The words of the screens: one small file a screen and language, loaded when first needed, English behind all of them.
 */
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { figures } from '#core/locale/figures.ts';
import { directionOf, type LanguageCode } from '#core/locale/languages.ts';

const files = import.meta.glob<{ default: Record<string, unknown> }>('../../src-core/locale/messages/*/*.json');

/** What Home and whatever can go wrong at the start need; the bundle keeps these in a file of their own. */
const firstNames = ['common', 'welcome', 'home', 'failure', 'problem'] as const;
/** What the screens need that are loaded later. */
const laterNames = [
  'course',
  'lesson',
  'practice',
  'exercise',
  'film',
  'library',
  'reading',
  'settings',
  'pathway',
  'exam',
  'decision',
  'panel',
  'assess',
  'authoring',
  'exchange',
  'statistics',
  'certificate',
  'host',
  'verify',
  'camera',
  'programme',
  'logbook',
  'listing',
  'trust',
  'registry',
  'lrs',
  'roster',
] as const;

async function load(language: LanguageCode, names: readonly string[]): Promise<void> {
  await Promise.all(
    names.map(async (namespace) => {
      if (i18next.hasResourceBundle(language, namespace)) return;
      const file = files[`../../src-core/locale/messages/${language}/${namespace}.json`];
      const words = file ? (await file()).default : {};
      i18next.addResourceBundle(language, namespace, words);
    }),
  );
}

/** Asked for before anybody knows the language: English stands behind all others. */
const english = Promise.all(
  firstNames.map((namespace) => files[`../../src-core/locale/messages/en/${namespace}.json`]?.()),
);

let later: Promise<unknown> | null = null;

/** The words of every screen that is loaded later, in the language of now and in English. */
export function laterWords(): Promise<unknown> {
  const language = i18next.language as LanguageCode;
  if (!later) {
    // A name on any screen may be in any script: its letters come in pieces, when they are first shown.
    const fonts = [loadFonts('zh'), loadFonts('ar')];
    later = Promise.all([load('en', laterNames), load(language, laterNames), ...fonts]);
    later.catch(() => {
      later = null;
    });
  }
  return later;
}

async function loadFonts(language: LanguageCode): Promise<void> {
  if (language === 'zh') await import('../style/fonts-zh.css');
  if (language === 'ar') await import('../style/fonts-ar.css');
}

export async function startWords(language: LanguageCode): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    ns: [...firstNames, ...laterNames],
    defaultNS: 'common',
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  i18next.services.formatter?.add('number', figures);
  await speak(language);
}

/** The words of every screen in another language than that of the page, for a part of it. */
export async function wordsOf(language: LanguageCode): Promise<i18n> {
  await Promise.all([load(language, [...firstNames, ...laterNames]), loadFonts(language)]);
  return i18next.cloneInstance({ lng: language });
}

/** Turns the whole page to a language: words, fonts, direction. */
export async function speak(language: LanguageCode): Promise<void> {
  const wanted = later ? [...firstNames, ...laterNames] : firstNames;
  await Promise.all([english.then(() => load('en', firstNames)), load(language, wanted), loadFonts(language)]);
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  await i18next.changeLanguage(language);
}
