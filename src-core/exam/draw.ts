/**
 * The draw: blueprint, bank and seed → a form. The same three give the same form on every machine, in whatever order the
 * bank was read.
 *
 * [Note: order of choice] A form is a list of places to fill. Anchors take theirs first, then whole scenario sets, then
 * each competency: places that ask for a difficulty before those that take any. At each place the items come in a drawn
 * order, those this person has seen least often first. Enemies of what is already on the form are passed over; where
 * that leaves a place empty, the places before it are tried otherwise (backtracking), so that a form is found whenever
 * there is one.
 */
import { type Blueprint, difficulties } from './blueprint.ts';
import type { Form } from './form.ts';
import type { Item, ScenarioSet } from './item.ts';
import { itemTypeOf } from './item-types/index.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

/** What a form is drawn from. */
export type Bank = { readonly items: readonly Item[]; readonly sets: readonly ScenarioSet[] };

/** What stands in the way of a form, for the author of the blueprint. */
export type DrawObstacle =
  | { readonly kind: 'short'; readonly competency: string; readonly wanted: number; readonly held: number }
  | {
      readonly kind: 'difficulty-short';
      readonly competency: string;
      readonly difficulty: number;
      readonly wanted: number;
      readonly held: number;
    }
  | { readonly kind: 'difficulty-sum'; readonly competency: string }
  | { readonly kind: 'sets-short'; readonly section: string; readonly wanted: number; readonly held: number }
  | { readonly kind: 'anchor'; readonly itemId: string }
  | { readonly kind: 'enemies' };

type Place = { readonly section: string; readonly candidates: readonly (readonly Item[])[]; readonly sameAs: number };

/** More than any blueprint of use needs; a knot of enemies that is not undone by then is called impossible. */
const mostTries = 200_000;

const byId = <T extends { readonly id: string }>(a: T, b: T) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Single items of a competency: those of a scenario set are drawn with their set only. */
const poolOf = (items: readonly Item[], competency: string): Item[] =>
  items.filter((item) => item.competency === competency && item.set === null);

const fittingSets = (bank: Bank, length: number): ScenarioSet[] =>
  bank.sets.filter(({ steps }) => steps.length === length);

/** Which pairs must not meet: said by either side. */
function enemiesAmong(items: readonly Item[]): ReadonlyMap<string, ReadonlySet<string>> {
  const enemies = new Map<string, Set<string>>();
  const say = (one: string, other: string) => {
    const known = enemies.get(one) ?? new Set<string>();
    enemies.set(one, known.add(other));
  };
  for (const item of items) {
    for (const other of item.enemies) {
      say(item.id, other);
      say(other, item.id);
    }
  }
  return enemies;
}

/** The plain counts that cannot be met, each by itself; what only the enemies forbid is found by drawing. */
export function countObstacles(blueprint: Blueprint, bank: Bank): DrawObstacle[] {
  const found: DrawObstacle[] = [];
  const places = new Map<string, number>();
  for (const section of blueprint.sections) {
    for (const [competency, { count, difficulty }] of Object.entries(section.draw)) {
      const wanted = (places.get(competency) ?? 0) + count;
      places.set(competency, wanted);
      const pool = poolOf(bank.items, competency);
      if (pool.length < wanted) found.push({ kind: 'short', competency, wanted, held: pool.length });
      if (difficulty.reduce((sum, own) => sum + own, 0) > count) found.push({ kind: 'difficulty-sum', competency });
      for (const level of difficulties) {
        const held = pool.filter((item) => item.difficulty === level).length;
        const own = difficulty[level - 1] ?? 0;
        if (held < own) found.push({ kind: 'difficulty-short', competency, difficulty: level, wanted: own, held });
      }
    }
    if (section.sets) {
      const held = fittingSets(bank, section.sets.items).length;
      if (held < section.sets.count) {
        found.push({ kind: 'sets-short', section: section.id, wanted: section.sets.count, held });
      }
    }
  }
  for (const itemId of blueprint.anchors) {
    const anchor = bank.items.find((item) => item.id === itemId);
    const room = anchor && anchor.set === null ? (places.get(anchor.competency) ?? 0) : 0;
    if (room === 0) found.push({ kind: 'anchor', itemId });
    else places.set((anchor as Item).competency, room - 1);
  }
  return found;
}

type Drawn<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly obstacle: DrawObstacle };
type Asked = { readonly item: Item; readonly section: string };

/** `seen`: how often this person has had an item before. */
export type Drawer = {
  readonly form: (seed: string, seen?: ReadonlyMap<string, number>) => Drawn<{ form: Form }>;
  /** The items of the same form, in its order: for whoever shows them to nobody. */
  readonly items: (seed: string, seen?: ReadonlyMap<string, number>) => Drawn<{ asked: Asked[] }>;
};

