/**
 * A code as it is typed, pasted or read out, in four blocks of four: what is no letter of a code is left out, and a letter
 * that never stands in one is read as what it looks like.
 */

export const codeLength = 16;
const blockLength = 4;
const between = '-';

const looksLike: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', Z: '2', U: 'V' };

/** Arabic and Persian digits. */
const digitOf = (sign: string): string => {
  const code = sign.charCodeAt(0);
  return String(code - (code >= 0x6f0 ? 0x6f0 : 0x660));
};

/** Its letters alone. Wide letters of a Chinese keyboard are the same letters. */
export const codeLetters = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, digitOf)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[OILZU]/g, (letter) => looksLike[letter] ?? letter)
    .slice(0, codeLength);

/** In blocks. */
export const codeBlocks = (typed: string): string =>
  codeLetters(typed)
    .match(new RegExp(`.{1,${blockLength}}`, 'g'))
    ?.join(between) ?? '';

export type TypedCode = { readonly text: string; readonly caret: number };

/** What stands in the field after a change, and where the caret is: behind the same letter as before. */
export function typedCode(typed: string, caret: number): TypedCode {
  const text = codeBlocks(typed);
  const before = codeLetters(typed.slice(0, caret)).length;
  return { text, caret: Math.min(text.length, before + Math.max(0, Math.ceil(before / blockLength) - 1)) };
}
