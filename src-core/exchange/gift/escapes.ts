/**
 * The escapes of GIFT: `\~ \= \# \{ \} \: \\` stand for the sign, `\n` for a new line. Escaped signs are set aside as
 * private characters while the text is taken apart, and put back at the end.
 */
const signs = '~=#{}:\\%';
const first = 0xe000;

const privateSigns = /[\ue000-\ue00f]/g;

/** Characters of that range in the text itself would be taken for escapes: they are left out. */
export const hasPrivateSigns = (text: string): boolean => text.search(privateSigns) >= 0;

export const setAside = (text: string): string =>
  text
    .replace(privateSigns, '')
    .replace(/\\([~=#{}:\\%])/g, (_, sign: string) => String.fromCharCode(first + signs.indexOf(sign)));

export const putBack = (text: string): string =>
  text
    .replace(/\\n/g, '\n')
    .replace(privateSigns, (mark) => signs[mark.charCodeAt(0) - first] ?? '')
    .trim();
