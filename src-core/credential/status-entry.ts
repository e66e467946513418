/**
 * Where a credential says that its status can be looked up (Bitstring Status List, W3C, section 2.1).
 */
import type { StatusRef } from './claims.ts';
import type { JsonObject } from './json.ts';

/** Withdrawn, or a newer one has taken its place. */
export const statusPurposes = ['revocation', 'refresh'] as const;
export type StatusPurpose = (typeof statusPurposes)[number];

/** The address of one list below the folder of an issuer's lists. */
export const statusListOf = ({ lists }: StatusRef, purpose: StatusPurpose): string => `${lists}/${purpose}`;

export function statusEntry(purpose: StatusPurpose, status: StatusRef): JsonObject {
  const list = statusListOf(status, purpose);
  return {
    id: `${list}#${status.index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: purpose,
    statusListIndex: String(status.index),
    statusListCredential: list,
  };
}
