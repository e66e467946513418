/**
 * What somebody who may says of a candidate and signs: that they were seen to be able, that hours were worked under their eyes, that they
 * recommend them, that they were shown a document. One line a sign-off, as [a signed line](../credential/proof/signed-line.ts).
 */
import { contentId, isoInstant, learnerId, personName, someLines } from '../contract/values.ts';
import { didKeyOf, keyOfDid } from '../credential/proof/did-key.ts';
import { type LineFault, type LineKind, readLine, signLine } from '../credential/proof/signed-line.ts';
import type { QuickCheck, SigningKey } from '../credential/proof/signing-key.ts';
import { digestOf } from '../evidence/digest.ts';
import { deviceDid } from '../sync/device-event.ts';
import { z } from '../zod.ts';
import { type Station, stepSchema } from './rubric.ts';

/** Lower-case hexadecimal digits. */
export const sha256Text = z.string().regex(/^[0-9a-f]{64}$/);

/** Most entries of a logbook that are confirmed at once. */
export const mostEntries = 200;

const practical = z.strictObject({
  kind: z.literal('practical'),
  station: contentId,
  /** `rubricDigest` of the station as it was judged by. */
  rubric: sha256Text,
  ratings: z.record(contentId, stepSchema),
  /** SHA-256 of each picture that was taken as evidence. */
  pictures: z.array(sha256Text).max(6),
});
/** Entries of a logbook that a supervisor confirms: how much, and of what; what was in them is not said. */
const hours = z.strictObject({
  kind: z.literal('hours'),
  activity: contentId,
  /** Ids of the entries, so that none counts twice. */
  entries: z.array(z.uuid()).min(1).max(mostEntries),
  minutes: z.number().int().min(1).max(500_000),
  /** Where the first begins; `seenAt` is where the last ends. */
  from: isoInstant,
});
const recommendation = z.strictObject({ kind: z.literal('recommendation'), by: contentId });
const document = z.strictObject({ kind: z.literal('document'), document: contentId });

export const signOffSchema = z.strictObject({
  v: z.literal(1),
  id: z.uuid(),
  programme: contentId,
  candidate: z.strictObject({ id: learnerId, name: personName }),
  /** The key that signs; who that is says the assessor's pass. */
  assessor: deviceDid,
  /** When it was seen: of hours, when the last of them ended. */
  seenAt: isoInstant,
  signedAt: isoInstant,
  /** About what was done, for the candidate to read. */
  note: someLines(1000).or(z.literal('')),
  about: z.discriminatedUnion('kind', [practical, hours, recommendation, document]),
});
export type SignOff = z.infer<typeof signOffSchema>;
export type SignOffKind = SignOff['about']['kind'];
export type AboutOf<Kind extends SignOffKind> = Extract<SignOff['about'], { kind: Kind }>;

/** Everything by which a station judges: when a word of it changes, it is another rubric. */
export const rubricDigest = ({ id, criteria, enough, setting, task, minutes }: Station): string =>
  digestOf({ id, criteria, enough, setting, task, minutes });

const kind: LineKind<SignOff> = {
  before: 'fieldpass sign-off 1',
  schema: signOffSchema,
  keyOf: ({ assessor }) => keyOfDid(assessor),
  longest: 16 * 1024,
};

export const signSignOff = (key: SigningKey, said: Omit<SignOff, 'v' | 'assessor'>): string =>
  signLine(kind, { v: 1, ...said, assessor: didKeyOf(key.publicKey) }, key);

export const readSignOff = (line: string, quick?: QuickCheck): SignOff | { readonly fault: LineFault } =>
  readLine(kind, line, quick);
