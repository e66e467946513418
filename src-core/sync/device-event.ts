/**
 * What a device says for itself, one signed line an event. Each names the one before, so that a registry sees when a device
 * was copied or put back to an earlier state; what is signed are the bytes that are sent.
 *
 * On the wire: `<signature, base64url> <event as JSON>`; the id of an event is the SHA-256 of that JSON.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { keyOfDid } from '../credential/proof/did-key.ts';
import { isSignedBy, type QuickCheck, type SigningKey } from '../credential/proof/signing-key.ts';
import { clockReadingSchema } from '../evidence/clock-reading.ts';
import { hashOfText, type QuickHash } from '../evidence/digest.ts';
import { z } from '../zod.ts';
import { type EventBody, eventBodySchema } from './event-body.ts';

/** A longer one goes nowhere by itself; a whole attempt has about 25,000. */
export const mostBytesOfEvent = 256 * 1024;

export const eventId = z.string().regex(/^[0-9a-f]{64}$/);
export const deviceDid = z.string().regex(/^did:key:z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/);

export const deviceEventSchema = z.strictObject({
  v: z.literal(1),
  device: deviceDid,
  /** 1 for the first. */
  n: z.number().int().min(1).max(1_000_000_000),
  previous: eventId.nullable(),
  at: clockReadingSchema,
  body: eventBodySchema,
});
export type DeviceEvent = z.infer<typeof deviceEventSchema>;

/** Where a device's events end. */
export const eventHead = z.strictObject({ n: z.number().int().nonnegative(), id: eventId.nullable() });
export type EventHead = z.infer<typeof eventHead>;
export const noEvents: EventHead = { n: 0, id: null };

export type SignedEvent = {
  readonly id: string;
  readonly event: DeviceEvent;
  /** As it is kept and sent, without a line end. */
  readonly line: string;
};

const before = 'fieldpass event 1\n';
const signedBytes = (json: string): Uint8Array => utf8ToBytes(`${before}${json}`);

/** The next event of a device, after `head`. */
export function signEvent(
  key: SigningKey,
  { device, head, at, body }: Pick<DeviceEvent, 'device' | 'at'> & { head: EventHead; body: EventBody },
): SignedEvent {
  const event: DeviceEvent = { v: 1, device, n: head.n + 1, previous: head.id, at, body };
  const json = JSON.stringify(event);
  const signature = base64urlnopad.encode(key.sign(signedBytes(json)));
  return { id: hashOfText(json), event, line: `${signature} ${json}` };
}

export const lineProblems = ['malformed', 'too-large', 'bad-signature'] as const;
export type LineProblem = (typeof lineProblems)[number];

/** Takes a line apart and checks its signature. */
export function readEventLine(
  line: string,
  quick?: QuickCheck,
  hash: QuickHash = hashOfText,
): SignedEvent | { readonly problem: LineProblem } {
  if (line.length > mostBytesOfEvent) return { problem: 'too-large' };
  const space = line.indexOf(' ');
  const json = line.slice(space + 1);
  const bytes = signedBytes(json);
  if (bytes.length > mostBytesOfEvent + before.length) return { problem: 'too-large' };
  let event: DeviceEvent;
  let signature: Uint8Array;
  try {
    signature = base64urlnopad.decode(line.slice(0, Math.max(space, 0)));
    event = deviceEventSchema.parse(JSON.parse(json));
  } catch {
    return { problem: 'malformed' };
  }
  const key = keyOfDid(event.device);
  if (!key || !isSignedBy(key, bytes, signature, quick)) return { problem: 'bad-signature' };
  return { id: hash(json), event, line };
}

export const headAfterEvent = ({ id, event }: SignedEvent): EventHead => ({ n: event.n, id });
