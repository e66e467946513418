/**
 * Whether a form could have been drawn: from what this person has seen before nobody else can draw it again, but what every
 * form of a blueprint has in common can be looked at.
 */
import { type Blueprint, type Cell, cellsOf, difficulties } from './blueprint.ts';
import type { Bank } from './draw.ts';
import { type Form, itemsOf } from './form.ts';
import type { Item } from './item.ts';
import { itemTypeOf } from './item-types/index.ts';

const isSame = (one: readonly unknown[], other: readonly unknown[]) =>
  JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());

/** Items of each competency and difficulty, whole scenario sets, anchors, no enemies, nothing twice, every part in place. */
export function formFits(blueprint: Blueprint, bank: Bank, form: Form): boolean {
  const asked = itemsOf(form, bank.items);
  if (!asked) return false;
  const ids = new Set(asked.map(({ id }) => id));
  return (
    ids.size === asked.length &&
    blueprint.anchors.every((id) => ids.has(id)) &&
    !asked.some(({ enemies }) => enemies.some((enemy) => ids.has(enemy))) &&
    asked.every((item, position) => isSame(itemTypeOf(item).orderedIds(item), form[position]?.order ?? [])) &&
    fitCells(
      blueprint,
      asked.filter(({ set }) => set === null),
    ) &&
    fitSets(blueprint, bank, asked)
  );
}

function fitCells(blueprint: Blueprint, single: readonly Item[]): boolean {
  const wanted = new Map<string, Cell[]>();
  for (const { competency, cell } of cellsOf(blueprint))
    wanted.set(competency, [...(wanted.get(competency) ?? []), cell]);
  let placed = 0;
  for (const [competency, cells] of wanted) {
    const own = single.filter((item) => item.competency === competency);
    const sum = (part: (cell: Cell) => number) => cells.reduce((all, cell) => all + part(cell), 0);
    if (own.length !== sum(({ count }) => count)) return false;
    for (const level of difficulties) {
      const least = sum(({ difficulty }) => difficulty[level - 1] ?? 0);
      if (own.filter((item) => item.difficulty === level).length < least) return false;
    }
    placed += own.length;
  }
  return placed === single.length;
}

function fitSets({ sections }: Blueprint, { sets }: Bank, asked: readonly Item[]): boolean {
  const wanted = sections.flatMap(({ sets: own }) => (own ? Array.from({ length: own.count }, () => own.items) : []));
  const met = [...new Set(asked.flatMap(({ set }) => set ?? []))].map((id) => {
    const steps = sets.find((one) => one.id === id)?.steps.map(({ itemId }) => itemId) ?? [];
    const own = asked.filter(({ set }) => set === id).map((item) => item.id);
    return isSame(steps, own) ? steps.length : 0;
  });
  return isSame(wanted, met);
}
