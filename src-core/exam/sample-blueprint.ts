/**
 * A blueprint for tests: one section that draws so many of each competency; everything else is as simple as it gets.
 */
import type { Blueprint } from './blueprint.ts';

export function sampleBlueprint(draw: Readonly<Record<string, number>>, more: Partial<Blueprint> = {}): Blueprint {
  const cells = Object.entries(draw).map(([id, count]) => [id, { count, difficulty: [0, 0, 0] }] as const);
  return {
    id: 'e',
    version: '1.0.0',
    minutes: 60,
    giveBackMinutes: 0,
    tries: { coolingOffHours: 0, restudy: false, failedPart: false },
    passPercent: 80,
    sections: [
      { id: 's', title: { en: 'S' }, draw: Object.fromEntries(cells) as Blueprint['sections'][number]['draw'] },
    ],
    areas: [],
    anchors: [],
    ...more,
  };
}
