/**
 * A logbook at a real desk: what can be true is kept, what cannot is said with the reason, and what somebody confirmed stays.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallInput } from '#core/contract/contract.ts';
import { allCalls } from '#core/contract/contract.ts';
import type { Result } from '#core/result/result.ts';
import { helper } from '../../test/fixtures/assessing.ts';
import {
  answerOf,
  bothPasses,
  type Candidate,
  candidateAt,
  signed,
  writeCandidateContent,
} from '../../test/fixtures/candidate.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';

const begun = new Date('2027-03-01T09:00:30.000Z');
const days = (count: number, hour = 0) =>
  new Date(Date.parse('2027-03-01T09:00:00.000Z') + (count * 24 + hour) * 3_600_000);

let folder: ReturnType<typeof tempFolder>;
let content: ReturnType<typeof tempFolder>;
let candidate: Candidate;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: begun });
  folder = tempFolder('logbook-service');
  content = tempFolder('logbook-content');
  await writeCandidateContent(content.path);
  candidate = await candidateAt(folder.path, content.path);
});
afterEach(async () => {
  await candidate.learner.close();
  vi.useRealTimers();
  folder.remove();
  content.remove();
});

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
};
const note = 'Slept badly after the ambush near the bridge';
const add = (from: Date, to: Date, change: Partial<CallInput<'logbook.add'>> = {}) =>
  candidate.logbook.add({
    ...{ programmeId: helper, activity: 'talks', people: 1, note },
    from: from.toISOString(),
    to: to.toISOString(),
    ...change,
  });
const problem = async (...given: Parameters<typeof add>) => value(await add(...given)).problem;
const read = async () => value(await candidate.logbook.read());
const takeUp = async () => value(await candidate.programmes.takeUp(helper));

test('before a programme is taken up there is nothing to write down', async () => {
  expect(await read()).toEqual({ programmes: [], entries: [], months: [], isProtected: false });
  expect(await add(days(0), days(0, 1))).toMatchObject({ failure: { code: 'programme-not-taken-up' } });
  expect(await add(days(0), days(0, 1), { programmeId: 'nothing' })).toMatchObject({
    failure: { code: 'programme-unknown' },
  });
  await takeUp();
  expect(await add(days(0), days(0, 1), { activity: 'walks' })).toMatchObject({ failure: { code: 'input-invalid' } });
  expect((await read()).programmes).toEqual([
    { id: helper, title: 'First helper', activities: [{ id: 'talks', title: 'Talks' }] },
  ]);
});

test('kept on the minute, the newest first, by month; opened anew it is the same, as the contract says', async () => {
  await takeUp();
  vi.setSystemTime(days(40));
  value(await add(new Date('2027-03-02T09:00:41.000Z'), days(1, 1), { note: `  ${note} ` }));
  const { logbook, problem } = value(await add(days(31), days(31, 2)));
  expect(problem).toBeNull();
  expect(logbook.entries.map(({ from, minutes, note, confirmedBy }) => [from, minutes, note, confirmedBy])).toEqual([
    ['2027-04-01T09:00:00.000Z', 120, note, null],
    ['2027-03-02T09:00:00.000Z', 60, note, null],
  ]);
  expect(logbook.months).toEqual([
    { month: '2027-03', minutes: 60, confirmed: 0 },
    { month: '2027-04', minutes: 120, confirmed: 0 },
  ]);
  expect((await allCalls())['logbook.read']?.output.safeParse(logbook).error).toBeUndefined();
  await candidate.learner.close();
  candidate = await candidateAt(folder.path, content.path);
  expect(await read()).toEqual(logbook);
});

test('what cannot be true is not kept, and the reason is said', async () => {
  await takeUp();
  vi.setSystemTime(days(3));
  expect(await problem(days(1), days(1))).toMatchObject({ fault: 'ends-before-it-begins' });
  expect(await problem(days(3), days(3, 1))).toMatchObject({ fault: 'not-yet' });
  expect(await problem(days(1), days(1, 17))).toMatchObject({ fault: 'too-long' });
  // The programme was taken up half a minute later.
  expect(await problem(days(0), days(0, 1))).toMatchObject({ fault: 'before-programme' });
  expect((await read()).entries).toEqual([]);
  expect(await problem(days(1), days(1, 2))).toBeNull();
  expect(await problem(days(1, 1), days(1, 3))).toEqual({
    fault: 'overlaps',
    with: { from: days(1).toISOString(), to: days(1, 2).toISOString() },
    day: null,
  });
  expect((await read()).entries).toHaveLength(1);
});

test('what a supervisor confirmed says by whom and stays; what nobody did can go', async () => {
  await takeUp();
  vi.setSystemTime(days(5));
  value(await add(days(1), days(1, 1)));
  const [kept, gone] = value(await add(days(2), days(2, 1))).logbook.entries;
  if (!kept || !gone) throw new Error('not kept');
  const hours = signed(
    { kind: 'hours', activity: 'talks', entries: [kept.id], minutes: 60, from: kept.from },
    new Date(kept.to),
  );
  candidate.chosen.push([answerOf([hours], bothPasses(begun))]);
  value(await candidate.programmes.bring());
  expect((await read()).entries.map(({ confirmedBy }) => confirmedBy)).toEqual(['Bo Lind', null]);
  expect((await read()).months).toEqual([{ month: '2027-03', minutes: 120, confirmed: 60 }]);
  expect(await candidate.logbook.remove(kept.id)).toMatchObject({ failure: { code: 'logbook-confirmed' } });
  expect(value(await candidate.logbook.remove(gone.id)).entries.map(({ id }) => id)).toEqual([kept.id]);
  expect(value(await candidate.logbook.remove(gone.id)).entries).toHaveLength(1);
});

test('of a note nothing lies in any file of the person, nor in what goes to a supervisor', async () => {
  await takeUp();
  vi.setSystemTime(days(5));
  const { entries } = value(await add(days(1), days(1, 1))).logbook;
  const about = {
    kind: 'hours' as const,
    activity: 'talks',
    entries: entries.map(({ id, from, to, people }) => ({ id, from, to, people })),
  };
  value(await candidate.programmes.saveAsk({ programmeId: helper, about }));
  expect(JSON.stringify(candidate.saved)).not.toContain('ambush');
  const files = readdirSync(folder.path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder.path, name))
    .filter((path) => statSync(path).isFile());
  expect(files.some((path) => path.includes('logbook.sealed'))).toBe(true);
  for (const path of files) expect(readFileSync(path, 'utf8')).not.toContain('ambush');
});
