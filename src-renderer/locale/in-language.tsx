/**
 * A part of a screen whose text is in a language of its own: its buttons and labels speak that one too.
 */
import type { i18n } from 'i18next';
import { type ReactNode, useEffect, useState } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import type { LanguageCode } from '#core/locale/languages.ts';
import { AriaLocale } from '../app/aria-locale.tsx';
import { wordsOf } from './i18n.ts';

type Props = { readonly language: LanguageCode; readonly children: ReactNode };

export function InLanguage({ language, children }: Props) {
  const page = useTranslation().i18n.language;
  const [words, setWords] = useState<i18n | null>(null);
  useEffect(() => {
    if (language === page) return;
    let isWanted = true;
    void wordsOf(language).then((found) => {
      if (isWanted) setWords(found);
    });
    return () => {
      isWanted = false;
    };
  }, [language, page]);
  if (language === page) return children;
  if (words?.language !== language) return null;
  return (
    <I18nextProvider i18n={words}>
      <AriaLocale>{children}</AriaLocale>
    </I18nextProvider>
  );
}
