/**
 * Everything somebody has shown, competency by competency and by date, with how each was assessed.
 */
import { type Evidence, evidenceKinds, isCounted } from './evidence.ts';

export type Shown = Omit<Evidence, 'competency'> & { readonly isCounted: boolean };
export type TranscriptEntry = { readonly competency: string; readonly shown: readonly Shown[] };

const keyOf = ({ kind, at, of, number }: Evidence) => JSON.stringify([at, evidenceKinds.indexOf(kind), of, number]);

/**
 * `order`: the competencies as they are listed; those that are not among them come last, by name. A lesson that was read is told only
 * where nothing was assessed.
 */
export function transcriptOf(evidences: readonly Evidence[], order: readonly string[], at: string): TranscriptEntry[] {
  const past = evidences.filter((one) => one.at <= at);
  const named = new Set(past.map(({ competency }) => competency));
  const others = [...named].filter((one) => !order.includes(one)).sort();
  return [...order.filter((one) => named.has(one)), ...others].map((competency) => {
    const own = past.filter((one) => one.competency === competency);
    const assessed = own.filter(({ kind }) => kind !== 'read');
    const once = new Map((assessed.length > 0 ? assessed : own).map((one) => [keyOf(one), one]));
    const byDate = [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
    return {
      competency,
      shown: byDate.map((one) => {
        const { kind, at: when, of, until, number } = one;
        return { kind, at: when, of, until, number, isCounted: isCounted(one, at) };
      }),
    };
  });
}
