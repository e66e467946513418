/**
 * The words of the screens: one small file a screen and language, loaded when first needed, English behind all of them.
 */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { directionOf, type LanguageCode, languages } from '#core/locale/languages.ts';

const files = import.meta.glob<{ default: Record<string, unknown> }>('../../src-core/locale/messages/*/*.json');

const screens = [
  'common',
  'welcome',
  'home',
  'course',
  'lesson',
  'practice',
  'settings',
  'exam',
  'decision',
  'panel',
  'authoring',
  'exchange',
  'statistics',
  'certificate',
  'failure',
  'problem',
] as const;

async function load(language: LanguageCode): Promise<void> {
  await Promise.all(
    screens.map(async (namespace) => {
      if (i18next.hasResourceBundle(language, namespace)) return;
      const file = files[`../../src-core/locale/messages/${language}/${namespace}.json`];
      const words = file ? (await file()).default : {};
      i18next.addResourceBundle(language, namespace, words);
    }),
  );
}

/** Asked for before anybody knows the language: English stands behind all others. */
const english = Promise.all(
  screens.map((namespace) => files[`../../src-core/locale/messages/en/${namespace}.json`]?.()),
);

async function loadFonts(language: LanguageCode): Promise<void> {
  if (language === 'zh') await import('../style/fonts-zh.css');
  if (language === 'ar') await import('../style/fonts-ar.css');
}

export async function startWords(language: LanguageCode): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    ns: [...screens],
    defaultNS: 'common',
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await speak(language);
}

/** Turns the whole page to a language: words, fonts, direction. */
export async function speak(language: LanguageCode): Promise<void> {
  await Promise.all([english.then(() => load('en')), load(language), loadFonts(language)]);
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  // While a language has no words of its own, English stands in it: base.css sets such lines in their own direction.
  const translated = languages.some((known) => known.code === language && known.interface);
  document.documentElement.dataset.words = translated ? language : 'en';
  await i18next.changeLanguage(language);
}
