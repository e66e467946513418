/**
 * The log of a drill, what it is worth, and drills that an author must mend.
 */
import { expect, test } from 'vitest';
import { type Drill, faultInDrill, logOf, shareOf, timeAfter, worthOf } from './drill.ts';

const call = {
  id: 'report',
  does: 'call',
  parts: [
    { id: 'over', role: 'end', text: { en: 'Over.', zh: '完毕。' } },
    { id: 'base', role: 'them', text: { en: 'Karsa Base,', zh: '卡尔萨基地，' } },
  ],
} as const;
const answer = {
  id: 'order',
  does: 'answer',
  options: [
    { id: 'wilco', text: 'Wilco, out.', right: true },
    { id: 'film', text: 'Over and out.' },
  ],
} as const;
const drill = (...tasks: Drill['rounds'][number]['tasks']): Drill => ({ rounds: [{ id: 'one', tasks }] });

test('the log has what was heard and said, minute after minute, and no silence', () => {
  const tasks = [{ heard: 'Your place? Over.', reply: 'Roger, out.' }, {}, { heard: 'Mayday' }];
  expect(logOf(tasks, ['At Bravo. Over.', '', 'Base, I relay. Over.'])).toEqual([
    { from: 'base', words: 'Your place? Over.', minute: 0 },
    { from: 'you', words: 'At Bravo. Over.', minute: 1 },
    { from: 'base', words: 'Roger, out.', minute: 2 },
    { from: 'base', words: 'Mayday', minute: 3 },
    { from: 'you', words: 'Base, I relay. Over.', minute: 4 },
  ]);
  expect(logOf(tasks, [])).toEqual([]);
});

test('time goes round the clock', () => {
  expect(timeAfter('14:05', 0)).toBe('14:05');
  expect(timeAfter('14:58', 3)).toBe('15:01');
  expect(timeAfter('23:59', 2)).toBe('00:01');
});

test('right at once is worth all, at the second try half, then nothing', () => {
  expect([1, 2, 3, 9].map(worthOf)).toEqual([1, 0.5, 0, 0]);
  expect(shareOf([1, 2, 3, 1])).toBe(0.625);
  expect(shareOf([])).toBe(0);
});

test('a whole drill has no fault', () => {
  expect(faultInDrill(drill(call, answer, { id: 'name', does: 'spell' }))).toBeNull();
});

test('an answer that is right twice, or never', () => {
  const options = [{ ...answer.options[1], text: 'Roger, out.', right: true }, answer.options[0]];
  expect(faultInDrill(drill({ ...answer, options }))).toEqual({ fault: 'no-answer', id: 'order' });
  expect(faultInDrill(drill({ ...answer, options: [answer.options[1]] }))).toEqual({ fault: 'no-answer', id: 'order' });
  expect(faultInDrill(drill({ ...call, parts: [{ id: 'hello', text: 'Hello' }] }))?.fault).toBe('no-answer');
});

test('what is right may not contradict itself, nor stay open, in any language', () => {
  const right = (text: unknown, more: object = {}) =>
    faultInDrill(drill({ ...answer, options: [{ ...answer.options[0], text, ...more }] }))?.fault;
  expect(right('Roger wilco, out.')).toBe('contradiction');
  expect(right({ en: 'Wilco, out.', zh: '照办，完毕，通话结束。' })).toBe('contradiction');
  expect(right('Wilco.')).toBe('contradiction');
  expect(right('Say nothing.', { silent: true })).toBeUndefined();
  const parts = [call.parts[1], { ...call.parts[0], text: { en: 'Over.', zh: '请讲。' } }];
  expect(faultInDrill(drill({ ...call, parts }))).toEqual({ fault: 'contradiction', id: 'report' });
});

test('one name for two things', () => {
  expect(faultInDrill(drill(call, { ...answer, id: 'report' }))).toEqual({ fault: 'unknown-place', id: 'report' });
  expect(faultInDrill(drill({ ...call, parts: [...call.parts, call.parts[0]] }))).toEqual({
    fault: 'unknown-place',
    id: 'report',
  });
});
