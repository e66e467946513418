/**
 * Can this blueprint be drawn from this bank, and may it judge what it says it judges?
 */
import type { Item } from '../exam/item.ts';
import { competencyIn, domainIn, type Framework } from './pack.ts';
import type { Blueprint } from './pack-schema.ts';
import { type ContentProblem, problem } from './problem.ts';
import type { LineOf } from './read-yaml.ts';

/**
 * The fewest items on which an area may be judged on its own. With 5 items and a cut of 4, somebody who knows 60 %
 * passes one time in three (binomial).
 */
export const fewestItemsToJudge = 8;

export function checkBlueprint(
  blueprint: Blueprint,
  bank: readonly Item[],
  framework: Framework | null,
  lineOf: LineOf,
  /** Competencies that some lesson serves. */
  taught: ReadonlySet<string>,
): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const say = (path: PropertyKey[], code: Parameters<typeof problem>[2], params: Record<string, string>) =>
    problems.push(problem('exam.yaml', lineOf(path), code, params));

  for (const [index, area] of blueprint.areas.entries()) {
    if (framework && !domainIn(framework, area.domain)) {
      say(['areas', index, 'domain'], 'domain-unknown', { domain: area.domain });
    }
    if (blueprint.areas.findIndex((other) => other.domain === area.domain) !== index) {
      say(['areas', index, 'domain'], 'duplicate-id', { id: area.domain });
    }
    let total = 0;
    for (const [competency, count] of Object.entries(area.draw)) {
      total += count;
      if ((framework && !competencyIn(framework, competency)) || !competency.startsWith(`${area.domain}.`)) {
        say(['areas', index, 'draw', competency], 'unknown-competency', { id: competency });
      }
      if (!taught.has(competency)) {
        say(['areas', index, 'draw', competency], 'competency-without-lesson', { id: competency });
      }
      const held = bank.filter((item) => item.competency === competency).length;
      if (held < count) {
        say(['areas', index, 'draw', competency], 'blueprint-short', {
          competency,
          wanted: String(count),
          held: String(held),
        });
      }
    }
    if (area.essential && area.minimumPercent === undefined) {
      say(['areas', index], 'area-minimum-missing', { domain: area.domain });
    }
    if (area.essential && total < fewestItemsToJudge) {
      say(['areas', index], 'area-too-small', {
        domain: area.domain,
        items: String(total),
        fewest: String(fewestItemsToJudge),
      });
    }
  }
  return problems;
}
