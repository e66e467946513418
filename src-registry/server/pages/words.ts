/**
 * Words of the pages that people see of a registry, in all six languages. What is put into a sentence stands apart from it
 * (`bdi`), whatever direction it is written in.
 */
import type { LanguageCode } from '#core/locale/languages.ts';
import { bestLanguage, languageCodes } from '#core/locale/languages.ts';
import ar from '#core/locale/messages/ar/wallet-page.json' with { type: 'json' };
import en from '#core/locale/messages/en/wallet-page.json' with { type: 'json' };
import es from '#core/locale/messages/es/wallet-page.json' with { type: 'json' };
import fr from '#core/locale/messages/fr/wallet-page.json' with { type: 'json' };
import ru from '#core/locale/messages/ru/wallet-page.json' with { type: 'json' };
import zh from '#core/locale/messages/zh/wallet-page.json' with { type: 'json' };

type Words = typeof en;
const words: Readonly<Record<LanguageCode, Words>> = { ar, en, es, fr, ru, zh };

export const wordsOf = (language: LanguageCode): Words => words[language];

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A sentence as HTML, with what belongs into it. */
export const sentence = (text: string, params: Readonly<Record<string, string>> = {}): string =>
  escaped(text).replace(/\{\{(\w+)\}\}/g, (_, name: string) => `<bdi>${escaped(params[name] ?? '')}</bdi>`);

/** What was asked for by name comes before what the browser is set to (RFC 9110, section 12.5.4). */
export function languageFor(asked: string | null, header: string | undefined): LanguageCode {
  const weighed = (header ?? '').split(',').map((part) => {
    const [tag = '', ...rest] = part.trim().split(';');
    const weight = /q=([\d.]+)/.exec(rest.join(';'))?.[1];
    return { tag, weight: weight === undefined ? 1 : Number(weight) };
  });
  const wanted = weighed.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  return bestLanguage([...(asked ?? '').split(' '), ...wanted.map(({ tag }) => tag)], languageCodes);
}
