/**
 * A programme in figures.
 */
import { allLeaves, type Programme } from './programme.ts';

export type ProgrammeStats = {
  readonly id: string;
  readonly version: string;
  readonly languages: readonly string[];
  /** How many single requirements there are, each once. */
  readonly requirements: number;
  readonly stations: number;
};

export function programmeStats(programme: Programme): ProgrammeStats {
  const { id, version, languages, stations } = programme;
  const requirements = new Set(allLeaves(programme).map((leaf) => leaf.id)).size;
  return { id, version, languages, requirements, stations: stations.length };
}
