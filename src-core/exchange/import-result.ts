/**
 * What an import gives, whatever the format: items as a bank keeps them, and everything that did not fit.
 */
import type { Item, Question, ScenarioSet } from '../exam/item.ts';
import { itemTypeOf, itemTypes } from '../exam/item-types/index.ts';
import type { LanguageCode } from '../locale/languages.ts';
import { limits } from './limits.ts';
import { type ExchangeProblem, type Place, reportAt } from './problem.ts';

/** Parses one item as `items.yaml` would have it, without `set`: `itemSchema` of `content/pack-schema.ts` does it. */
export type ParseItem = (
  raw: unknown,
) => { readonly ok: true; readonly item: unknown } | { readonly ok: false; readonly reason: string };

/** What a foreign file does not say, and who has the last word on an item. */
export type ImportOptions = {
  readonly competency: string;
  readonly source: string;
  readonly difficulty: 1 | 2 | 3;
  /** Of texts whose language the file does not name. */
  readonly language: LanguageCode;
  /** Stands where the file explains nothing, in the item's language; the problem `rationale-missing` says where. */
  readonly rationale: string;
  readonly parseItem: ParseItem;
};

export type ImportResult = {
  /** Questions that the file holds, each once whatever its languages. Those not among `items` are in the problems. */
  readonly questions: number;
  readonly items: readonly Item[];
  readonly sets: readonly ScenarioSet[];
  /** Pictures that the items show: name in the course's `pictures` → bytes. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  readonly problems: readonly ExchangeProblem[];
};

/** An item as read, not yet parsed. */
export type RawItem = { readonly id: string; readonly type: string } & Readonly<Record<string, unknown>>;
export type FoundItem = { readonly where: Place; readonly set: string | null; readonly raw: RawItem };

/** The fields that every item has, where the file does not know them. */
export const defaultsOf = ({ competency, source, difficulty }: ImportOptions) => ({
  competency,
  source,
  difficulty,
  critical: false,
  enemies: [] as string[],
});

/** An item that the schema and its own type have accepted; null with a problem otherwise. */
function accept({ where, set, raw }: FoundItem, options: ImportOptions, problems: ExchangeProblem[]): Item | null {
  const report = reportAt(problems, where.file, where.item, where.line);
  const parsed = options.parseItem(raw);
  if (!parsed.ok) {
    report('item-invalid', { reason: parsed.reason });
    return null;
  }
  const item = { ...(parsed.item as Question), set } as Item;
  if (!itemTypes.some(({ name }) => name === item.type)) {
    report('item-invalid', { reason: 'type' });
    return null;
  }
  const wrong = itemTypeOf(item).keyProblem(item);
  if (wrong) report('item-key', { reason: wrong });
  return wrong ? null : item;
}

/** Parses what was found; a set of which fewer than two items are left is taken apart, and what is left of it named. */
export function finishImport(
  found: readonly FoundItem[],
  sets: readonly ScenarioSet[],
  pictures: ReadonlyMap<string, Uint8Array>,
  options: ImportOptions,
  problems: ExchangeProblem[],
): Omit<ImportResult, 'questions'> {
  const accepted = found.slice(0, limits.items).flatMap((one) => {
    const item = accept(one, options, problems);
    return item ? [{ item, where: one.where }] : [];
  });
  if (found.length > limits.items) {
    reportAt(problems, found[limits.items]?.where.file ?? '')('too-many-items', { count: String(found.length) });
  }
  const left = sets.map((set) => ({
    ...set,
    steps: set.steps.filter(({ itemId }) => accepted.some(({ item }) => item.id === itemId && item.set === set.id)),
  }));
  for (const [index, set] of left.entries()) {
    const wanted = sets[index]?.steps.length ?? 0;
    if (set.steps.length === wanted && wanted >= 2) continue;
    const params = { set: set.id, count: String(set.steps.length), wanted: String(wanted) };
    const [first] = accepted.filter(({ item }) => item.set === set.id);
    reportAt(problems, first?.where.file ?? '', set.id)('set-incomplete', params);
  }
  const whole = left.filter(({ steps }) => steps.length >= 2);
  const items = accepted
    .map(({ item }) => item)
    .filter(({ set }) => set === null || whole.some(({ id }) => id === set));
  const shown = new Set(items.flatMap((item) => itemTypeOf(item).pictures?.(item) ?? []));
  return { items, sets: whole, pictures: new Map([...pictures].filter(([name]) => shown.has(name))), problems };
}
