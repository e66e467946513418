/**
 * A pathway in figures.
 */
import { type Pathway, requiredOf } from './pathway.ts';

export type PathwayStats = {
  readonly id: string;
  readonly version: string;
  readonly languages: readonly string[];
  readonly roles: readonly {
    readonly id: string;
    readonly competencies: number;
    /** Of these, how many are to be seen by an assessor. */
    readonly shows: number;
    readonly notTaughtHere: number;
  }[];
};

export const pathwayStats = ({ id, version, languages, roles }: Pathway): PathwayStats => ({
  id,
  version,
  languages,
  roles: roles.map((role) => ({
    id: role.id,
    competencies: requiredOf(role).length,
    shows: role.shows.length,
    notTaughtHere: role.notTaughtHere.length,
  })),
});
