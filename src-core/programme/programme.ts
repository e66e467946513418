/**
 * A programme after it was read: what leads to its credential, how long that counts, and what keeps it.
 */

import type { Station } from '../assessment/rubric.ts';
import type { LanguageCode, LocalText } from '../locale/languages.ts';
import { type Leaf, leavesOf, type Requirement } from './requirement.ts';

/** What is asked of somebody who was certified before. */
export type Renewal = {
  readonly requirement: Requirement;
  /** From so many months before the end until so many after it. */
  readonly opensMonths: number;
  readonly graceMonths: number;
};

/** Whoever took up one of these versions does without the `waived` requirements until that day. */
export type Transition = {
  readonly from: readonly string[];
  readonly until: string;
  readonly waived: readonly string[];
};

/** What a requirement counts or asks for, as people read it. */
export type Named = { readonly id: string; readonly title: LocalText };

/** Something that is signed or shown: a declaration has a text, a licence has none. */
export type AskedDocument = Named & { readonly text: LocalText | null };

export type Programme = {
  readonly id: string;
  readonly version: string;
  readonly languages: readonly LanguageCode[];
  readonly title: LocalText;
  readonly summary: LocalText;
  readonly validityMonths: number;
  readonly requirement: Requirement;
  /** The requirement from whose day the credential counts: the last assessment, mostly. It is needed on every way. */
  readonly countsFrom: string;
  readonly renewal: Renewal;
  /** What is asked instead when it has lapsed, until so many months after its end; null: all of it anew. */
  readonly reinstatement: { readonly requirement: Requirement; readonly withinMonths: number } | null;
  readonly transitions: readonly Transition[];
  /** What is written into the logbook. */
  readonly activities: readonly Named[];
  readonly documents: readonly AskedDocument[];
  /** Who recommends. */
  readonly roles: readonly Named[];
  readonly stations: readonly Station[];
};

/** Every leaf of the programme; ids are one of a kind in all of its trees together. */
export const allLeaves = ({ requirement, renewal, reinstatement }: Programme): Leaf[] => [
  ...leavesOf(requirement),
  ...leavesOf(renewal.requirement),
  ...(reinstatement ? leavesOf(reinstatement.requirement) : []),
];

/** In which of its languages it is shown to somebody who reads `wanted`. */
export const languageOfProgramme = ({ languages }: Pick<Programme, 'languages'>, wanted: LanguageCode): LanguageCode =>
  languages.includes(wanted) ? wanted : languages.includes('en') ? 'en' : (languages[0] ?? 'en');
