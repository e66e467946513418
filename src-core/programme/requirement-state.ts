/**
 * Whether a requirement is met on an instant, and why a fact does not count. More facts never make less of it.
 */
import { monthsLater } from '../credential/validity.ts';
import { type Amount, amountOf, countsFor } from './amount.ts';
import { begunAt, type Fact } from './fact.ts';
import { allLeaves, type Programme } from './programme.ts';
import { isLeaf, type Leaf, partsOf, type Requirement } from './requirement.ts';

/** `out-of-turn`: done before what must come first. `late`: after its time. `old`: too long ago. */
export const uncountedReasons = ['out-of-turn', 'late', 'old'] as const;
export type Uncounted = (typeof uncountedReasons)[number];

export type LeafState = Amount & {
  readonly id: string;
  readonly isMet: boolean;
  /** A change of the programme does without it for this person. */
  readonly isWaived: boolean;
  /** How many facts do not count, by reason. */
  readonly uncounted: Readonly<Partial<Record<Uncounted, number>>>;
};

export type States = {
  /** On an instant, by facts since another (not itself) or since ever. */
  leaf(leaf: Leaf, at: string, since?: string): LeafState;
  isMet(requirement: Requirement, at: string, since?: string): boolean;
  /** When a leaf was met first; null when never. */
  firstMetAt(id: string): string | null;
};

/** `facts`: those that stand (see `standingFacts`), by time. */
export function statesOf(programme: Programme, facts: readonly Fact[]): States {
  const leaves = new Map(allLeaves(programme).map((leaf) => [leaf.id, leaf]));
  const enrolments = facts.flatMap((fact) =>
    fact.kind === 'enrolled' && fact.programme === programme.id ? [fact] : [],
  );
  const ofLeaf = new Map([...leaves.values()].map((leaf) => [leaf.id, facts.filter((fact) => countsFor(leaf, fact))]));
  const firstMet = new Map<string, string | null>();

  /** When it was met first; null when never. An instant of a fact, since only facts bring it about. */
  const firstMetAt = (id: string): string | null => {
    const known = firstMet.get(id);
    if (known !== undefined) return known;
    const leaf = leaves.get(id);
    const met = (leaf && ofLeaf.get(id)?.find(({ at }) => state(leaf, at, undefined).isMet)?.at) ?? null;
    firstMet.set(id, met);
    return met;
  };

  const isInTurn = (leaf: Leaf, fact: Fact): boolean =>
    leaf.after.every((id) => {
      const met = firstMetAt(id);
      return met !== null && met <= begunAt(fact);
    });
  const isInTime = ({ dueWithinMonths: months }: Leaf, fact: Fact): boolean =>
    months === null ||
    enrolments.some((taken) => taken.at <= begunAt(fact) && fact.at <= monthsLater(taken.at, months));
  const reasonAgainst = (leaf: Leaf, fact: Fact, at: string): Uncounted | null => {
    if (!isInTurn(leaf, fact)) return 'out-of-turn';
    if (!isInTime(leaf, fact)) return 'late';
    if (leaf.notOlderThanMonths !== null && monthsLater(fact.at, leaf.notOlderThanMonths) < at) return 'old';
    return null;
  };

  const isWaived = ({ id }: Leaf, at: string): boolean =>
    programme.transitions.some(
      ({ from, until, waived }) =>
        waived.includes(id) &&
        at.slice(0, 10) <= until &&
        enrolments.some((taken) => taken.at <= at && from.includes(taken.version)),
    );

  function state(leaf: Leaf, at: string, since: string | undefined): LeafState {
    const uncounted: Partial<Record<Uncounted, number>> = {};
    const counted = (ofLeaf.get(leaf.id) ?? []).filter((fact) => {
      if (fact.at > at || (since !== undefined && (fact.at <= since || begunAt(fact) < since))) return false;
      const reason = reasonAgainst(leaf, fact, at);
      if (reason) uncounted[reason] = (uncounted[reason] ?? 0) + 1;
      return !reason;
    });
    const amount = amountOf(leaf, counted, at);
    const waived = isWaived(leaf, at);
    return { id: leaf.id, ...amount, isMet: waived || amount.have >= amount.need, isWaived: waived, uncounted };
  }

  const isMet = (requirement: Requirement, at: string, since?: string): boolean => {
    if (isLeaf(requirement)) return state(requirement, at, since).isMet;
    const { parts, needed } = partsOf(requirement);
    return parts.filter((part) => isMet(part, at, since)).length >= needed;
  };

  return { leaf: state, isMet, firstMetAt };
}
