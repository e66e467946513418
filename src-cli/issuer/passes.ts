/**
 * `fieldpass issuer passes` and `issuer withdraw-pass`: who may assess for an organisation, until when, and who may not any more.
 */
import type { WithdrawalReason } from '#core/assessment/withdrawal-reason.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { readLedger } from '#store/issuer/issuer-folder.ts';
import { inUtc, withdrawPass } from '#store/issuer/withdraw-pass.ts';
import { messagesIn } from '../messages.ts';
import { sayFailure } from '../say-failure.ts';
import { textTable } from '../text-table.ts';
import { type InFolder, withIssuer } from './issuer.ts';

export type IssuerPassesOptions = { readonly issuer: string; readonly language: LanguageCode };

/** Reads the ledger alone: no key is opened, and nobody is kept out meanwhile. */
export async function issuerPasses({ issuer, language }: IssuerPassesOptions): Promise<number> {
  const t = await messagesIn(language);
  const state = await readLedger(issuer);
  if (!state.ok) return sayFailure(state.failure, t);
  const passes = [...state.value.passes.values()];
  if (passes.length === 0) {
    process.stdout.write(`${t('passesNone', { ns: 'issuer' })}\n`);
    return 0;
  }
  const columns = ['pass', 'name', 'programmes', 'until', 'withdrawn', 'reason'] as const;
  const table = textTable(
    columns.map((column) => ({ name: t(`passColumn.${column}`, { ns: 'issuer' }) })),
    passes.map(({ pass, person, programmes, until, withdrawn }) => [
      ...[pass, person, programmes.join(', '), inUtc(until)],
      ...(withdrawn ? [inUtc(withdrawn.from), withdrawn.reason] : []),
    ]),
  );
  process.stdout.write(`${table}\n`);
  return 0;
}

export type WithdrawPassOptions = InFolder & { readonly from: string; readonly reason: WithdrawalReason };

export const issuerWithdrawPass = (pass: string, options: WithdrawPassOptions): Promise<number> =>
  withIssuer(options, async (issuer, t) => {
    const done = await withdrawPass(issuer, pass.trim().toLowerCase(), options);
    if (!done.ok) return sayFailure(done.failure, t);
    const { person: name, from, wasBefore } = done.value;
    const key = wasBefore ? 'passWithdrawnBefore' : 'passWithdrawn';
    process.stdout.write(`${t(key, { ns: 'issuer', name, instant: inUtc(from) })}\n`);
    return 0;
  });
