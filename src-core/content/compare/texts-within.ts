/**
 * Every text of a value in one language, at whatever depth, in the order in which it stands.
 */
import { isLocalText, type LanguageCode } from '../../locale/languages.ts';

export function textsWithin(value: unknown, language: LanguageCode): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value) && isLocalText(value)) return value[language] === undefined ? [] : [value[language]];
  return Object.values(value).flatMap((part) => textsWithin(part, language));
}
