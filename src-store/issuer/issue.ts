/**
 * Makes the certificate of a row in the name of an organisation. Its place in the status lists is on the disk before
 * anybody sees the certificate; the same row gets the same certificate again.
 */
import type { Course, Framework } from '#core/content/pack.ts';
import { type Claims, claimsSchema } from '#core/credential/claims.ts';
import { claimsOfRoster, evidenceOfRow } from '#core/credential/claims-of-roster.ts';
import { codeOf, signCode } from '#core/credential/code/paper-code.ts';
import { credentialText, signCredential } from '#core/credential/credential.ts';
import { credentialNumberOf } from '#core/credential/number.ts';
import { freePlace, statusRefOf } from '#core/issuer/issuer-event.ts';
import { ok, type Result } from '#core/result/result.ts';
import type { Issue } from '#core/roster/batch.ts';
import type { RosterProblem, RosterRow } from '#core/roster/roster-row.ts';
import type { OpenIssuer } from './issuer-folder.ts';

export const numberOfRow = (row: RosterRow, issuer: OpenIssuer): string =>
  credentialNumberOf(evidenceOfRow(row, issuer.about.id));

/** Signs what is claimed, as credential and as the code of the paper. */
export async function signedBy({ signing }: OpenIssuer, claims: Claims): Promise<Issue> {
  const checked = claimsSchema.parse(claims);
  return {
    claims: checked,
    credential: credentialText(await signCredential(checked, signing, checked.issuedAt)),
    code: signCode(codeOf(checked), signing, true),
  };
}

/** Enters claims in the ledger, with the next free place; what was entered before keeps its place and its times. */
export async function enter(issuer: OpenIssuer, claims: Claims): Promise<Result<Claims>> {
  const { number, holder, course, issuedAt, expiresAt } = claims;
  const known = issuer.state.issued.get(number);
  const place = known?.place ?? freePlace(issuer.state);
  const times = { issuedAt: known?.issuedAt ?? issuedAt, expiresAt: known?.expiresAt ?? expiresAt };
  if (!known) {
    const entry = { type: 'issued', number, place, holder: holder.name, course: course.id, ...times } as const;
    const noted = await issuer.note(entry);
    if (!noted.ok) return noted;
  }
  return ok({ ...claims, ...times, status: statusAt(issuer, place) });
}

const statusAt = ({ about }: OpenIssuer, place: number) => (about.status ? statusRefOf(about.status, place) : null);

export async function issueRow(
  row: RosterRow,
  course: Course,
  framework: Framework,
  issuer: OpenIssuer,
  { issuedAt, criteria }: { readonly issuedAt: string; readonly criteria: string },
): Promise<Result<Issue | RosterProblem>> {
  const { about, state } = issuer;
  const claims = claimsOfRoster(row, course, framework, { issuer: about, issuedAt, status: null, criteria });
  const { number } = claims;
  if (state.withdrawn.has(number) || state.replaced.has(number))
    return ok({ row: row.row, name: row.name, code: 'withdrawn', params: { number } });
  const entered = await enter(issuer, claims);
  return entered.ok ? ok(await signedBy(issuer, entered.value)) : entered;
}
