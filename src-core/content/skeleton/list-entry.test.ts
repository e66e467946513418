/**
 * One more entry in a list of somebody else's file: it is the last, and every other character stays.
 */
import { expect, test } from 'vitest';
import { parseYaml } from '../read-yaml.ts';
import { withEntry } from './list-entry.ts';

test.each([
  [
    'in one line',
    'id: a\nlist: [ one, two ] # of two\nend: 1\n',
    'id: a\nlist: [ one, two, three ] # of two\nend: 1\n',
  ],
  [
    'below each other',
    'list:\n  - one\n  - two # last\n\n# end\nend: 1\n',
    'list:\n  - one\n  - two # last\n  - three\n\n# end\nend: 1\n',
  ],
  ['not indented', 'list:\n- one\nend: 1\n', 'list:\n- one\n- three\nend: 1\n'],
  ['of maps', 'list:\n  - id: one\n    is: [a]\nend: 1\n', 'list:\n  - id: one\n    is: [a]\n  - three\nend: 1\n'],
  ['at the end, without a last line break', 'list:\n  - one', 'list:\n  - one\n  - three\n'],
  ['a text over several lines', 'list:\n  - >-\n    one\n    and\n', 'list:\n  - >-\n    one\n    and\n  - three\n'],
])('%s', (_name, before, after) => {
  expect(withEntry(before, 'list', 'three')).toBe(after);
  const { list } = parseYaml('', after).data as { list: unknown[] };
  const { list: first } = parseYaml('', before).data as { list: unknown[] };
  expect(list).toEqual([...first, 'three']);
});

test('where there is no list, nothing is made up', () => {
  for (const text of ['id: a\n', 'list: []\n', 'list: one\n', 'list: [\n', ''])
    expect(withEntry(text, 'list', 'three')).toBe(null);
});
