/**
 * What an organisation does with a credential after it was issued: withdraws it, or replaces it by one with the right name.
 */
import type { Claims } from '#core/credential/claims.ts';
import { type Credential, credentialIn } from '#core/credential/credential.ts';
import { correctedNumber } from '#core/credential/number.ts';
import { isProvenBy } from '#core/credential/proof/data-integrity.ts';
import { publicKeyOf } from '#core/credential/proof/did-key.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import type { Issue } from '#core/roster/batch.ts';
import { enter, signedBy } from './issue.ts';
import type { OpenIssuer } from './issuer-folder.ts';

/** Who held it. Withdrawing twice is withdrawing once. */
export async function withdraw(issuer: OpenIssuer, number: string, why: string): Promise<Result<string>> {
  const { about, state } = issuer;
  const known = state.issued.get(number);
  if (!known) return failed(failure('number-unknown', { number }));
  if (!about.status) return failed(failure('issuer-status-missing'));
  if (state.withdrawn.has(number)) return ok(known.holder);
  const noted = await issuer.note({ type: 'withdrawn', number, why });
  return noted.ok ? ok(known.holder) : noted;
}

/** Signed with a key that the issuer has, or had. */
async function isProvenByOne(keys: readonly string[], { document, proof }: Credential): Promise<boolean> {
  for (const key of keys) {
    const bytes = publicKeyOf(key);
    if (bytes && (await isProvenBy(bytes, document, proof))) return true;
  }
  return false;
}

/** The same pass in another name; the old credential is marked as replaced. `text`: the old credential. */
export async function correctName(issuer: OpenIssuer, text: string, name: string, now: Date): Promise<Result<Issue>> {
  const { about, state } = issuer;
  if (!about.status) return failed(failure('issuer-status-missing'));
  const old = credentialIn(text);
  const isOurs = old && (await isProvenByOne([about.publicKey, ...about.earlierKeys], old));
  const of = old?.claims.number ?? '–';
  if (!old || !isOurs || !state.issued.has(of)) return failed(failure('number-unknown', { number: of }));
  const number = correctedNumber(of, name);
  const claims: Claims = {
    ...old.claims,
    number,
    holder: { ...old.claims.holder, name },
    issuedAt: now.toISOString(),
  };
  // First the new one, then the mark on the old one: whoever is interrupted has two, never none.
  const entered = await enter(issuer, claims);
  if (!entered.ok) return entered;
  if (!state.replaced.has(of)) {
    const noted = await issuer.note({ type: 'replaced', number: of, by: number });
    if (!noted.ok) return noted;
  }
  return ok(await signedBy(issuer, entered.value));
}
