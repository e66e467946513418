/**
 * Texts of an item in the file of one language. A text that is not there in that language stands in another, and says so
 * with `xml:lang`: so nothing is lost, and a screen reader reads it rightly.
 */
import { type LanguageCode, type LocalText, textIn } from '../../locale/languages.ts';
import type { XmlElement, XmlNode } from '../xml/element.ts';
import { type Attributes, el } from '../xml/write-xml.ts';

export type Words = {
  readonly language: LanguageCode;
  /** An element with the text as its content. */
  readonly element: (name: string, attributes: Attributes, text: LocalText) => XmlElement;
  /** The text, and the language it is in where that is not the file's. */
  readonly plain: (text: LocalText) => { readonly text: string; readonly other: LanguageCode | undefined };
};

/** New lines become breaks. */
export const lines = (text: string): XmlNode[] =>
  text.split('\n').flatMap((line, index): XmlNode[] => [...(index > 0 ? [el('br')] : []), ...(line ? [line] : [])]);

export function wordsIn(language: LanguageCode): Words {
  const plain: Words['plain'] = (text) => {
    const shown = textIn(text, language);
    const other = (Object.keys(text) as LanguageCode[]).find((code) => text[code] === shown);
    return { text: shown, other: text[language] === undefined ? other : undefined };
  };
  return {
    language,
    plain,
    element: (name, attributes, text) => {
      const { text: shown, other } = plain(text);
      return el(name, { ...attributes, 'xml:lang': other }, lines(shown));
    },
  };
}

const isText = (value: object): value is LocalText =>
  Object.keys(value).length > 0 && Object.keys(value).every((key) => /^(en|zh|ar|fr|ru|es)$/.test(key));

/** The languages of all texts below `value`. */
export function languagesIn(value: unknown): Set<LanguageCode> {
  const found = new Set<LanguageCode>();
  if (typeof value !== 'object' || value === null) return found;
  if (!Array.isArray(value) && isText(value)) {
    for (const [code, text] of Object.entries(value)) if (typeof text === 'string') found.add(code as LanguageCode);
    return found;
  }
  for (const part of Object.values(value)) for (const code of languagesIn(part)) found.add(code);
  return found;
}
