/**
 * Why a list that was brought was taken or not, in a sentence.
 */
import type { BringingOutcome } from './bringing-outcome.ts';

type Said = { readonly outcome: BringingOutcome; readonly params: Readonly<Record<string, string>> };

/** `t`: the words of the check; `date`: an ISO instant as the person writes it. */
export const broughtSentence = (
  { outcome, params }: Said,
  t: (key: string, values: Record<string, string>) => string,
  date: (instant: string) => string,
): string =>
  t(
    `verify:brought.${outcome}`,
    Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, /date$/i.test(name) ? date(value) : value]),
    ),
  );
