/**
 * A key that changed is never taken for better wording, and better wording never for a key, whatever the type of the item.
 */
import { expect, test } from 'vitest';
import type { Item } from '../../exam/item.ts';
import { sampleItem, sampleKinds } from '../../exam/item-types/samples.ts';
import { isKeyChanged } from './compare-key.ts';

const changed = (
  kind: string,
  change: (item: Record<string, unknown>) => void,
  base: Parameters<typeof sampleItem>[1] = {},
) => {
  const before = sampleItem(kind, base);
  const after = structuredClone(before);
  change(after as unknown as Record<string, unknown>);
  return isKeyChanged(before as Item, after as Item, 'en');
};
type Texts = { text: { en: string } };
const swap = (list: unknown, one: number, other: number) => {
  const parts = list as Texts[];
  const [first, second] = [parts[one] as Texts, parts[other] as Texts];
  [first.text, second.text] = [second.text, first.text];
};
const move = (list: unknown, one: number, other: number) => {
  const parts = list as { correct: boolean }[];
  (parts[one] as { correct: boolean }).correct = false;
  (parts[other] as { correct: boolean }).correct = true;
};

test.each([...sampleKinds])('%s: the same is the same, and other words are other words', (kind) => {
  expect(changed(kind, () => undefined)).toBe(false);
  expect(
    changed(kind, (item) => {
      const put = (value: unknown): void => {
        if (typeof value !== 'object' || value === null) return;
        if ('en' in value && typeof value.en === 'string' && !value.en.includes('[['))
          value.en = `${value.en}, better said`;
        else for (const part of Object.values(value)) put(part);
      };
      put(item);
    }),
  ).toBe(false);
});

test.each<[string, string, (item: Record<string, unknown>) => void]>([
  ['choice', 'another letter', ({ options }) => move(options, 0, 1)],
  ['choice', 'the texts of two letters', ({ options }) => swap(options, 0, 2)],
  ['multiple', 'one more', ({ options }) => Object.assign((options as object[])[3] as object, { correct: true })],
  ['true-false', 'the other verdict', (item) => Object.assign(item, { answer: true })],
  ['true-false', 'another reason', ({ reasons }) => move(reasons, 0, 1)],
  ['order', 'two steps', ({ steps }) => (steps as unknown[]).reverse()],
  ['order', 'the texts of two steps', ({ steps }) => swap(steps, 0, 1)],
  ['match', 'another target', ({ premises }) => Object.assign((premises as object[])[0] as object, { target: 'q' })],
  ['match', 'the texts of two targets', ({ targets }) => swap(targets, 0, 1)],
  ['numeric', 'another number', (item) => Object.assign(item, { answer: 57 })],
  ['numeric', 'nearer', (item) => Object.assign(item, { tolerance: 1 })],
  ['hotspot', 'another place', ({ regions }) => move(regions, 0, 1)],
  [
    'hotspot',
    'a place elsewhere',
    ({ regions }) => Object.assign((regions as object[])[0] as object, { box: [9, 9, 9, 9] }),
  ],
  ['gap', 'in the second gap', ({ gaps }) => move((gaps as { options: unknown }[])[1]?.options, 0, 1)],
  ['gap', 'texts in the first gap', ({ gaps }) => swap((gaps as { options: unknown }[])[0]?.options, 0, 1)],
  [
    'judgement',
    'another judgement',
    ({ actions }) => Object.assign((actions as object[])[0] as object, { consensus: 2 }),
  ],
])('%s: %s is another key', (kind, _name, change) => {
  // Words of its own for each place, as in real items.
  const before = sampleItem(kind);
  let number = 0;
  const name = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('en' in value && typeof value.en === 'string' && !value.en.includes('[[')) {
      number += 1;
      value.en = `${value.en} ${number}`;
    } else for (const part of Object.values(value)) name(part);
  };
  const own = structuredClone(before);
  name(own);
  expect(changed(kind, change, own)).toBe(true);
});

test('an option that moved with its text, letter and all, is no other key', () => {
  expect(changed('choice', ({ options }) => (options as unknown[]).reverse())).toBe(false);
  expect(
    changed('choice', ({ options }) => {
      const [first, second] = options as [{ id: string }, { id: string }];
      [first.id, second.id] = [second.id, first.id];
    }),
  ).toBe(false);
});
