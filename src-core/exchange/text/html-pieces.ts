/**
 * HTML as question banks hold it, cut into words and tags (after the tokenizer of the HTML standard, section 13.2.5, for
 * what occurs in fragments). Forgiving: what is no tag is words.
 */
import type { Piece } from './plain-text.ts';

/** The named references that editors write; others stay as they are. */
const named: Readonly<Record<string, string>> = Object.fromEntries(
  'amp=& lt=< gt=> quot=" apos=\' nbsp=\u00a0 ndash=– mdash=— hellip=… lsquo=‘ rsquo=’ ldquo=“ rdquo=” laquo=« raquo=» bull=• middot=· deg=° plusmn=± times=× divide=÷ le=≤ ge=≥ ne=≠ micro=µ euro=€ pound=£ copy=© reg=® trade=™ sect=§ para=¶ frac12=½ frac14=¼ frac34=¾ sup2=² sup3=³ agrave=à aacute=á acirc=â atilde=ã auml=ä aring=å aelig=æ ccedil=ç egrave=è eacute=é ecirc=ê euml=ë igrave=ì iacute=í icirc=î iuml=ï ntilde=ñ ograve=ò oacute=ó ocirc=ô otilde=õ ouml=ö oslash=ø ugrave=ù uacute=ú ucirc=û uuml=ü yacute=ý szlig=ß oelig=œ Agrave=À Aacute=Á Acirc=Â Auml=Ä Ccedil=Ç Egrave=È Eacute=É Ecirc=Ê Iacute=Í Ntilde=Ñ Oacute=Ó Ouml=Ö Uacute=Ú Uuml=Ü iexcl=¡ iquest=¿ larr=← rarr=→ uarr=↑ darr=↓ shy=\u00ad zwj=\u200d zwnj=\u200c lrm=\u200e rlm=\u200f'
    .split(' ')
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
);

const fromNumber = (code: number): string =>
  code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd';

const decode = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,31}));/g, (whole, dec, hex, name) => {
    if (dec) return fromNumber(Number.parseInt(dec, 10));
    if (hex) return fromNumber(Number.parseInt(hex, 16));
    return Object.hasOwn(named, name) ? (named[name] as string) : whole;
  });

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

const attributesOf = (source: string): Record<string, string> =>
  Object.fromEntries(
    [...source.matchAll(attribute)].map(([, name, double, single, bare]) => [
      (name as string).toLowerCase(),
      decode(double ?? single ?? bare ?? ''),
    ]),
  );

/** Where the tag that begins at `from` ends: at a `>` that is in no quotation marks; -1 where it never does. */
function endOfTag(html: string, from: number): number {
  let at = from;
  while (at < html.length) {
    const sign = html[at];
    if (sign === '>') return at;
    if (sign === '"' || sign === "'") {
      const closing = html.indexOf(sign, at + 1);
      // A quotation mark that is never closed is none.
      if (closing < 0) return html.indexOf('>', at);
      at = closing;
    }
    at += 1;
  }
  return -1;
}

export function* htmlPieces(html: string): Generator<Piece> {
  let words = '';
  let at = 0;
  const flush = function* (): Generator<Piece> {
    if (words) yield { kind: 'words', words: decode(words) };
    words = '';
  };
  while (at < html.length) {
    const start = html.indexOf('<', at);
    if (start < 0) break;
    words += html.slice(at, start);
    const [, slash = '', name] = html.slice(start, start + 40).match(/^<(\/?)([a-zA-Z][a-zA-Z0-9:-]*)/) ?? [];
    const isComment = html.startsWith('<!--', start);
    const isDeclaration = !isComment && html.startsWith('<!', start);
    if (name === undefined && !isComment && !isDeclaration) {
      words += '<';
      at = start + 1;
      continue;
    }
    const end = isComment ? html.indexOf('-->', start) : endOfTag(html, start + 1);
    yield* flush();
    if (name !== undefined) {
      const rest = html.slice(start + 1 + slash.length + name.length, end < 0 ? html.length : end);
      yield { kind: slash ? 'close' : 'open', tag: name.toLowerCase(), attributes: attributesOf(rest) };
    }
    if (end < 0) return;
    at = end + (isComment ? 3 : 1);
  }
  words += html.slice(at);
  yield* flush();
}
