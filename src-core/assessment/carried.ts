/**
 * What goes between a candidate and an assessor, and between an assessor and an organisation, without a network: as a file, or as the
 * text of a code that the other machine's camera reads. Nothing in it is believed for being there; what is signed is checked.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { contentId, isoInstant, learnerId, personName } from '../contract/values.ts';
import { fromBase45, toBase45 } from '../credential/code/base45.ts';
import { deviceDid } from '../sync/device-event.ts';
import { z } from '../zod.ts';
import { mostEntries } from './sign-off.ts';

const person = z.strictObject({ id: learnerId, name: personName });

/** An entry of a logbook as a supervisor sees it: without what was noted. */
const askedEntry = z.strictObject({
  id: z.uuid(),
  from: isoInstant,
  to: isoInstant,
  people: z.number().int().min(1).max(500),
});

export const askedAboutSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('practical'), station: contentId }),
  z.strictObject({
    kind: z.literal('hours'),
    activity: contentId,
    entries: z.array(askedEntry).min(1).max(mostEntries),
  }),
  z.strictObject({ kind: z.literal('recommendation'), by: contentId }),
  z.strictObject({ kind: z.literal('document'), document: contentId }),
]);
export type AskedAbout = z.infer<typeof askedAboutSchema>;

export const requestSchema = z.strictObject({
  fieldpass: z.literal('request'),
  v: z.literal(1),
  programme: contentId,
  candidate: person,
  askedAt: isoInstant,
  about: askedAboutSchema,
});
/** A candidate asks somebody to look, confirm or recommend. */
export type Request = z.infer<typeof requestSchema>;

const line = z
  .string()
  .min(1)
  .max(16 * 1024);
const answer = z.strictObject({
  fieldpass: z.literal('sign-off'),
  v: z.literal(1),
  signOffs: z.array(line).min(1).max(20),
  /** Of those who signed. */
  passes: z.array(line).min(1).max(20),
});
/** What an assessor signed, with the passes by which they may. */
export type Answer = z.infer<typeof answer>;

const pass = z.strictObject({ fieldpass: z.literal('pass'), v: z.literal(1), passes: z.array(line).min(1).max(20) });
/** What an organisation gave an assessor. */
export type PassFile = z.infer<typeof pass>;

const assessor = z.strictObject({ fieldpass: z.literal('assessor'), v: z.literal(1), key: deviceDid, person });
/** Who wants to be an assessor, for the organisation that makes the pass. */
export type AssessorFile = z.infer<typeof assessor>;

export const carriedSchema = z.discriminatedUnion('fieldpass', [requestSchema, answer, pass, assessor]);
export type Carried = z.infer<typeof carriedSchema>;

/** A file of them is no larger. */
export const largestCarried = 400 * 1024;
const codePrefix = 'FPX1:';
/** Characters of the largest QR code (ISO/IEC 18004, version 40-L, alphanumeric). */
const mostInCode = 4296;
/** Characters of a code that a camera of a laptop still reads from the screen of another one. */
export const longestCode = 2300;

const known = (value: unknown): Carried | null => {
  const read = carriedSchema.safeParse(value);
  return read.success ? read.data : null;
};

export const carriedText = (carried: Carried): string => `${JSON.stringify(carried, null, 1)}\n`;

/** The text of a code; null where it would be too long for one: then it goes as a file. */
export function carriedCode(carried: Carried): string | null {
  const packed = deflateSync(strToU8(JSON.stringify(carried)), { level: 9 });
  const code = `${codePrefix}${toBase45(packed)}`;
  return code.length <= longestCode ? code : null;
}

/** Letters and figures of any script, and what joins them. */
const inName = (part: string): string =>
  part
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);

/** What its file is called; `about`: of whom, and of what. */
export const carriedName = ({ fieldpass }: Pick<Carried, 'fieldpass'>, ...about: readonly string[]): string =>
  `${['fieldpass', fieldpass, ...about.map(inName)].filter((part) => part !== '').join('-')}.json`;

/** What is shown of something that is handed over under this name: the text of its code, where it is short enough for one. */
export const handedOverOf = (
  carried: Carried,
  name: string,
): { readonly code: string | null; readonly name: string } => ({
  code: carriedCode(carried),
  name,
});

/** Of a file or a code; null when it is none of these. Never throws. */
export function readCarried(text: string): Carried | null {
  try {
    if (text.length > largestCarried) return null;
    if (!text.startsWith(codePrefix)) return known(JSON.parse(text));
    if (text.length > mostInCode) return null;
    const packed = fromBase45(text.slice(codePrefix.length));
    // Unpacked it fits into what it is given, or it is none of ours.
    const bytes = packed && inflateSync(packed, { out: new Uint8Array(largestCarried) });
    return bytes && known(JSON.parse(strFromU8(bytes)));
  } catch {
    return null;
  }
}
