/**
 * Items and scenario sets as the YAML that authors write (docs/authoring.md): one text a line, defaults left out.
 */
import { Document, isMap, isScalar, isSeq, visit } from 'yaml';
import type { Item, ScenarioSet } from '../../exam/item.ts';
import type { LocalText } from '../../locale/languages.ts';

/** What reads first stands first; what the item's type adds follows. */
const first = 'id story type competency difficulty critical enemies source stem rationale'.split(' ');

/** Short lists that read better in one line. */
const inline = new Set(['enemies', 'box']);

const isDefault = (key: string, value: unknown): boolean =>
  value === undefined ||
  ((key === 'critical' || key === 'correct') && value === false) ||
  (key === 'enemies' && Array.isArray(value) && value.length === 0);

/** A copy without what the schema adds by itself. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, inner]) => !isDefault(key, inner));
  return Object.fromEntries(kept.map(([key, inner]) => [key, plain(inner)]));
}

/** An item as it stands in a file; which set it belongs to is said by where it stands. */
function itemEntry({ set: _set, ...item }: Item, story: LocalText | null): object {
  const all: Readonly<Record<string, unknown>> = { ...item, ...(story ? { story } : {}) };
  const names = [...first, ...Object.keys(all).filter((name) => !first.includes(name))];
  return plain(Object.fromEntries(names.filter((name) => name in all).map((name) => [name, all[name]]))) as object;
}

function toYaml(entries: readonly object[]): string {
  // An anchor and its alias would be refused by the reader: what is used twice is written twice.
  const document = new Document(entries, { aliasDuplicateObjects: false });
  visit(document, {
    Pair(_key, { key, value }) {
      if (isScalar(key) && inline.has(String(key.value)) && (isSeq(value) || isMap(value))) value.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 });
}

/** The items that belong to no set. */
export const itemsYaml = (items: readonly Item[]): string =>
  toYaml(items.filter(({ set }) => set === null).map((item) => itemEntry(item, null)));

/** A set with its items, as it stands in `scenarios.yaml`. */
export function setEntry({ id, title, stimulus, steps }: ScenarioSet, items: readonly Item[]): object {
  const linked = steps.flatMap(({ itemId, story }) => {
    const item = items.find((one) => one.id === itemId);
    return item ? [itemEntry(item, story)] : [];
  });
  return { id, title, stimulus, items: linked };
}

export const scenariosYaml = (sets: readonly ScenarioSet[], items: readonly Item[]): string =>
  toYaml(sets.map((set) => setEntry(set, items)));
