/**
 * An exercise after it was read, with its words in many languages, and as somebody sees it, with its words in one.
 */
import { isLocalText, type LanguageCode, type LocalText, textIn } from '../locale/languages.ts';

/** What a kind adds is known to the kind alone. */
export type Exercise = {
  readonly id: string;
  readonly kind: string;
  readonly languages: readonly LanguageCode[];
  readonly title: LocalText;
  readonly lead: LocalText;
  readonly closing: LocalText;
  readonly minutes: number;
  readonly competencies: readonly string[];
  readonly [more: string]: unknown;
};

/** `value` with each text in one language. */
export function inOneLanguage(value: unknown, language: LanguageCode): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((part) => inOneLanguage(part, language));
  if (isLocalText(value)) return textIn(value, language);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inOneLanguage(part, language)]));
}

/** The language in which a person with `wanted` does this exercise. */
export const exerciseLanguage = ({ languages }: Exercise, wanted: LanguageCode): LanguageCode =>
  languages.includes(wanted) ? wanted : languages.includes('en') ? 'en' : (languages[0] ?? 'en');
