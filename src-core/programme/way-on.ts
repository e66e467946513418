/**
 * What a person sees of a requirement on their way: whether it is theirs to do now, waits for another, or is not needed any more; and
 * which one comes next.
 */

/** As much of a requirement as this needs to know. */
type OnTheWay = {
  readonly kind: 'requirement';
  readonly isMet: boolean;
  readonly isWaived: boolean;
  readonly have: number;
  readonly waitsFor: readonly string[];
};
type Branch<Leaf> = {
  readonly kind: 'parts';
  readonly needed: number;
  readonly isMet: boolean;
  readonly parts: readonly Tree<Leaf>[];
};
type Tree<Leaf> = Leaf | Branch<Leaf>;

/** `spare`: others of the group were enough. `begun`: some of it is there. */
export const leafStates = ['met', 'waived', 'spare', 'waits', 'begun', 'open'] as const;
export type LeafState = (typeof leafStates)[number];

/** `isEnough`: a group in which it stands is met already. */
export function leafStateOf({ isMet, isWaived, have, waitsFor }: OnTheWay, isEnough: boolean): LeafState {
  if (isWaived) return 'waived';
  if (isMet) return 'met';
  if (isEnough) return 'spare';
  if (waitsFor.length > 0) return 'waits';
  return have > 0 ? 'begun' : 'open';
}

/** Each single requirement in its order, with its state. */
export function leavesOnTheWay<Leaf extends OnTheWay>(
  asked: Tree<Leaf>,
  isEnough = false,
): { readonly leaf: Leaf; readonly state: LeafState }[] {
  if (asked.kind === 'requirement') return [{ leaf: asked, state: leafStateOf(asked, isEnough) }];
  return asked.parts.flatMap((part) => leavesOnTheWay(part, isEnough || asked.isMet));
}

/** The one to do now: the first that waits for nothing; where a group leaves the choice, what was begun of it. */
export function nextOnTheWay<Leaf extends OnTheWay>(asked: Tree<Leaf>): Leaf | null {
  if (asked.isMet) return null;
  if (asked.kind === 'requirement') return asked.waitsFor.length === 0 ? asked : null;
  const todo = asked.parts.flatMap((part) => nextOnTheWay(part) ?? []);
  const begun = asked.needed < asked.parts.length ? todo.find(({ have }) => have > 0) : undefined;
  return begun ?? todo[0] ?? null;
}
