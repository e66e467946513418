/**
 * What is written for authors is read by the application as it was.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemsSchema, scenariosSchema } from '../../content/pack-schema.ts';
import { readYaml } from '../../content/read-yaml.ts';
import type { Item } from '../../exam/item.ts';
import { sampleItem } from '../../exam/item-types/samples.ts';
import { generatedBank, generatedTypes } from '../samples/generated-bank.ts';
import { fitSets } from './fit-sets.ts';
import { itemsYaml, scenariosYaml, setEntry } from './write-yaml.ts';

const readItems = (text: string) => {
  const { value, problems } = readYaml('items.yaml', text, itemsSchema([]));
  expect(problems).toEqual([]);
  return (value ?? []) as unknown as Item[];
};

test('any bank comes back: single items, sets in their order, stories', () => {
  fc.assert(
    fc.property(generatedBank(generatedTypes), ({ items, sets }) => {
      const single = items.filter(({ set }) => set === null);
      expect(readItems(itemsYaml(items)).map((item) => ({ ...item, set: null }))).toStrictEqual(single);
      const { value, problems } = readYaml('scenarios.yaml', scenariosYaml(sets, items), scenariosSchema([]));
      expect(problems).toEqual([]);
      const read = (value ?? []) as unknown as { id: string; items: (Item & { story?: object })[] }[];
      expect(read.map(({ items: _items, ...rest }) => rest)).toStrictEqual(
        sets.map(({ steps: _steps, ...rest }) => rest),
      );
      for (const [index, set] of sets.entries()) {
        const steps = read[index]?.items.map(({ id, story }) => ({ itemId: id, story: story ?? null }));
        expect(steps).toStrictEqual(set.steps);
        const linked = read[index]?.items.map(({ story: _story, ...item }) => ({ ...item, set: set.id }));
        expect(linked).toStrictEqual(set.steps.map(({ itemId }) => items.find(({ id }) => id === itemId)));
      }
    }),
    { numRuns: 25 },
  );
});

test('texts that look like something else in YAML stay texts', () => {
  const words = [
    ...['null', 'true', 'no', '~', '12', '0x1f', '1e3', '.inf', '- a', '? a', 'a: b', 'a #b', '#a', '&a b', '*a', '!a'],
    ...['[a', '{a', '"a"', "it's", '%a', '@a', '`a`', '|', '> a', '---', '...', '<<', 'a\n\n  b\nc', 'a\tb', 'a\\n'],
    ...[
      '\u2028x',
      'a\u0085b',
      'a\u0007b',
      'a\r\nb',
      '2026-11-23',
      '左：右',
      '\u{1f6d1} 停',
      `${'long '.repeat(70)}end`,
    ],
  ].map((text) => text.trim());
  const items = words.map((text, index) =>
    sampleItem('numeric', { id: `i-${index}`, stem: { en: text }, source: text }),
  );
  const back = readItems(itemsYaml(items));
  expect(back.map(({ stem }) => stem.en)).toEqual(words);
  expect(back.map(({ source }) => source)).toEqual(words);
});

test('what is a default is not written, and what two items share is written twice', () => {
  const stem = { en: 'Which way?' };
  const text = itemsYaml([sampleItem('choice', { id: 'one', stem }), sampleItem('choice', { id: 'two', stem })]);
  expect(text).not.toMatch(/critical|enemies|correct: false|set:|[&*]\w/);
  expect(text.match(/Which way\?/g)).toHaveLength(2);
  const enemies = itemsYaml([sampleItem('choice', { enemies: ['other', 'more'], critical: true })]);
  expect(enemies).toContain('enemies: [ other, more ]');
  expect(enemies).toContain('critical: true');
});

test('a set that the file cannot hold is left out with its items, and named', () => {
  const linked = ['a', 'b'].map((id) => sampleItem('numeric', { id, set: 'Not An Id' }));
  const alone = sampleItem('numeric', { id: 'c' });
  const steps = linked.map(({ id }) => ({ itemId: id, story: null }));
  const bad = { id: 'Not An Id', title: { en: 'T' }, stimulus: { en: 'S' }, steps };
  expect(setEntry(bad, linked)).toMatchObject({ items: [{ id: 'a' }, { id: 'b' }] });
  const result = { questions: 3, items: [...linked, alone], sets: [bad], pictures: new Map(), problems: [] };
  const fitted = fitSets(result);
  expect(fitted).toMatchObject({ sets: [], items: [{ id: 'c' }], problems: [{ code: 'set-invalid' }] });
  expect(fitted.problems[0]?.params.reason).toMatch(/^id: /);
  const good = { ...bad, id: 'good' };
  const whole = { ...result, items: linked.map((item) => ({ ...item, set: 'good' })), sets: [good] };
  expect(fitSets(whole)).toMatchObject({ sets: [{ id: 'good' }], items: { length: 2 }, problems: [] });
});