/** Draws forms from one bank; what does not depend on the seed is made ready once. */
export function drawer(blueprint: Blueprint, bank: Bank): Drawer {
  const items = [...bank.items].sort(byId);
  const itemById = new Map(items.map((item) => [item.id, item]));
  const enemies = enemiesAmong(items);
  const obstacle = countObstacles(blueprint, bank)[0];
  const pools = new Map(
    blueprint.sections
      .flatMap(({ draw }) => Object.keys(draw))
      .map((competency) => [competency, poolOf(items, competency)]),
  );
  const sets = [...bank.sets].sort(byId);
  const membersOf = (set: ScenarioSet) => set.steps.flatMap(({ itemId }) => itemById.get(itemId) ?? []);

  const draw = (random: SeededRandom, seen: ReadonlyMap<string, number>): Drawn<{ asked: Asked[] }> => {
    if (obstacle) return { ok: false, obstacle };
    const freshFirst = <T>(list: readonly T[], times: (one: T) => number): T[] =>
      seen.size === 0
        ? random.shuffled(list)
        : random
            .shuffled(list)
            .map((one) => ({ one, seen: times(one) }))
            .sort((a, b) => a.seen - b.seen)
            .map(({ one }) => one);
    const timesSeen = (item: Item) => seen.get(item.id) ?? 0;

    const ordered = new Map([...pools].map(([competency, pool]) => [competency, freshFirst(pool, timesSeen)]));
    const places = placesOf(blueprint, ordered, (length) =>
      freshFirst(
        sets.filter(({ steps }) => steps.length === length),
        (set) => Math.max(...membersOf(set).map(timesSeen)),
      ).map(membersOf),
    );
    const chosen = fill(places, enemies);
    if (!chosen) return { ok: false, obstacle: { kind: 'enemies' } };
    const asked = blueprint.sections.flatMap(({ id }) =>
      random
        .shuffled(chosen.filter((_, index) => places[index]?.section === id))
        .flat()
        .map((item) => ({ item, section: id })),
    );
    return { ok: true, asked };
  };
  const randomOf = (seed: string) => seededRandom(`${blueprint.id}@${blueprint.version}:${seed}`);

  return {
    items: (seed, seen = new Map()) => draw(randomOf(seed), seen),
    form: (seed, seen = new Map()) => {
      const random = randomOf(seed);
      const drawn = draw(random, seen);
      if (!drawn.ok) return drawn;
      const form = drawn.asked.map(({ item, section }) => ({
        itemId: item.id,
        order: random.shuffled(itemTypeOf(item).orderedIds(item)),
        section,
      }));
      return { ok: true, form };
    },
  };

  function placesOf(
    { sections, anchors }: Blueprint,
    ordered: ReadonlyMap<string, readonly Item[]>,
    setsOf: (length: number) => readonly (readonly Item[])[],
  ): Place[] {
    const fixed: Place[] = [];
    const situations: Place[] = [];
    const pinned: Place[] = [];
    const free: Place[] = [];
    const waiting = new Set(anchors);
    for (const section of sections) {
      if (section.sets) {
        const candidates = setsOf(section.sets.items);
        const sameAs = situations.length;
        for (let place = 0; place < section.sets.count; place += 1) {
          situations.push({ section: section.id, candidates, sameAs });
        }
      }
      for (const [competency, { count, difficulty }] of Object.entries(section.draw)) {
        const pool = ordered.get(competency) ?? [];
        const open = [...difficulty];
        let rest = count - open.reduce((sum, own) => sum + own, 0);
        for (const item of pool.filter(({ id }) => waiting.has(id))) {
          const level = item.difficulty - 1;
          if ((open[level] ?? 0) > 0) open[level] = (open[level] ?? 0) - 1;
          else if (rest > 0) rest -= 1;
          else continue;
          waiting.delete(item.id);
          fixed.push({ section: section.id, candidates: [[item]], sameAs: fixed.length });
        }
        const add = (list: Place[], number: number, candidates: readonly Item[]) => {
          const group = candidates.map((item) => [item]);
          const sameAs = list.length;
          for (let place = 0; place < number; place += 1) list.push({ section: section.id, candidates: group, sameAs });
        };
        for (const level of difficulties) {
          add(
            pinned,
            open[level - 1] ?? 0,
            pool.filter((item) => item.difficulty === level),
          );
        }
        add(free, rest, pool);
      }
    }
    // An anchor that found no room: no form holds it.
    if (waiting.size > 0) return [{ section: '', candidates: [], sameAs: 0 }];
    const shifted = (list: readonly Place[], by: number) => list.map((one) => ({ ...one, sameAs: one.sameAs + by }));
    const before = [fixed.length, fixed.length + situations.length, fixed.length + situations.length + pinned.length];
    return [
      ...fixed,
      ...shifted(situations, before[0] as number),
      ...shifted(pinned, before[1] as number),
      ...shifted(free, before[2] as number),
    ];
  }
}

/** One candidate for every place, no item twice, no two enemies; null when there is no such choice. */
function fill(places: readonly Place[], enemies: ReadonlyMap<string, ReadonlySet<string>>): (readonly Item[])[] | null {
  const used = new Map<string, number>();
  const at: number[] = [];
  let tries = 0;
  const blocked = (group: readonly Item[]) =>
    group.some((item) => {
      if (used.has(item.id)) return true;
      for (const enemy of enemies.get(item.id) ?? []) if (used.has(enemy)) return true;
      return false;
    });
  const chosenAt = (index: number) => places[index]?.candidates[at[index] as number] as readonly Item[];
  let index = 0;
  while (index < places.length) {
    const { candidates, sameAs } = places[index] as Place;
    // Places of one kind are filled in the drawn order, so that no choice is tried twice under another name.
    let next = at[index] !== undefined ? (at[index] as number) + 1 : sameAs < index ? (at[index - 1] as number) + 1 : 0;
    while (next < candidates.length && blocked(candidates[next] as readonly Item[])) next += 1;
    tries += 1;
    if (next < candidates.length) {
      at[index] = next;
      for (const item of candidates[next] as readonly Item[]) used.set(item.id, index);
      index += 1;
      continue;
    }
    at.length = index;
    if (index === 0 || tries > mostTries) return null;
    index -= 1;
    for (const item of chosenAt(index)) used.delete(item.id);
  }
  return places.map((_, place) => chosenAt(place));
}
