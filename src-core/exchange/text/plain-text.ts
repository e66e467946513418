/**
 * Marked-up text to plain text: pieces in, words out. What bears a meaning that plain text loses is named, so that it
 * can be listed; a script refuses the whole.
 */
export type Piece =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'open' | 'close'; readonly tag: string; readonly attributes: Readonly<Record<string, string>> };

export type PlainText = {
  readonly text: string;
  /** Names of elements that are gone, other than those that only hold text together. */
  readonly removed: readonly string[];
  /** What the pictures that are gone showed, or their file. */
  readonly pictures: readonly string[];
  /** What makes the text unfit to be read at all; null when there is nothing of the kind. */
  readonly script: string | null;
};

const blocks = new Set(
  'address article blockquote body dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section table tbody td tfoot th thead tr ul qti-content-body qti-prompt qti-item-body qti-stimulus-body'.split(
    ' ',
  ),
);
/** Their loss changes nothing that a person would miss. */
const holders = new Set(
  'address article body br dd div dl dt font footer header html main p section span tbody thead qti-content-body qti-prompt qti-item-body qti-stimulus-body'.split(
    ' ',
  ),
);
const active = new Set('applet base embed form frame iframe link meta object script style'.split(' '));

/** What in a tag is made to act rather than to be read; null where nothing is. */
export function scriptIn(tag: string, attributes: Readonly<Record<string, string>>): string | null {
  if (active.has(tag)) return `<${tag}>`;
  for (const [name, value] of Object.entries(attributes)) {
    if (/^on[a-z]/i.test(name)) return name;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a browser overlooks them in an address
    if (/^(javascript|vbscript|data:text)/i.test(value.replace(/[\u0000-\u0020]/g, ''))) return `${name}="${value}"`;
  }
  return null;
}

/**
 * `exact`: white space stands as it is, for text that was written here; otherwise it is as a browser shows it: runs of
 * it are one space, blocks begin on new lines.
 */
export function plainText(pieces: Iterable<Piece>, exact = false): PlainText {
  const removed = new Set<string>();
  const pictures: string[] = [];
  let script: string | null = null;
  let text = '';
  for (const piece of pieces) {
    if (piece.kind === 'words') {
      text += exact ? piece.words : piece.words.replace(/[ \t\r\n\f]+/g, ' ');
      continue;
    }
    const { tag } = piece;
    if (tag === 'br') {
      if (piece.kind === 'open') text += '\n';
    } else if (blocks.has(tag) && !exact) text += '\n';
    if (piece.kind === 'close') continue;
    script ??= scriptIn(tag, piece.attributes);
    if (tag === 'li' && !exact) text += '• ';
    if (tag === 'img' || tag === 'picture') pictures.push(piece.attributes.alt || piece.attributes.src || tag);
    else if (!holders.has(tag)) removed.add(tag);
  }
  if (!exact)
    text = text
      .replace(/ {2,}/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{2,}/g, '\n')
      .trim();
  return { text, removed: [...removed], pictures, script };
}
