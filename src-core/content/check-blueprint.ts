/**
 * Can this blueprint be drawn from this bank, and may it judge what it says it judges?
 */
import { type Blueprint, cellsOf, domainOf, surelyAsked } from '../exam/blueprint.ts';
import { type Bank, countObstacles, type DrawObstacle, drawer } from '../exam/draw.ts';
import type { Item } from '../exam/item.ts';
import { standardCut } from '../exam/standard-cut.ts';
import { competencyIn, domainIn, type Framework } from './pack.ts';
import { type ContentProblem, problem } from './problem.ts';
import type { LineOf } from './read-yaml.ts';

/**
 * The fewest items on which an area may be judged on its own. With 5 items and a cut of 4, somebody who knows 60 %
 * passes one time in three; with 10 and a cut of 8, one in six (binomial).
 */
export const fewestItemsToJudge = 10;

/** A cut that is rounded for people may lie this many points of 100 from what the judges said, and no more. */
const widestGap = 2.5;

export function checkBlueprint(
  blueprint: Blueprint,
  bank: Bank,
  framework: Framework | null,
  lineOf: LineOf,
  /** Competencies that some lesson serves. */
  taught: ReadonlySet<string>,
): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const say = (path: PropertyKey[], code: Parameters<typeof problem>[2], params: Record<string, string>) =>
    problems.push(problem('exam.yaml', lineOf(path), code, params));
  const domains = blueprint.areas.map(({ domain }) => domain);

  for (const [index, area] of blueprint.areas.entries()) {
    if (framework && !domainIn(framework, area.domain)) {
      say(['areas', index, 'domain'], 'domain-unknown', { domain: area.domain });
    }
    if (domains.indexOf(area.domain) !== index) say(['areas', index, 'domain'], 'duplicate-id', { id: area.domain });
    if (area.essential && area.minimumPercent === undefined) {
      say(['areas', index], 'area-minimum-missing', { domain: area.domain });
    }
    const asked = surelyAsked(blueprint, area.domain);
    if (area.essential && asked < fewestItemsToJudge) {
      say(['areas', index], 'area-too-small', {
        domain: area.domain,
        items: String(asked),
        fewest: String(fewestItemsToJudge),
      });
    }
  }
  for (const [index, section] of blueprint.sections.entries()) {
    if (blueprint.sections.findIndex((other) => other.id === section.id) !== index) {
      say(['sections', index, 'id'], 'duplicate-id', { id: section.id });
    }
    for (const competency of Object.keys(section.draw)) {
      const path = ['sections', index, 'draw', competency];
      if (framework && !competencyIn(framework, competency)) say(path, 'unknown-competency', { id: competency });
      if (!taught.has(competency)) say(path, 'competency-without-lesson', { id: competency });
    }
  }
  const drawn = new Set([
    ...cellsOf(blueprint).map(({ competency }) => competency),
    ...bank.items.filter((item) => item.set !== null).map((item) => item.competency),
  ]);
  for (const competency of drawn) {
    if (!domains.includes(domainOf(competency))) say(['areas'], 'competency-without-area', { id: competency });
  }

  const obstacles = countObstacles(blueprint, bank);
  const trial = obstacles.length === 0 ? drawer(blueprint, bank).items('trial') : null;
  if (trial && !trial.ok) obstacles.push(trial.obstacle);
  const { standard } = blueprint;
  if (standard && obstacles.length === 0) {
    const { cut } = standardCut(standard, blueprint, bank);
    if (Math.abs(cut - blueprint.passPercent) > widestGap) {
      say(['passPercent'], 'standard-differs', { cut: cut.toFixed(1), pass: String(blueprint.passPercent) });
    }
    const known = new Set(bank.items.map(({ id }) => id));
    for (const [index, { ratings }] of standard.judges.entries()) {
      for (const id of Object.keys(ratings).filter((rated) => !known.has(rated))) {
        say(['standard', 'judges', index, 'ratings', id], 'standard-item-unknown', { id });
      }
    }
  }
  for (const obstacle of obstacles) problems.push(toldOf(obstacle, blueprint, lineOf));
  return problems;
}

function toldOf(obstacle: DrawObstacle, { sections, anchors }: Blueprint, lineOf: LineOf): ContentProblem {
  const { kind, ...rest } = obstacle;
  const params = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)]));
  const place = (): PropertyKey[] => {
    if ('competency' in obstacle) {
      const index = sections.findIndex(({ draw }) => obstacle.competency in draw);
      return ['sections', index, 'draw', obstacle.competency];
    }
    if (obstacle.kind === 'sets-short')
      return ['sections', sections.findIndex(({ id }) => id === obstacle.section), 'sets'];
    if (obstacle.kind === 'anchor') return ['anchors', anchors.indexOf(obstacle.itemId)];
    return ['sections'];
  };
  return problem('exam.yaml', lineOf(place()), `blueprint-${kind}`, params);
}

/** Every enemy that an item names is an item, and another one. `whereIs`: the file and line of an item. */
export function checkEnemies(
  bank: readonly Item[],
  whereIs: (id: string) => { file: string; line: number },
): ContentProblem[] {
  const known = new Set(bank.map(({ id }) => id));
  return bank.flatMap((item) =>
    item.enemies
      .filter((enemy) => enemy === item.id || !known.has(enemy))
      .map((enemy) => {
        const { file, line } = whereIs(item.id);
        return problem(file, line, 'enemy-unknown', { id: item.id, enemy });
      }),
  );
}
