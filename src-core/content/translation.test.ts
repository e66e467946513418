/**
 * A translation beside its text: joined by place, used only while it fits, and its marks written without touching a word.
 */
import { expect, test } from 'vitest';
import { confirmTranslations } from './confirm-translation.ts';
import { parseYaml } from './read-yaml.ts';
import { markOfLesson, withTranslation } from './translation.ts';
import { translationStatus } from './translation-status.ts';

const items = `- id: one
  stem: "Left, or right?"
  options:
    - { id: a, correct: true, text: Left }
    - { id: b, text: Right, feedback: "No." }
  criteria: [First, Second]
- id: two
  stem: { en: Where?, ru: Где? }
`;
const french = `# Read aloud before it was kept.
one:
  stem: "À gauche ou à droite ?"
  options:
    a: À gauche
    b: { text: À droite, feedback: Non. }
  criteria: [Premier, Second]
two: { stem: "Où ?" }
`;
const pack = (changes: Record<string, string> = {}) =>
  new Map(
    Object.entries({
      'course.yaml': 'languages: [en, fr]\n',
      'items.yaml': items,
      'items.fr.yaml': french,
      'fire.en.md': '---\ntitle: Fire\n---\nLeave.\n',
      'fire.fr.md': '---\ntitle: Le feu\n---\nof: sortez.\n',
      ...changes,
    }),
  );
/** The same pack with what was confirmed. */
const confirm = (files: Map<string, string>) => {
  const changed = confirmTranslations(files, 'fr', 'en');
  return new Map([...files, ...changed.map(({ file, text }) => [file, text] as const)]);
};
const merge = (files: ReadonlyMap<string, string>) =>
  withTranslation(
    parseYaml('', files.get('items.yaml') ?? '').data,
    parseYaml('', files.get('items.fr.yaml') ?? '').data,
    { language: 'fr', source: 'en' },
  );

test('a confirmed translation joins its text, wherever that stands', () => {
  const { data, faults } = merge(confirm(pack()));
  expect(faults).toEqual([]);
  expect(data).toEqual([
    {
      id: 'one',
      stem: { en: 'Left, or right?', fr: 'À gauche ou à droite ?' },
      options: [
        { id: 'a', correct: true, text: { en: 'Left', fr: 'À gauche' } },
        { id: 'b', text: { en: 'Right', fr: 'À droite' }, feedback: { en: 'No.', fr: 'Non.' } },
      ],
      criteria: [
        { en: 'First', fr: 'Premier' },
        { en: 'Second', fr: 'Second' },
      ],
    },
    { id: 'two', stem: { en: 'Where?', ru: 'Где?', fr: 'Où ?' } },
  ]);
});

test('what nobody confirmed, and what was changed since, is not used; the rest is', () => {
  expect(merge(pack()).faults.map(({ kind, path }) => [kind, ...path])).toEqual([
    ['unconfirmed', 'one'],
    ['unconfirmed', 'two'],
  ]);
  const changed = confirm(pack());
  changed.set('items.yaml', items.replace('text: Right', 'text: The right'));
  const { data, faults } = merge(changed);
  expect(faults.map(({ kind, path }) => [kind, ...path])).toEqual([['stale', 'one']]);
  expect(data).toMatchObject([{ stem: 'Left, or right?' }, { stem: { fr: 'Où ?' } }]);
});

test('an item that moves, or a new key that is no text, makes nothing stale', () => {
  const files = confirm(pack());
  const [one, two] = items.split('- id: two');
  files.set('items.yaml', `- id: two${two}${one}`.replace('  stem: "Left', '  difficulty: 2\n  stem: "Left'));
  expect(merge(files).faults).toEqual([]);
});

test.each([
  ['an item that is not there', 'three: { stem: Non }\n', 'three'],
  ['an option that is not there', 'one: { options: { z: Non } }\n', 'one.options.z'],
  ['a text where there is none', 'one: { rationale: Non }\n', 'one.rationale'],
  ['a list of another length', 'one: { criteria: [Seul] }\n', 'one.criteria'],
  ['a text for a list', 'one: { options: Non }\n', 'one.options'],
  ['what every object has', 'one: { constructor: Non }\n', 'one.constructor'],
  ['a list for the whole', '- Non\n', ''],
])('%s translates nothing', (_name, translation, place) => {
  const { data, faults } = merge(pack({ 'items.fr.yaml': translation }));
  expect(faults).toContainEqual({ kind: 'without-text', path: place === '' ? [] : place.split('.') });
  expect(JSON.stringify(data)).not.toContain('"fr"');
});

test('confirming writes the marks and changes no other letter; a second time there is nothing to do', () => {
  const files = confirm(pack());
  const said = files.get('items.fr.yaml') ?? '';
  expect(said).toMatch(/^# Read aloud before it was kept\.\none:\n {2}of: "[0-9a-f]{8}"\n {2}stem: /);
  expect(said).toMatch(/\ntwo: \{ of: "[0-9a-f]{8}", stem: "Où \?" \}\n$/);
  expect(said.replaceAll(/ *of: "[0-9a-f]{8}"(\n|, )/g, (_mark, end) => (end === '\n' ? '' : ' '))).toBe(french);
  const lesson = files.get('fire.fr.md');
  expect(lesson).toBe(`---\nof: "${markOfLesson(files.get('fire.en.md') ?? '')}"\ntitle: Le feu\n---\nof: sortez.\n`);
  expect(confirmTranslations(files, 'fr', 'en')).toEqual([]);
  files.set('fire.en.md', '---\ntitle: Fire\n---\nLeave at once.\n');
  expect(confirmTranslations(files, 'fr', 'en').map(({ file }) => file)).toEqual(['fire.fr.md']);
});

test('lines that end otherwise make no other words', () => {
  expect(markOfLesson('\uFEFFa\r\nb')).toBe(markOfLesson('a\nb'));
});

test('how far a translation is', () => {
  const french = (files: ReadonlyMap<string, string>) => translationStatus(files).get('fr');
  const of = (counts: object) => ({ ready: 0, stale: 0, unconfirmed: 0, missing: 0, ...counts });
  // The course has no title yet, in no language.
  expect(french(pack())).toEqual({ lessons: of({ unconfirmed: 1 }), entries: of({ unconfirmed: 2, missing: 1 }) });
  const files = confirm(pack());
  expect(french(files)).toEqual({ lessons: of({ ready: 1 }), entries: of({ ready: 2, missing: 1 }) });
  files.set('items.yaml', items.replace('Left, or', 'Left or'));
  files.set('fire.en.md', 'other');
  expect(french(files)).toEqual({ lessons: of({ stale: 1 }), entries: of({ ready: 1, stale: 1, missing: 1 }) });
  files.set('items.zh.yaml', 'one: { stem: 左 }\n');
  files.set('items.yaml', items);
  files.set('items.fr.yaml', 'one: { stem: "Quoi ?" }\n');
  const fuller = confirm(files);
  fuller.set('items.zh.yaml', 'one: { stem: 左, criteria: [一, 二] }\n');
  // Chinese has more texts of the first, French none of the second.
  expect(french(fuller)?.entries).toEqual(of({ missing: 3 }));
});
