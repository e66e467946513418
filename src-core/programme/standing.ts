/**
 * Where somebody is with a programme: computed from facts whenever it is asked for, and never kept apart from them.
 */
import type { LocalText } from '../locale/languages.ts';
import { type Fact, standingFacts } from './fact.ts';
import { type Period, periodsOf, windowsOf } from './period.ts';
import type { Programme } from './programme.ts';
import { isLeaf, type Leaf, partsOf, type Requirement } from './requirement.ts';
import { type LeafState, type States, statesOf } from './requirement-state.ts';

/**
 * `renewal-open`: certified, and may be renewed. `grace`: ran out, and may still be renewed. `lapsed`: may be reinstated. `ended`: was
 * certified once, and begins anew: what dates the certificate is asked for again, and of the rest what is not there any more.
 */
export const standingStates = [
  'not-begun',
  'under-way',
  'certified',
  'renewal-open',
  'grace',
  'lapsed',
  'ended',
] as const;
export type StandingState = (typeof standingStates)[number];

/** A requirement with how far it is met; a branch names how many of its parts are needed. */
export type AskedState =
  | (LeafState & { readonly kind: Leaf['kind']; readonly title: LocalText })
  | { readonly kind: 'parts'; readonly needed: number; readonly isMet: boolean; readonly parts: readonly AskedState[] };

export type Standing = {
  readonly programme: string;
  readonly version: string;
  readonly state: StandingState;
  readonly period: Period | null;
  /** When the period may be renewed, until when at the latest, and until when it may be reinstated. */
  readonly windows: ReturnType<typeof windowsOf> | null;
  /** What is asked for now, and how far it is. */
  readonly purpose: Period['by'];
  readonly asked: AskedState;
};

export const isCertified = ({ state }: Pick<Standing, 'state'>): boolean =>
  state === 'certified' || state === 'renewal-open';

/** The period that lasts longest; of those the one after which most counts for renewal. */
function longest(periods: readonly Period[]): Period | null {
  const [best] = [...periods].sort((a, b) =>
    a.until === b.until ? a.from.localeCompare(b.from) : b.until.localeCompare(a.until),
  );
  return best ?? null;
}

/** `since`: from when facts count for a leaf; undefined: since ever. */
function askedState(
  states: States,
  requirement: Requirement,
  at: string,
  since: (leaf: Leaf) => string | undefined,
): AskedState {
  if (isLeaf(requirement)) {
    return { ...states.leaf(requirement, at, since(requirement)), kind: requirement.kind, title: requirement.title };
  }
  const { parts: all, needed } = partsOf(requirement);
  const parts = all.map((part) => askedState(states, part, at, since));
  return { kind: 'parts', needed, isMet: parts.filter(({ isMet }) => isMet).length >= needed, parts };
}

/** `records`: facts that were checked, in any order. `at`: ISO instant. */
export function standingOf(programme: Programme, records: readonly Fact[], at: string): Standing {
  const facts = standingFacts(records).filter((fact) => fact.at <= at);
  const states = statesOf(programme, facts);
  const period = longest(periodsOf(programme, facts, states, at));
  const windows = period && windowsOf(programme, period);
  const told = (
    state: StandingState,
    purpose: Period['by'],
    requirement: Requirement,
    since: (leaf: Leaf) => string | undefined = () => undefined,
  ): Standing => ({
    programme: programme.id,
    version: programme.version,
    state,
    period,
    windows,
    purpose,
    asked: askedState(states, requirement, at, since),
  });
  if (!period || !windows) {
    // Whoever has something that it asks for, from elsewhere, has not begun it.
    const isBegun = facts.some((fact) => fact.kind === 'enrolled' && fact.programme === programme.id);
    return told(isBegun ? 'under-way' : 'not-begun', 'first', programme.requirement);
  }
  const { renewal, reinstatement, requirement } = programme;
  if (at < windows.graceUntil) {
    const state = at < windows.opensAt ? 'certified' : at < period.until ? 'renewal-open' : 'grace';
    return told(state, 'renewal', renewal.requirement, () => period.from);
  }
  if (reinstatement && windows.reinstateUntil && at < windows.reinstateUntil) {
    return told('lapsed', 'reinstatement', reinstatement.requirement, () => period.from);
  }
  return told('ended', 'first', requirement, ({ id }) => (id === programme.countsFrom ? period.from : undefined));
}
