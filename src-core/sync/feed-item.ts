/**
 * What a registry says to a device. Each item is signed by itself, so that it proves itself wherever it comes from: a feed, a
 * stick, or a device that gives it back to a registry that lost it.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { contentId, credentialNumber, isoInstant } from '../contract/values.ts';
import { publicKeyOf } from '../credential/proof/did-key.ts';
import { isSignedBy, type QuickCheck, type SigningKey } from '../credential/proof/signing-key.ts';
import { canonicalJson, digestOf, type QuickHash } from '../evidence/digest.ts';
import { replayDoubts, replayRefusals } from '../replay/replay-attempt.ts';
import { programmeDoubts, programmeRefusals } from '../replay/replay-programme-reasons.ts';
import { z } from '../zod.ts';
import { deviceDid, eventId } from './device-event.ts';

/** Why an attempt or a programme has no registered certificate. `not-accepted`: a person looked at it and decided so. */
export const refusalReasons = [
  ...replayRefusals,
  ...programmeRefusals,
  'not-passed',
  'not-the-person',
  'journal-known',
  'not-accepted',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];
/** Why a person looks at it first. `reported`: somebody saw something. */
export const reviewReasons = [
  ...replayDoubts,
  ...programmeDoubts,
  'journal-shared',
  'device-revoked',
  'fork',
  'reported',
] as const;
export type ReviewReason = (typeof reviewReasons)[number];

const verdict = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('registered'), number: credentialNumber }),
  /** It was replayed and does not come to a pass: nothing is wrong with it. */
  z.strictObject({ outcome: z.literal('recorded') }),
  z.strictObject({
    outcome: z.literal('refused'),
    reason: z.enum(refusalReasons),
    /** The words of whoever decided. */
    says: z.string().max(500).optional(),
    /** Of a programme: the requirements that are not met. */
    missing: z.array(contentId).max(100).optional(),
    /** Of a programme: sign-offs that do not count, by the SHA-256 of their lines, and why. */
    signOffs: z
      .array(z.strictObject({ digest: eventId, fault: z.string().max(40) }))
      .max(50)
      .optional(),
  }),
  z.strictObject({ outcome: z.literal('review'), reasons: z.array(z.enum(reviewReasons)).min(1).max(10) }),
]);
export type Verdict = z.infer<typeof verdict>;

/** Of an assignment: made by the registry. */
export const assignmentId = z.string().regex(/^[0-9a-f]{24}$/);
/** Of a crisis team: made by the registry. */
export const teamId = z.string().regex(/^[0-9a-f]{24}$/);
/**
 * Counts what was said about one thing and is to be heard once more, though the same was said before: first this, then that,
 * then this again. Not there: 1.
 */
const turn = z.number().int().min(1).max(1_000_000);

const keyName = z.string().regex(/^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/);

export const feedBodySchema = z.discriminatedUnion('kind', [
  /** What became of an attempt or a programme that was sent. */
  z.strictObject({ kind: z.literal('verdict'), event: eventId, at: isoInstant, verdict, turn: turn.optional() }),
  /** A registered certificate, and the code of its paper. */
  z.strictObject({
    kind: z.literal('credential'),
    event: eventId,
    credential: z.string().max(200_000),
    code: z.string().max(4296),
  }),
  z.strictObject({
    kind: z.literal('revoked'),
    number: credentialNumber,
    purpose: z.enum(['revocation', 'refresh']),
    at: isoInstant,
  }),
  /** What a device sends after its event `after` does not count. */
  z.strictObject({ kind: z.literal('device-revoked'), device: deviceDid, after: z.number().int().nonnegative() }),
  /** A course that the person is to pass, on that day at the latest. A later turn of the same one replaces those before. */
  z.strictObject({
    kind: z.literal('assigned'),
    assignment: assignmentId,
    turn,
    course: contentId,
    dueOn: z.iso.date(),
    note: z.string().max(300),
    at: isoInstant,
  }),
  /** It is asked for no longer. */
  z.strictObject({ kind: z.literal('assignment-ended'), assignment: assignmentId, at: isoInstant }),
  /** The person is in a crisis team, which is called so. A later turn of the same team stands in place of those before. */
  z.strictObject({
    kind: z.literal('in-team'),
    team: teamId,
    turn,
    name: z.string().max(120),
    country: z.string().max(2),
    place: z.string().max(80),
    at: isoInstant,
  }),
  /** And is no longer: what was said of it up to this turn is over. */
  z.strictObject({ kind: z.literal('out-of-team'), team: teamId, turn, at: isoInstant }),
  /** The registry signs with another key from now on; the key before, `after`, has signed this. See keys-after.ts. */
  z.strictObject({ kind: z.literal('keys'), key: keyName, after: keyName, at: isoInstant }),
  /** Who registers certificates for this registry, a parent, and the keys that it signs them with; the newest first. */
  z.strictObject({ kind: z.literal('parent'), id: z.string().max(300), keys: z.array(keyName).min(1).max(1000) }),
]);
export type FeedBody = z.infer<typeof feedBodySchema>;

export const feedItemSchema = z.strictObject({
  v: z.literal(1),
  /** The same thing said again has the same id. */
  id: z.string().regex(/^[0-9a-f]{64}$/),
  /** As JSON: what is signed are these characters. */
  body: z.string().max(300_000),
  /** `z6Mk…` */
  key: z.string().max(60),
  signature: z.string().max(100),
});
export type FeedItem = z.infer<typeof feedItemSchema>;

const signedBytes = ({ id, body }: Pick<FeedItem, 'id' | 'body'>) => utf8ToBytes(`fieldpass feed 1\n${id}\n${body}`);

/** Who hears what is said: everybody, or one person. */
export const everybody = 'all';
export const audienceOf = (person: string): string => `person:${person}`;

/** Of what is said to an audience: it names both, so that what was said to one person is no word to another. */
export function feedIdOf(audience: string, body: FeedBody, hash?: QuickHash): string {
  const { at: _, ...said } = body as FeedBody & { at?: string };
  return digestOf([audience, said], hash);
}

/** `name`: of the key. */
export function signFeedItem(id: string, body: FeedBody, { name, key }: { name: string; key: SigningKey }): FeedItem {
  const item = { v: 1 as const, id, body: canonicalJson(body) };
  return { ...item, key: name, signature: base64urlnopad.encode(key.sign(signedBytes(item))) };
}

/** Whether one of these keys has signed it, whatever it says. */
export function isFeedItemOf(item: FeedItem, keys: readonly string[], quick?: QuickCheck): boolean {
  const key = keys.includes(item.key) ? publicKeyOf(item.key) : null;
  try {
    return key !== null && isSignedBy(key, signedBytes(item), base64urlnopad.decode(item.signature), quick);
  } catch {
    return false;
  }
}

/** What an item says; null when none of these keys has signed it, or it says nothing that is known. */
export function readFeedItem(item: FeedItem, keys: readonly string[], quick?: QuickCheck): FeedBody | null {
  if (!isFeedItemOf(item, keys, quick)) return null;
  try {
    return feedBodySchema.parse(JSON.parse(item.body));
  } catch {
    return null;
  }
}
