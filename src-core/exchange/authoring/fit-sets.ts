/**
 * The last look at imported sets before they become a file: items were parsed one by one, a set as a whole was not.
 */
import { scenariosSchema } from '../../content/pack-schema.ts';
import type { ImportResult } from '../import-result.ts';
import { reportAt } from '../problem.ts';
import { setEntry } from './write-yaml.ts';

const schema = scenariosSchema([]);

/** A set that `scenarios.yaml` cannot hold is left out with its items, and named. */
export function fitSets(result: ImportResult): ImportResult {
  const problems = [...result.problems];
  const sets = result.sets.filter((set) => {
    const parsed = schema.safeParse([setEntry(set, result.items)]);
    if (parsed.success) return true;
    const reasons = parsed.error.issues.map(({ path, message }) => `${path.slice(1).join('.')}: ${message}`);
    reportAt(problems, '', set.id)('set-invalid', { set: set.id, reason: reasons.join('; ') });
    return false;
  });
  const kept = new Set(sets.map(({ id }) => id));
  const items = result.items.filter(({ set }) => set === null || kept.has(set));
  return { ...result, sets, items, problems };
}
