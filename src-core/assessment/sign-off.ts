/**
 * What an assessor saw and signs: one line a sign-off, `<signature, base64url> <statement as JSON>`, as a device's events are. It can be
 * carried in a file or a code to another machine; what is signed are the bytes that are carried.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { contentId, isoInstant, learnerId, personName, someLines } from '../contract/values.ts';
import { didKeyOf, keyOfDid } from '../credential/proof/did-key.ts';
import { isSignedBy, type QuickCheck, type SigningKey } from '../credential/proof/signing-key.ts';
import { digestOf } from '../evidence/digest.ts';
import { deviceDid } from '../sync/device-event.ts';
import { z } from '../zod.ts';
import { type Station, stepSchema } from './rubric.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const signOffSchema = z.strictObject({
  v: z.literal(1),
  id: z.uuid(),
  programme: contentId,
  station: contentId,
  /** `rubricDigest` of the station as it was judged by. */
  rubric: sha256,
  candidate: z.strictObject({ id: learnerId, name: personName }),
  /** The key that signs; who that is says the assessor's pass. */
  assessor: deviceDid,
  seenAt: isoInstant,
  signedAt: isoInstant,
  ratings: z.record(contentId, stepSchema),
  /** About what was done, for the candidate to read. */
  note: someLines(1000).or(z.literal('')),
  /** SHA-256 of each picture that was taken as evidence. */
  pictures: z.array(sha256).max(6),
});
export type SignOff = z.infer<typeof signOffSchema>;

/** Everything by which a station judges: when a word of it changes, it is another rubric. */
export const rubricDigest = ({ id, criteria, enough, task }: Station): string =>
  digestOf({ id, criteria, enough, task });

const before = 'fieldpass sign-off 1\n';
const longest = 16 * 1024;
const signedBytes = (json: string) => utf8ToBytes(`${before}${json}`);

export function signSignOff(key: SigningKey, said: Omit<SignOff, 'v' | 'assessor'>): string {
  const json = JSON.stringify(signOffSchema.parse({ v: 1, ...said, assessor: didKeyOf(key.publicKey) }));
  return `${base64urlnopad.encode(key.sign(signedBytes(json)))} ${json}`;
}

export type LineFault = 'malformed' | 'altered';

/** Takes a line apart. `altered`: the signature is not that of the assessor over just these words. */
export function readSignOff(line: string, quick?: QuickCheck): SignOff | { readonly fault: LineFault } {
  const space = line.indexOf(' ');
  if (line.length > longest || space < 0) return { fault: 'malformed' };
  const json = line.slice(space + 1);
  let said: SignOff;
  let signature: Uint8Array;
  try {
    signature = base64urlnopad.decode(line.slice(0, space));
    said = signOffSchema.parse(JSON.parse(json));
  } catch {
    return { fault: 'malformed' };
  }
  const key = keyOfDid(said.assessor);
  return key && isSignedBy(key, signedBytes(json), signature, quick) ? said : { fault: 'altered' };
}
