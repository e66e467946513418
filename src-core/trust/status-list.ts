/**
 * What an issuer says of its credentials after they were issued: a Bitstring Status List (W3C) as a signed credential.
 * Everybody fetches the whole list, so asking tells nobody whom one asks about.
 */
import { base64urlnopad } from '@scure/base';
import { gunzipSync, gzipSync } from 'fflate';
import { isoInstant } from '../contract/values.ts';
import { statusListLength } from '../credential/claims.ts';
import { type JsonObject, sameJson } from '../credential/json.ts';
import { contextAddresses } from '../credential/proof/contexts.ts';
import { type Proof, proofSchema, withProof } from '../credential/proof/data-integrity.ts';
import { multibaseOf } from '../credential/proof/did-key.ts';
import type { SigningKey } from '../credential/proof/signing-key.ts';
import type { StatusPurpose } from '../credential/status-entry.ts';
import { z } from '../zod.ts';

export type StatusList = {
  readonly issuer: string;
  /** Its address. */
  readonly id: string;
  readonly purpose: StatusPurpose;
  readonly issuedAt: string;
  /** After this instant it is too old to rely on. */
  readonly validUntil: string;
  /** One bit a credential, the first in the highest place of the first byte; 1 is withdrawn, or replaced. */
  readonly bits: Uint8Array;
};

const bytesNeeded = statusListLength / 8;

const documentOf = (list: Omit<StatusList, 'bits'>, encodedList: string): JsonObject => ({
  '@context': contextAddresses,
  id: list.id,
  type: ['VerifiableCredential', 'BitstringStatusListCredential'],
  issuer: list.issuer,
  validFrom: list.issuedAt,
  validUntil: list.validUntil,
  credentialSubject: {
    id: `${list.id}#list`,
    type: 'BitstringStatusList',
    statusPurpose: list.purpose,
    encodedList,
  },
});

/** `places`: which credentials are marked. */
export function statusBits(places: Iterable<number>): Uint8Array {
  const bits = new Uint8Array(bytesNeeded);
  for (const place of places) {
    if (place < 0 || place >= statusListLength) throw new Error(`there is no place ${place} in a status list`);
    bits[place >> 3] = (bits[place >> 3] as number) | (0x80 >> (place & 7));
  }
  return bits;
}

export const isMarked = ({ bits }: StatusList, place: number): boolean =>
  ((bits[place >> 3] ?? 0) & (0x80 >> (place & 7))) !== 0;

/** The number of a list in the folder where its issuer puts them; null where the address is none of that folder. */
export function listNumberOf({ id, purpose }: StatusList, folder: string): string | null {
  const [before, after] = [`${folder}/`, `/${purpose}`];
  if (!id.startsWith(before) || !id.endsWith(after)) return null;
  const number = id.slice(before.length, -after.length);
  return /^(0|[1-9]\d{0,8})$/.test(number) ? number : null;
}

/** By time, not by text: an instant can be written in several ways. */
export const isLater = (one: StatusList, other: StatusList): boolean =>
  Date.parse(one.issuedAt) > Date.parse(other.issuedAt);

export function signStatusList(list: StatusList, key: SigningKey): Promise<JsonObject & { proof: Proof }> {
  const encoded = `u${base64urlnopad.encode(gzipSync(list.bits, { mtime: 0 }))}`;
  return withProof(documentOf(list, encoded), key, {
    verificationMethod: `${list.issuer}#${multibaseOf(key.publicKey)}`,
    created: list.issuedAt,
  });
}

const shape = z.looseObject({
  id: z.url({ protocol: /^https$/ }).max(300),
  issuer: z.string().max(300),
  validFrom: isoInstant,
  validUntil: isoInstant,
  credentialSubject: z.looseObject({
    statusPurpose: z.enum(['revocation', 'refresh']),
    encodedList: z
      .string()
      .regex(/^u[A-Za-z0-9_-]+$/)
      .max(400_000),
  }),
  proof: proofSchema,
});

export type ReadStatusList = { readonly list: StatusList; readonly document: JsonObject; readonly proof: Proof };

/** Takes a status list apart; null when it is none. Whether the proof holds is another question. */
export function readStatusList(text: string): ReadStatusList | null {
  try {
    const { proof, ...document } = shape.parse(JSON.parse(text));
    const { encodedList, statusPurpose } = document.credentialSubject;
    const bits = gunzipSync(base64urlnopad.decode(encodedList.slice(1)), { out: new Uint8Array(bytesNeeded) });
    if (bits.length !== bytesNeeded) return null;
    const list = {
      issuer: document.issuer,
      id: document.id,
      purpose: statusPurpose,
      issuedAt: document.validFrom,
      validUntil: document.validUntil,
      bits,
    };
    const same = sameJson(documentOf(list, encodedList), document);
    return same ? { list, document: document as unknown as JsonObject, proof } : null;
  } catch {
    return null;
  }
}
