/**
 * Why, in one sentence: the words of the reason with the dates and names that belong into it.
 */
import type { Checked } from './verdict.ts';

type Why = Pick<Checked, 'reason' | 'params'>;
type Say = (key: string, values: Record<string, string>) => string;

/** `t` knows the words of the check; `date` writes out the day of an ISO instant. */
export function sentenceOf({ reason, params }: Why, issuer: string, t: Say, date: (instant: string) => string): string {
  const { date: day } = params;
  return t(`verify:reason.${reason}`, { ...params, ...(day && { date: date(day) }), issuer });
}
