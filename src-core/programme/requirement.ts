/**
 * What a programme asks for: a tree whose leaves are single requirements.
 */
import type { LocalText } from '../locale/languages.ts';

/** What counts for one requirement, beyond what every requirement has. */
export type Asked =
  /** All lessons of the course were read. */
  | { readonly kind: 'course'; readonly course: string }
  /** The course's exam was passed. */
  | { readonly kind: 'exam'; readonly course: string }
  /** So many assessors, each by themselves, saw it done at this station. */
  | { readonly kind: 'practical'; readonly station: string; readonly assessors: number }
  /** Hours of an activity; of those that ran at the same time each minute counts once. */
  | { readonly kind: 'hours'; readonly activity: string; readonly hours: number; readonly isSupervised: boolean }
  | { readonly kind: 'count'; readonly activity: string; readonly count: number; readonly isSupervised: boolean }
  /** So many people in this role recommend the person. */
  | { readonly kind: 'recommendation'; readonly by: string; readonly count: number }
  | { readonly kind: 'document'; readonly document: string }
  /** A credential of a course or of another programme, which counts on the day. */
  | { readonly kind: 'credential'; readonly credential: string };

export type Leaf = Asked & {
  readonly id: string;
  readonly title: LocalText;
  /** Requirements that must have been met before; what was done earlier does not count. */
  readonly after: readonly string[];
  /** Done within so many months of taking up the programme. */
  readonly dueWithinMonths: number | null;
  /** Not older than so many months on the day on which all is asked for. */
  readonly notOlderThanMonths: number | null;
};

export type Requirement =
  | Leaf
  | { readonly all: readonly Requirement[] }
  | { readonly any: readonly Requirement[] }
  | { readonly atLeast: number; readonly of: readonly Requirement[] };

export const isLeaf = (requirement: Requirement): requirement is Leaf => 'kind' in requirement;

/** What a branch is made of, and how many of it are needed. */
export function partsOf(requirement: Exclude<Requirement, Leaf>): {
  readonly parts: readonly Requirement[];
  readonly needed: number;
} {
  if ('all' in requirement) return { parts: requirement.all, needed: requirement.all.length };
  if ('any' in requirement) return { parts: requirement.any, needed: 1 };
  return { parts: requirement.of, needed: requirement.atLeast };
}

export const leavesOf = (requirement: Requirement): Leaf[] =>
  isLeaf(requirement) ? [requirement] : partsOf(requirement).parts.flatMap(leavesOf);

/** Leaves that are needed whichever way one goes. */
export function leavesAlwaysNeeded(requirement: Requirement): Leaf[] {
  if (isLeaf(requirement)) return [requirement];
  const { parts, needed } = partsOf(requirement);
  return needed === parts.length ? parts.flatMap(leavesAlwaysNeeded) : [];
}
