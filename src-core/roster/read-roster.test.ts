/**
 * Tables as people save them become rows; what is wrong with one row is named and touches no other.
 */
import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { problemsAsCsv, type RosterDefaults, readRoster } from './read-roster.ts';

const defaults: RosterDefaults = {
  course: null,
  passed: null,
  assurance: 'supervised',
  language: 'en',
  courses: ['basic-security'],
  today: '2026-11-24',
};
const read = (text: string, changes: Partial<RosterDefaults> = {}) =>
  readRoster(strToU8(text), { ...defaults, ...changes });
const codes = (text: string, changes: Partial<RosterDefaults> = {}) =>
  read(text, changes).problems.map(({ row, code }) => `${row} ${code}`);
const amina = {
  row: 2,
  name: 'Amina Yusuf',
  id: '',
  course: 'basic-security',
  passed: '2026-11-20',
  assurance: 'supervised',
  language: 'en',
};

test.each([
  ['commas', 'name,course,passed\nAmina Yusuf,basic-security,2026-11-20\n'],
  ['semicolons and a mark', '\uFEFFName;Course;Passed on\r\nAmina Yusuf;basic-security;2026-11-20\r\n'],
  ['tabs', 'name\tcourse\tpassed\nAmina Yusuf\tbasic-security\t2026-11-20'],
  ['quotes', '"name","course","passed"\n"Amina Yusuf","basic-security","2026-11-20"'],
  ['Chinese headings', '姓名,课程,通过日期\nAmina Yusuf,basic-security,2026-11-20'],
  [
    'Arabic headings, as the screen names them',
    'الاسم,الرقم,الدورة,تاريخ النجاح,درجة الموثوقية,اللغة\nAmina Yusuf,,basic-security,2026-11-20,,',
  ],
  [
    'columns in another order, and more of them',
    'e-mail,passed,name,course\na@b,2026-11-20, Amina   Yusuf ,basic-security',
  ],
])('%s', (_, text) => {
  expect(read(text)).toEqual({ rows: [amina], problems: [] });
});

test.each(['le', 'be'])('UTF-16 %s, as table programs save Unicode text', (order) => {
  const text = '姓名\tcourse\tpassed\n李文博\tbasic-security\t2026-11-20';
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, order === 'le');
  for (let at = 0; at < text.length; at += 1) view.setUint16(2 + at * 2, text.charCodeAt(at), order === 'le');
  expect(readRoster(bytes, defaults).rows).toEqual([{ ...amina, name: '李文博' }]);
});

test('a name of several lines in quotes is one name, and rows are counted as a table program counts them', () => {
  const text = 'name,course,passed\n\n"Amina\nYusuf",basic-security,2026-11-20\n,basic-security,2026-11-20';
  expect(read(text).rows).toEqual([{ ...amina, row: 3 }]);
  expect(codes(text)).toEqual(['4 name-missing']);
});

test('what is wrong is named by row, and the others are read', () => {
  const body = [
    'Amina Yusuf,,basic-security,2026-11-20,,',
    'Second,,none,2026-11-20,,',
    'Third,,basic-security,20/11/2026,,',
    'Fourth,,basic-security,2026-02-30,,',
    'Fifth,,basic-security,2026-11-25,,',
    'Sixth,,basic-security,2026-11-20,trusted,',
    'Seventh,,basic-security,2026-11-20,,xx',
    'Amina Yusuf,,basic-security,2026-11-20,,',
    'Amina Yusuf,7,basic-security,2026-11-20,,ZH',
    `${'x'.repeat(81)},,basic-security,2026-11-20,,`,
  ];
  const text = ['name,id,course,passed,assurance,language', ...body].join('\n');
  expect(codes(text)).toEqual([
    '3 course-unknown',
    '4 date-form',
    '5 date-form',
    '6 date-later',
    '7 assurance-unknown',
    '8 language-unknown',
    '9 same-twice',
    '11 name-unfit',
  ]);
  expect(read(text).rows).toEqual([amina, { ...amina, row: 10, id: '7', language: 'zh' }]);
});

test('course and day may be given for all', () => {
  const all = { course: 'basic-security', passed: '2026-11-20' };
  expect(read('name\nAmina Yusuf', all).rows).toEqual([amina]);
  expect(codes('name\nAmina Yusuf')).toEqual(['0 heading-missing']);
});

test.each([
  ['nothing', '', '0 empty'],
  ['only headings', 'name,course,passed', '0 empty'],
  ['a column twice', 'name,姓名,course,passed\na,b,basic-security,2026-11-20', '0 heading-twice'],
  ['no name', 'nom de famille,course,passed\na,basic-security,2026-11-20', '0 heading-missing'],
  [
    'an open quotation mark',
    'name,course,passed\n"a,basic-security,2026-11-20\nb,basic-security,2026-11-20',
    '0 quote-open',
  ],
])('%s', (_, text, expected) => {
  expect(codes(text)).toEqual([expected]);
});

test('bytes that are no text are refused, and so is a table that never ends', () => {
  expect(readRoster(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0xff, 0xfe), defaults).problems[0]?.code).toBe('not-text');
  expect(readRoster(Uint8Array.of(0xe9, 0x2c, 0x41), defaults).problems[0]?.code).toBe('not-text');
  expect(codes(`name\n${'a\n'.repeat(20_001)}`, { course: 'basic-security', passed: '2026-11-20' })).toEqual([
    '0 too-many',
  ]);
});

test('in the table of what went wrong no name is a formula', () => {
  const [problem] = read('name,course,passed\n=1+1,none,2026-11-20').problems;
  if (!problem) throw new Error('no problem');
  const csv = problemsAsCsv([problem], ['Row', 'Name', 'What'], ({ code }) => `it is "${code}"`);
  expect(csv).toBe('\uFEFFRow,Name,What\r\n2,"\'=1+1","it is ""course-unknown"""\r\n');
});
