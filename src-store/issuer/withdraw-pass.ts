/**
 * Withdraws the pass of an assessor before it ends, in the ledger of the organisation; what it publishes then says so.
 */
import type { WithdrawalReason } from '#core/assessment/withdrawal-reason.ts';
import { mostWithdrawnPasses } from '#core/assessment/withdrawn-passes.ts';
import type { GivenPass } from '#core/issuer/issuer-event.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import type { OpenIssuer } from './issuer-folder.ts';

export type Withdrawing = {
  /** ISO instant, which may have passed. */
  readonly from: string;
  readonly reason: WithdrawalReason;
};

/** An instant for people, the same in every language and zone. */
export const inUtc = (instant: string): string =>
  `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

export type WithdrawnPass = {
  readonly person: string;
  readonly from: string;
  /** It was withdrawn before, from no later an instant: nothing was changed. */
  readonly wasBefore: boolean;
};

const isEarlier = (one: string, other: string) => Date.parse(one) < Date.parse(other);

export async function withdrawPass(
  issuer: OpenIssuer,
  id: string,
  { from: asked, reason }: Withdrawing,
): Promise<Result<WithdrawnPass>> {
  const { passes } = issuer.state;
  const known: GivenPass | undefined = passes.get(id);
  if (!known) return failed(failure('pass-unknown', { pass: id }));
  const from = new Date(asked).toISOString();
  const { person, issuedAt, until, withdrawn } = known;
  if (isEarlier(from, issuedAt) || !isEarlier(from, until))
    return failed(failure('pass-withdrawn-when', { issued: inUtc(issuedAt), until: inUtc(until), from: inUtc(from) }));
  if (withdrawn && !isEarlier(from, withdrawn.from)) return ok({ person, from: withdrawn.from, wasBefore: true });
  // What does not fit onto the list would be withdrawn here alone.
  const count = [...passes.values()].filter((one) => one.withdrawn).length;
  if (!withdrawn && count >= mostWithdrawnPasses) return failed(failure('pass-list-full'));
  const noted = await issuer.note({ type: 'pass-withdrawn', pass: id, from, reason });
  return noted.ok ? ok({ person, from, wasBefore: false }) : noted;
}
