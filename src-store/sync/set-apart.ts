/**
 * What the registry does not take as it is, or keeps for a person to look at: a list of records that each answer corrects.
 */
import { quarantines } from '#core/sync/calls.ts';
import type { SetApart } from '../outbox/marks.ts';

/** It is kept over there, and need not be sent again. */
export const isQuarantined = (code: string): boolean => (quarantines as readonly string[]).includes(code);

/** `code`: null for what is stored; a record that was set apart for a person is known from then on, and stays on the list. */
export function setApartWith(
  before: readonly SetApart[],
  results: readonly { readonly id: string; readonly code: string | null }[],
): SetApart[] {
  const said = new Map(results.map((one) => [one.id, one.code]));
  const rest = before.filter(({ id, code }) => !said.has(id) || (said.get(id) === null && isQuarantined(code)));
  const kept = new Set(rest.map(({ id }) => id));
  const fresh = results.flatMap(({ id, code }) =>
    code === null || kept.has(id) ? [] : [{ id, code: code as SetApart['code'] }],
  );
  return [...rest, ...fresh];
}
