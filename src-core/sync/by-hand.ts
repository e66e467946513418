/**
 * What is in the files that are carried by hand: the records of a device on their way up, the answers of the registry on
 * their way back.
 *
 * [Note: by hand] The records say for themselves who said them: each line is signed. The answers are signed as a whole, so
 * that nobody but the registry can make a device believe that something is stored. They are sealed for the very key that the
 * device signs with (its Ed25519 key as X25519, which is safe to do; Thormarker, "On using the same key pair for Ed25519 and
 * an X25519 based KEM", 2021): so the registry needs no word of the device about where answers go that somebody else could
 * say in its place, and a computer whose keys are locked can still hand over what waits.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { strFromU8 } from 'fflate';
import { credentialNumber, isoInstant } from '../contract/values.ts';
import { keyOfDid, publicKeyOf } from '../credential/proof/did-key.ts';
import { isSignedBy, type QuickCheck, type SigningKey } from '../credential/proof/signing-key.ts';
import { z } from '../zod.ts';
import { eventResult, feedCursor, registryAbout } from './calls.ts';
import { deviceDid, eventHead } from './device-event.ts';
import { type FeedItem, feedItemSchema } from './feed-item.ts';
import { keysAfter } from './keys-after.ts';
import { mostEventsOfFile, type SealRecipient } from './sealed-file.ts';

const epoch = registryAbout.shape.epoch;
const mostItems = 50_000;

/** How far the device was when it wrote the file. */
const askedSchema = z.strictObject({
  epoch: epoch.nullable(),
  cursor: feedCursor,
  acknowledged: eventHead,
  /** The file holds all that this registry ever said to the device: it can give back what the registry lost. */
  isWhole: z.boolean(),
});
export type Asked = z.infer<typeof askedSchema>;

const aboutRecords = z.strictObject({
  v: z.literal(1),
  device: deviceDid,
  asked: askedSchema,
  items: z.number().int().nonnegative().max(mostItems),
  events: z.number().int().min(1).max(mostEventsOfFile),
});

export type Records = {
  readonly device: string;
  readonly asked: Asked;
  /** What the registry said, given back in case that it lost it. */
  readonly items: readonly FeedItem[];
  /** From event `asked.acknowledged.n + 1` on; the last one that was said, where none waits. */
  readonly lines: readonly string[];
};

export function writeRecords({ device, asked, items, lines }: Records): Uint8Array {
  const about = { v: 1, device, asked, items: items.length, events: lines.length };
  return utf8ToBytes([JSON.stringify(about), ...items.map((item) => JSON.stringify(item)), ...lines, ''].join('\n'));
}

/** Null for what is none. The lines are not looked at: each proves itself. */
export function readRecords(content: Uint8Array): Records | null {
  try {
    const [first = '', ...rest] = strFromU8(content).split('\n');
    const { device, asked, items, events } = aboutRecords.parse(JSON.parse(first));
    if (rest.length !== items + events + 1 || rest.at(-1) !== '') return null;
    return {
      device,
      asked,
      items: rest.slice(0, items).map((line) => feedItemSchema.parse(JSON.parse(line))),
      lines: rest.slice(items, -1),
    };
  } catch {
    return null;
  }
}

const answersSchema = z.strictObject({
  v: z.literal(1),
  device: deviceDid,
  asked: askedSchema,
  epoch,
  now: isoInstant,
  /** Whether somebody has enrolled this device here. */
  isKnown: z.boolean(),
  /** Where the events of this device end here now. */
  head: eventHead,
  /** One for each line, in their order. */
  results: z.array(eventResult).max(mostEventsOfFile),
  items: z.array(feedItemSchema).max(mostItems),
  next: feedCursor,
  /** There is more than one file holds. */
  more: z.boolean(),
  /** Attempts that are not counted anew yet. */
  uncounted: z.number().int().nonnegative(),
  /** The certificates as PDF, base64, as far as there is room. */
  papers: z.array(z.strictObject({ number: credentialNumber, pdf: z.string() })).max(mostItems),
});
export type Answers = z.infer<typeof answersSchema>;

/** A signature reads what it signs twice: papers make it long. */
const signedBytes = (json: string): Uint8Array =>
  utf8ToBytes(`fieldpass answers 1\n${bytesToHex(sha256(utf8ToBytes(json)))}`);

const changesSchema = z.array(feedItemSchema).max(1000);

/**
 * `name`: of the key. `changes`: how the registry came to it, for a device that knows only an earlier one; each proves itself
 * (keys-after.ts), so they stand outside of what is signed.
 */
export function writeAnswers(
  answers: Answers,
  { name, key }: { name: string; key: SigningKey },
  changes: readonly FeedItem[] = [],
): Uint8Array {
  const json = JSON.stringify(answers);
  const known = changes.length > 0 ? ` ${base64urlnopad.encode(utf8ToBytes(JSON.stringify(changes)))}` : '';
  return utf8ToBytes(`${name} ${base64urlnopad.encode(key.sign(signedBytes(json)))}${known}\n${json}`);
}

/** The two parts; throws where it is none. */
function partsOfAnswers(content: Uint8Array) {
  const text = strFromU8(content);
  const end = text.indexOf('\n');
  const [name = '', signature = '', known] = text.slice(0, end).split(' ');
  const changes = known === undefined ? [] : changesSchema.parse(JSON.parse(strFromU8(base64urlnopad.decode(known))));
  return { name, signature, changes, json: text.slice(end + 1) };
}

export type SignedAnswers = {
  readonly answers: Answers;
  /** Those that were known, and those that they lead to: the newest first. */
  readonly keys: readonly string[];
};

/** Null when none of these keys, nor one that they lead to, has signed it, or it is none. */
export function readSignedAnswers(
  content: Uint8Array,
  known: readonly string[],
  quick?: QuickCheck,
): SignedAnswers | null {
  try {
    const { name, signature, changes, json } = partsOfAnswers(content);
    const keys = keysAfter(known, changes, quick);
    const key = keys.includes(name) ? publicKeyOf(name) : null;
    if (!key || !isSignedBy(key, signedBytes(json), base64urlnopad.decode(signature), quick)) return null;
    return { answers: answersSchema.parse(JSON.parse(json)), keys };
  } catch {
    return null;
  }
}

export const readAnswers = (content: Uint8Array, known: readonly string[], quick?: QuickCheck): Answers | null =>
  readSignedAnswers(content, known, quick)?.answers ?? null;

/** Who opens what goes back to a device. See [Note: by hand]. */
export function recipientOfDevice(device: string): SealRecipient | null {
  const key = keyOfDid(device);
  try {
    return key && { id: device, publicKey: ed25519.utils.toMontgomery(key) };
  } catch {
    return null;
  }
}
