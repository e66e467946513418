/**
 * The number that somebody typed: decimal point or comma, spaces between groups, digits of any script (Arabic-Indic,
 * full-width, …). Null for anything else; a text with two separators is no number, for nobody can say which is which.
 */
export function numberIn(text: string): number | null {
  const plain = text
    .replace(/\p{Nd}/gu, digitOf)
    .replace(/[\s\u00a0\u202f]/gu, '')
    .replace(/[\u066b,，．]/gu, '.')
    .replace(/[\u2212－]/gu, '-');
  return /^-?\d{1,9}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}

/** The decimal digits of a script stand side by side, nought first (Unicode, category Nd). */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const nought = [...Array(10).keys()].find((value) => !/^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1)));
  return nought === undefined ? digit : String(nought);
}
