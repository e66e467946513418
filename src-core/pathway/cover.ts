/**
 * The cheapest choices that together cover what is needed.
 */
export type Choice = { readonly cost: number; readonly covers: readonly string[] };

type Found = { readonly cost: number; readonly taken: readonly number[] };

/** So many steps of the search at most. Profiles take a few hundred; the first way found is kept where content is far beyond that. */
const patience = 200_000;

/** Cheaper; at the same cost fewer; then those that stand first. */
function isBetter(one: Found, other: Found): boolean {
  if (one.cost !== other.cost) return one.cost < other.cost;
  if (one.taken.length !== other.taken.length) return one.taken.length < other.taken.length;
  for (const [index, taken] of one.taken.entries()) {
    const against = other.taken[index] ?? 0;
    if (taken !== against) return taken < against;
  }
  return false;
}

/**
 * Indices into `choices`, in their order. What no choice covers is left out of account.
 *
 * Whoever looks first where there are fewest choices seldom has to look far: most competencies are examined in one place only.
 */
export function cheapestCover(needed: readonly string[], choices: readonly Choice[]): number[] {
  const covering = new Map(
    needed.map((one) => [one, choices.flatMap(({ covers }, index) => (covers.includes(one) ? [index] : []))]),
  );
  const wanted = [...covering.keys()].filter((one) => covering.get(one)?.length);
  let best: Found | null = null;
  let steps = 0;
  const search = (open: readonly string[], taken: readonly number[], cost: number): void => {
    steps += 1;
    if (best && (cost > best.cost || steps > patience)) return;
    if (open.length === 0) {
      const found = { cost, taken: [...taken].sort((a, b) => a - b) };
      if (!best || isBetter(found, best)) best = found;
      return;
    }
    const [hardest = ''] = [...open].sort((a, b) => (covering.get(a)?.length ?? 0) - (covering.get(b)?.length ?? 0));
    const byWorth = [...(covering.get(hardest) ?? [])].sort((a, b) => worth(b, open) - worth(a, open));
    for (const index of byWorth) {
      const { covers = [], cost: more = 0 } = choices[index] ?? {};
      search(
        open.filter((one) => !covers.includes(one)),
        [...taken, index],
        cost + more,
      );
    }
  };
  /** How much of what is open a choice covers for its cost. */
  const worth = (index: number, open: readonly string[]): number => {
    const { covers = [], cost = 0 } = choices[index] ?? {};
    return open.filter((one) => covers.includes(one)).length / (cost + 1);
  };
  search(wanted, [], 0);
  return (best as Found | null)?.taken.slice() ?? [];
}
