/**
 * Something that a person or an organisation says and signs, as one line: `<signature, base64url> <statement as JSON>`. It can be carried
 * in a file or a code; what is signed are the bytes that are carried, after words that say what kind of statement it is.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import type { z } from '../../zod.ts';
import { isSignedBy, type QuickCheck, type SigningKey } from './signing-key.ts';

export const lineFaults = ['malformed', 'altered'] as const;
/** `altered`: the signature is not that of the key over just these words. */
export type LineFault = (typeof lineFaults)[number];

export type LineKind<T> = {
  /** Before the bytes that are signed, so that no statement can be taken for one of another kind. */
  readonly before: string;
  readonly schema: z.ZodType<T>;
  /** The key that signs, as the statement names it; null where it names none. */
  keyOf(said: T): Uint8Array | null;
  /** Characters. */
  readonly longest: number;
};

const signedBytes = (before: string, json: string) => utf8ToBytes(`${before}\n${json}`);

export function signLine<T>({ before, schema }: LineKind<T>, said: T, key: SigningKey): string {
  const json = JSON.stringify(schema.parse(said));
  return `${base64urlnopad.encode(key.sign(signedBytes(before, json)))} ${json}`;
}

/** Takes a line apart and checks that it was signed by whom it names. Who that is, is another question. */
export function readLine<T>(
  { before, schema, keyOf, longest }: LineKind<T>,
  line: string,
  quick?: QuickCheck,
): T | { readonly fault: LineFault } {
  const space = line.indexOf(' ');
  if (line.length > longest || space < 0) return { fault: 'malformed' };
  const json = line.slice(space + 1);
  let said: T;
  let signature: Uint8Array;
  try {
    signature = base64urlnopad.decode(line.slice(0, space));
    said = schema.parse(JSON.parse(json));
  } catch {
    return { fault: 'malformed' };
  }
  const key = keyOf(said);
  return key && isSignedBy(key, signedBytes(before, json), signature, quick) ? said : { fault: 'altered' };
}
