/**
 * The number of a credential: short enough to read aloud, with a character that checks the others.
 */
import { credentialNumber } from '../contract/values.ts';
import { digestOf, sha256OfText } from '../evidence/digest.ts';

/** Thirty-one characters, no I, L, O, U or Z, so that a number read aloud or copied by hand is not mistaken. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXY';

/** Weighted sum modulo 31 (a prime, as many as there are characters, so every single wrong character and every swap of neighbours is seen). */
function checkCharacter(characters: string): string {
  let sum = 0;
  for (const [index, character] of [...characters].entries()) sum += alphabet.indexOf(character) * (index + 1);
  return alphabet[sum % 31] as string;
}

/**
 * `FP-XXXX-XXXX-XXXX-XXXX-C`: 79 bits grown from the evidence, and a check character. The same evidence gives the same
 * number, so a certificate that was interrupted while being made is made again, not twice.
 */
export function credentialNumberOf(evidence: string): string {
  const bytes = sha256OfText(`fieldpass credential ${evidence}`);
  const characters = Array.from({ length: 16 }, (_, index) => alphabet[(bytes[index] as number) % 31]).join('');
  return `FP-${characters.match(/.{4}/g)?.join('-')}-${checkCharacter(characters)}`;
}

/** Of the same pass in another name: whoever corrects it twice in the same way makes one certificate. */
export const correctedNumber = (of: string, name: string): string =>
  credentialNumberOf(digestOf({ what: 'fieldpass correction', of, name }));

/** True for a number whose check character fits; spaces and small letters do not matter. */
export function isCredentialNumber(text: string): boolean {
  const number = text.trim().toUpperCase();
  if (!credentialNumber.safeParse(number).success) return false;
  const characters = number.slice(3, -2).replaceAll('-', '');
  return number.at(-1) === checkCharacter(characters);
}

/** Without the two letters before it. */
const charactersOfNumber = 17;
const misread: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/**
 * A number as somebody typed it off a paper: spaces, dashes and small letters do not matter, nor the digits of another
 * script, nor letters that no number has because they look like a digit. Null when its check character does not fit.
 */
export function typedNumber(text: string): string | null {
  const typed = text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) as number) & 0xf))
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[OIL]/g, (letter) => misread[letter] as string);
  const characters = typed.length === charactersOfNumber ? typed : typed.replace(/^FP/, '');
  const number = `FP-${characters.match(/.{1,4}/g)?.join('-') ?? ''}`;
  return isCredentialNumber(number) ? number : null;
}
