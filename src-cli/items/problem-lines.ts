/**
 * What was left out or changed on the way in or out, a line each: where, how bad, and a sentence.
 */
import type { TFunction } from 'i18next';
import { type ExchangeProblem, exchangeProblems } from '#core/exchange/problem.ts';

/** What a file says may not steer the terminal, nor turn the line round: control and direction signs are shown as such. */
const printable = (text: string): string => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');

/** Values of a sentence: numbers as such, for the plural; what the file does not name as a dash. */
function valuesOf({ code, params }: ExchangeProblem, t: TFunction): Record<string, string | number> {
  const shown = Object.entries(params).map(([name, value]) => {
    if (name === 'count') return [name, Number(value)] as const;
    if (code === 'item-key') return [name, t(`keyReason.${value}`, { ns: 'exchange', defaultValue: value })] as const;
    return [name, printable(value) || '–'] as const;
  });
  return Object.fromEntries(shown);
}

/** `file`: what the person named; a package's own files follow it. */
export function problemLine(file: string, problem: ExchangeProblem, t: TFunction): string {
  const { where, code } = problem;
  const inside = where.file && where.file !== file ? `${file}/${printable(where.file)}` : file;
  const place = `${inside}${where.line > 0 ? `:${where.line}` : ''}${where.item ? ` [${printable(where.item)}]` : ''}`;
  const kind = t(`kind.${exchangeProblems[code]}`, { ns: 'exchange' });
  return `${place}: ${kind}: ${t(`problem.${code}`, { ns: 'exchange', ...valuesOf(problem, t) })}`;
}

/** True where something is not there at all that should be. */
export const isLoss = ({ code }: ExchangeProblem): boolean => exchangeProblems[code] !== 'note';
