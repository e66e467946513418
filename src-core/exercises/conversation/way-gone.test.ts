/**
 * The way through a conversation, and conversations that an author must mend.
 */
import { expect, test } from 'vitest';
import { faultIn, shareOf, stepsOf, type Talk } from './way-gone.ts';

const way = (id: string, mood: number, worth: number, to: string, uneasy?: { below: number; to: string }) => ({
  id,
  mood,
  worth,
  to,
  ...(uneasy && { uneasy }),
});

/** Two points; whoever has made the other uneasy by the second comes to the bad ending. */
const talk: Talk = {
  mood: { begin: 2 },
  points: [
    { id: 'first', ways: [way('kind', 1, 1, 'second'), way('rude', -2, 0, 'second')] },
    { id: 'second', ways: [way('ask', 0, 1, 'good', { below: 2, to: 'bad' }), way('shrug', 0, 0.5, 'good')] },
  ],
  endings: [
    { id: 'good', worth: 1 },
    { id: 'bad', worth: 0 },
  ],
};
const changed = (points: Talk['points'], endings = talk.endings): Talk => ({ ...talk, points, endings });
const [first, second] = talk.points as [Talk['points'][number], Talk['points'][number]];

test('each choice moves the mood, and leads on', () => {
  expect(stepsOf(talk, ['kind', 'ask']).map(({ before, after, to }) => [before, after, to])).toEqual([
    [2, 3, 'second'],
    [3, 3, 'good'],
  ]);
});

test('a mood that fell too low takes the other turn', () => {
  const steps = stepsOf(talk, ['rude', 'ask']);
  expect(steps.at(-1)).toMatchObject({ after: 0, isUneasy: true, to: 'bad' });
  expect(stepsOf(talk, ['rude', 'shrug']).at(-1)).toMatchObject({ isUneasy: false, to: 'good' });
});

test('the mood stays on its scale', () => {
  const glad = changed([{ id: 'first', ways: [way('kind', 2, 1, 'second')] }, second]);
  expect(stepsOf({ ...glad, mood: { begin: 3 } }, ['kind'])[0]?.after).toBe(4);
  expect(stepsOf({ ...talk, mood: { begin: 1 } }, ['rude'])[0]?.after).toBe(0);
});

test('what was not offered there is not taken', () => {
  expect(stepsOf(talk, ['kind', 'rude'])).toHaveLength(1);
});

test('the share is that of all choices on the way', () => {
  expect(shareOf(stepsOf(talk, ['kind', 'ask']))).toBe(1);
  expect(shareOf(stepsOf(talk, ['rude', 'shrug']))).toBe(0.25);
  expect(shareOf([])).toBe(0);
});

test('a whole conversation has no fault', () => {
  expect(faultIn(talk)).toBeNull();
});

test('a way to nowhere', () => {
  expect(faultIn(changed([first, { id: 'second', ways: [way('ask', 0, 1, 'nowhere')] }]))).toEqual({
    fault: 'unknown-place',
    id: 'second.ask',
  });
});

test('one name for two places', () => {
  expect(faultIn(changed([first, second], [...talk.endings, { id: 'first', worth: 1 }]))).toEqual({
    fault: 'unknown-place',
    id: 'first',
  });
});

test('a point with nothing good to choose', () => {
  expect(faultIn(changed([{ id: 'first', ways: [way('rude', -2, 0.5, 'second')] }, second]))).toEqual({
    fault: 'no-answer',
    id: 'first',
  });
});

test('a way that goes round in a circle', () => {
  expect(faultIn(changed([first, { id: 'second', ways: [...second.ways, way('back', 0, 0, 'first')] }]))).toMatchObject(
    { fault: 'endless' },
  );
});

test('an ending that nothing leads to, though a turn names it', () => {
  // Without the rude words the mood never falls so low that the other turn is taken.
  expect(faultIn(changed([{ id: 'first', ways: [way('kind', 1, 1, 'second')] }, second]))).toEqual({
    fault: 'out-of-reach',
    id: 'bad',
  });
});

test('a turn that is never taken', () => {
  const always = { id: 'second', ways: [...second.ways, way('leave', 0, 0, 'bad')] };
  expect(faultIn(changed([{ id: 'first', ways: [way('kind', 1, 1, 'second')] }, always]))).toEqual({
    fault: 'out-of-reach',
    id: 'second.ask',
  });
});

test('an ending that is no good, for somebody who chose nothing but what was good', () => {
  expect(faultIn(changed([first, { id: 'second', ways: [...second.ways, way('smile', 0, 1, 'bad')] }]))).toEqual({
    fault: 'undeserved',
    id: 'bad',
  });
  // Where something was wrong on the way, even the right words may come too late.
  expect(faultIn(changed([first, second]))).toBeNull();
});
