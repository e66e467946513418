/**
 * A signed CBOR message: COSE_Sign1 with EdDSA (RFC 9052 section 4.2 and 4.4, RFC 9053 section 2.2), tag 18, everything
 * that is said in the protected header.
 */
import { decode, encode, Tagged } from 'cborg';
import { sameBytes } from '../../evidence/digest.ts';
import { isSignedBy, type QuickCheck, type SigningKey } from '../proof/signing-key.ts';

const header = { algorithm: 1, keyId: 4 } as const;
const eddsa = -8;
const tag = 18;

export type Message = { readonly keyId: Uint8Array; readonly payload: Uint8Array; readonly signature: Uint8Array };

const protectedHeader = (keyId: Uint8Array): Uint8Array =>
  encode(
    new Map<number, number | Uint8Array>([
      [header.algorithm, eddsa],
      [header.keyId, keyId],
    ]),
  );

const toBeSigned = ({ keyId, payload }: Omit<Message, 'signature'>): Uint8Array =>
  encode(['Signature1', protectedHeader(keyId), new Uint8Array(0), payload]);

const write = (message: Message): Uint8Array =>
  encode(new Tagged(tag, [protectedHeader(message.keyId), new Map(), message.payload, message.signature]));

export const signMessage = (payload: Uint8Array, keyId: Uint8Array, key: SigningKey): Uint8Array =>
  write({ keyId, payload, signature: key.sign(toBeSigned({ keyId, payload })) });

/** Takes a message apart; null unless writing it again gives the same bytes. Whether it is signed is another question. */
export function readMessage(bytes: Uint8Array): Message | null {
  try {
    const whole = decode(bytes, { tags: Tagged.preserve(tag), useMaps: true, strict: true }) as Tagged;
    const [outer, , payload, signature] = whole.value as [Uint8Array, unknown, Uint8Array, Uint8Array];
    const keyId = (decode(outer, { useMaps: true, strict: true }) as Map<number, Uint8Array>).get(header.keyId);
    if (![keyId, payload, signature].every((part) => part instanceof Uint8Array)) return null;
    const message = { keyId: keyId as Uint8Array, payload, signature };
    return sameBytes(write(message), bytes) ? message : null;
  } catch {
    return null;
  }
}

export const isMessageSignedBy = (publicKey: Uint8Array, message: Message, quick?: QuickCheck): boolean =>
  isSignedBy(publicKey, toBeSigned(message), message.signature, quick);
