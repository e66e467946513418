/**
 * Names that look the same to a tired eye: letters of other scripts, accents, spaces and marks do not tell them apart.
 */

/** Letters of Cyrillic and Greek, and digits, that are drawn as Latin ones (from Unicode's confusables, UTS #39). */
const alike: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  ѐ: 'e',
  һ: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  ԛ: 'q',
  ѕ: 's',
  т: 't',
  ѵ: 'v',
  ԝ: 'w',
  х: 'x',
  у: 'y',
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  γ: 'y',
  '0': 'o',
  '1': 'l',
  '5': 's',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
};

/** Capitals of Cyrillic and Greek that are drawn as Latin ones though their small letters are not. */
const capitals: Readonly<Record<string, string>> = {
  В: 'b',
  Н: 'h',
  М: 'm',
  Т: 't',
  К: 'k',
  Β: 'b',
  Ε: 'e',
  Ζ: 'z',
  Η: 'h',
  Ι: 'i',
  Κ: 'k',
  Μ: 'm',
  Ν: 'n',
  Ο: 'o',
  Ρ: 'p',
  Τ: 't',
  Υ: 'y',
  Χ: 'x',
  Α: 'a',
};

/** What is left of a name when everything that fools the eye is taken away. */
export const skeletonOf = (name: string): string =>
  [...name.normalize('NFKD').replace(/\p{M}/gu, '')]
    .map((letter) => capitals[letter] ?? letter.toLowerCase())
    .map((letter) => alike[letter] ?? letter)
    .join('')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/[il|!]/g, 'l')
    .replace(/[^\p{L}\p{N}]/gu, '');

export const looksLike = (one: string, other: string): boolean => skeletonOf(one) === skeletonOf(other);
