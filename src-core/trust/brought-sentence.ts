/**
 * Why a list that was brought was taken or not, in a sentence.
 */
import type { BringingOutcome } from './bringing-outcome.ts';

type Said = { readonly outcome: BringingOutcome; readonly params: Readonly<Record<string, string>> };

/** How the person writes an ISO instant and a number. */
type Formats = { date(instant: string): string; number(value: number): string };

const numbers = ['sequence', 'known'];

/** `t`: the words of the check. */
export function broughtSentence(
  { outcome, params }: Said,
  t: (key: string, values: Record<string, string>) => string,
  { date, number }: Formats,
): string {
  const written = Object.entries(params).map(([name, value]) => {
    if (/date$/i.test(name)) return [name, date(value)];
    return [name, numbers.includes(name) ? number(Number(value)) : value];
  });
  return t(`verify:brought.${outcome}`, Object.fromEntries(written));
}
