/**
 * XML text to a tree. A DOCTYPE is refused, and with it every entity but XML's own five: nothing expands, nothing is
 * fetched. Depth, number of elements and length are bounded.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { limits } from '../limits.ts';
import type { ExchangeProblemCode } from '../problem.ts';
import type { XmlElement, XmlNode } from './element.ts';

export type XmlReading =
  | { readonly ok: true; readonly root: XmlElement }
  | {
      readonly ok: false;
      readonly code: ExchangeProblemCode;
      readonly params: Readonly<Record<string, string>>;
      readonly line: number;
    };

type Open = { name: string; uri: string; attributes: Record<string, string>; children: XmlNode[]; line: number };

/** Carries a refusal out of the parser's callbacks; caught below, in the only place that starts the parser. */
class Refused extends Error {
  constructor(
    readonly code: ExchangeProblemCode,
    readonly params: Readonly<Record<string, string>>,
    readonly line: number,
  ) {
    super(code);
  }
}

/** Attributes by local name; those of XML itself keep their prefix (`xml:lang`), other foreign ones too. */
const attributesOf = (tag: SaxesTagNS): Record<string, string> =>
  Object.fromEntries(Object.values(tag.attributes).map(({ name, value }) => [name, value]));

export function readXml(source: string, longest: number = limits.xmlLength): XmlReading {
  if (source.length > longest) return { ok: false, code: 'xml-too-large', params: {}, line: 0 };
  const parser = new SaxesParser<{ xmlns: true }>({ xmlns: true });
  const open: Open[] = [];
  let root: Open | null = null;
  let count = 0;
  const refuse = (code: ExchangeProblemCode, params: Readonly<Record<string, string>> = {}): never => {
    throw new Refused(code, params, parser.line);
  };

  parser.on('error', (error) => refuse('xml-broken', { reason: error.message.replace(/^\d+:\d+: /, '') }));
  parser.on('doctype', () => refuse('xml-doctype'));
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && !/^(utf-?8|us-ascii)$/i.test(encoding)) refuse('text-encoding', { encoding });
  });
  parser.on('opentag', (tag) => {
    count += 1;
    if (count > limits.xmlElements || open.length >= limits.xmlDepth) refuse('xml-too-large');
    const element: Open = {
      name: tag.local,
      uri: tag.uri,
      attributes: attributesOf(tag),
      children: [],
      line: parser.line,
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const characters = (text: string) => {
    open.at(-1)?.children.push(text);
  };
  parser.on('text', characters);
  parser.on('cdata', characters);

  try {
    parser.write(source).close();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ok: false, code: error.code, params: error.params, line: error.line };
  }
  return root ? { ok: true, root } : { ok: false, code: 'xml-broken', params: { reason: 'empty' }, line: 0 };
}
