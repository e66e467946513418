/**
 * Whether a PDF is a file that somebody signed whole and that holds this very credential.
 *
 * Asked is the check that everybody's papers go through, with nothing known but the registry: no certificate that signs its
 * papers is named, so what is whole, signed and holds a credential of the registry comes out as signed by another.
 */
import type { Credential } from '#core/credential/credential.ts';
import { canonicalJson } from '#core/evidence/digest.ts';
import type { Known } from '#core/verify/known.ts';
import type { Checked } from '#core/verify/verdict.ts';

/** In a thread of its own where keys are held: what is in a file is not to be opened beside them. */
export type CheckBytes = (bytes: Uint8Array, known: Known) => Promise<Checked | null>;

function onlyKnown({ claims }: Credential, keys: readonly string[]): Known {
  const from = '1970-01-01T00:00:00.000Z';
  return {
    trustList: {
      version: 1,
      sequence: 1,
      issuedAt: from,
      roots: [],
      issuers: [
        {
          id: claims.issuer.id,
          name: { en: claims.issuer.name },
          keys: keys.map((publicKey) => ({ publicKey, from, until: null, compromisedFrom: null })),
          certificates: [],
          status: null,
        },
      ],
    },
    statusLists: new Map(),
    now: claims.issuedAt,
  };
}

export async function isPaperOf(
  bytes: Uint8Array,
  credential: Credential,
  keys: readonly string[],
  check: CheckBytes,
): Promise<boolean> {
  const checked = await check(bytes, onlyKnown(credential, keys));
  if (checked?.reason !== 'signer-differs' || !checked.claims) return false;
  return canonicalJson(checked.claims) === canonicalJson(credential.claims);
}
