/**
 * The credential: what a person can show after a pass. In this version it is provisional: not yet confirmed by a registry.
 */

import { competencyId, contentId, credentialNumber, isoInstant, language, learnerId } from '../contract/values.ts';
import { digestOf, sha256OfText } from '../evidence/digest.ts';
import { assurance } from '../exam/assurance.ts';
import { languageCodes } from '../locale/languages.ts';
import { z } from '../zod.ts';

const localText = z.partialRecord(z.enum(languageCodes), z.string());

export const credentialStates = ['provisional', 'registered', 'expired', 'revoked', 'superseded'] as const;

/** The claims: everything that is printed, and what ties it to the attempt. */
export const claimsSchema = z.strictObject({
  number: credentialNumber,
  issuer: localText,
  holder: z.strictObject({ id: learnerId, name: z.string() }),
  course: z.strictObject({ id: contentId, version: z.string(), title: localText }),
  competencies: z.array(z.strictObject({ id: competencyId, title: localText })),
  language,
  assurance,
  issuedAt: isoInstant,
  expiresAt: isoInstant,
  /** The hash of the last entry of the attempt's journal, decision included. */
  evidence: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Claims = z.infer<typeof claimsSchema>;

export const credentialSchema = z.strictObject({
  schemaVersion: z.literal(1),
  state: z.enum(credentialStates),
  claims: claimsSchema,
  /** SHA-256 of the canonical form of the claims. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Credential = z.infer<typeof credentialSchema>;

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

/** True for a number whose check character fits; spaces and small letters do not matter. */
export function isCredentialNumber(text: string): boolean {
  const number = text.trim().toUpperCase();
  if (!credentialNumber.safeParse(number).success) return false;
  const characters = number.slice(3, -2).replaceAll('-', '');
  return number.at(-1) === checkCharacter(characters);
}

/** The same day `months` later, in UTC; the last day of a shorter month. */
export function monthsLater(instant: string, months: number): string {
  const [year, month, day] = instant.slice(0, 10).split('-').map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) + months;
  const newYear = Math.floor(index / 12);
  const newMonth = (index % 12) + 1;
  const leap = (newYear % 4 === 0 && newYear % 100 !== 0) || newYear % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const newDay = Math.min(day, lengths[newMonth - 1] as number);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(newYear).padStart(4, '0')}-${two(newMonth)}-${two(newDay)}${instant.slice(10)}`;
}

export function makeCredential(claims: Omit<Claims, 'number'>): Credential {
  const whole: Claims = { ...claims, number: credentialNumberOf(claims.evidence) };
  return { schemaVersion: 1, state: 'provisional', claims: whole, digest: digestOf(whole) };
}

/** True when the digest still fits the claims. */
export const isUnchanged = (credential: Credential): boolean => digestOf(credential.claims) === credential.digest;
