/**
 * A tree to XML 1.0 text. Elements that hold only elements are indented; where there are words nothing is added.
 */
import { isElement, type XmlElement, type XmlNode } from './element.ts';

/** `undefined` leaves an attribute out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

export function el(name: string, attributes: Attributes = {}, children: readonly XmlNode[] = []): XmlElement {
  const present = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as const],
  );
  return { name, uri: '', attributes: Object.fromEntries(present), children, line: 0 };
}

/** What XML 1.0 cannot hold (section 2.2, Char): most control characters, half characters, U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

export const isWritable = (text: string): boolean => text.search(unwritable) < 0;

/** Returns are written by number: a reader makes a new line of any other (section 2.11). */
const escapeText = (text: string): string =>
  text
    .replace(unwritable, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\r/g, '&#13;');

/** In attributes a reader makes a space of any white space that is not written by number (section 3.3.3). */
const escapeAttribute = (text: string): string =>
  escapeText(text).replace(/"/g, '&quot;').replace(/\t/g, '&#9;').replace(/\n/g, '&#10;');

/** Inside these, white space is part of the words. */
const withWords = new Set(
  'p span qti-prompt qti-simple-choice qti-simple-associable-choice qti-inline-choice h2 fieldpass:source'.split(' '),
);

function write(element: XmlElement, indent: string, inWords: boolean): string {
  const attributes = Object.entries(element.attributes).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`);
  const start = `<${element.name}${attributes.join('')}`;
  if (element.children.length === 0) return `${start}/>`;
  const asWords = inWords || withWords.has(element.name) || element.children.some((child) => !isElement(child));
  const inner = element.children.map((child) =>
    isElement(child) ? write(child, `${indent}  `, asWords) : escapeText(child),
  );
  if (asWords) return `${start}>${inner.join('')}</${element.name}>`;
  return `${start}>${inner.map((child) => `\n${indent}  ${child}`).join('')}\n${indent}</${element.name}>`;
}

export const writeXml = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '', false)}\n`;
