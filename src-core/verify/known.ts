/**
 * What a check knows without asking anybody: the trust list, the last status lists, the time.
 */
import { isProvenBy } from '../credential/proof/data-integrity.ts';
import { publicKeyOf } from '../credential/proof/did-key.ts';
import { isLater, type ReadStatusList, type StatusList } from '../trust/status-list.ts';
import { keyCountsOn, type ListedIssuer, type TrustList } from '../trust/trust-list.ts';

/** A clock at a gate may be wrong by as much before something is called not yet valid. */
export const clockTolerance = 24 * 60 * 60 * 1000;

export type Known = {
  readonly trustList: TrustList | null;
  /** Proven ones only, by address. */
  readonly statusLists: ReadonlyMap<string, StatusList>;
  /** ISO instant. */
  readonly now: string;
};

/**
 * Those of the lists that the issuer they name has signed, the latest of each address. A list that somebody else signed,
 * or that was changed, is as good as none.
 */
export async function provenLists(
  trustList: TrustList | null,
  lists: readonly ReadStatusList[],
): Promise<ReadonlyMap<string, StatusList>> {
  const proven = new Map<string, StatusList>();
  for (const { list, document, proof } of lists) {
    const issuer = trustList?.issuers.find(({ id }) => id === list.issuer);
    if (!issuer?.status || !list.id.startsWith(`${issuer.status}/`)) continue;
    const key = keyOf(issuer, proof.verificationMethod, list.issuedAt);
    if (!key || !(await isProvenBy(key, document, proof))) continue;
    const known = proven.get(list.id);
    if (!known || isLater(list, known)) proven.set(list.id, list);
  }
  return proven;
}

/** The key that the issuer had on that day under this address; null for any other. */
function keyOf(issuer: ListedIssuer, verificationMethod: string, on: string): Uint8Array | null {
  const listed = issuer.keys.find(({ publicKey }) => verificationMethod === `${issuer.id}#${publicKey}`);
  return listed && keyCountsOn(listed, on) ? publicKeyOf(listed.publicKey) : null;
}
