/**
 * `fieldpass xapi` on what the application left behind, before a real LRS: in one file, and call by call.
 */
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { itemTypeOf } from '#core/exam/item-types/index.ts';
import { isSameStatement } from '#core/xapi/same-statement.ts';
import { courseService } from '../../src-main/course/course-service.ts';
import { credentialService } from '../../src-main/credential/credential-service.ts';
import { examService } from '../../src-main/exam/exam-service.ts';
import { practiceService } from '../../src-main/practice/practice-service.ts';
import { fieldpass } from '../fixtures/command-line.ts';
import { courseId, deskIn, learnerId } from '../fixtures/desk.ts';
import { itemBehind } from '../fixtures/item-behind.ts';
import { freePort, hasLrs, startLrs, type TestLrs } from '../fixtures/lrs.ts';
import { attemptLines } from '../fixtures/many-attempts.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const folder = tempFolder('cli-xapi');
const at = (...names: string[]) => join(folder.path, ...names);
const data = at('data');
const other = 'zbcdefgh12345678';
const base = ['--base', 'https://training.example.org/fieldpass'];
const secret = ['--user', 'key', '--password-file', at('password')];
let lrs: TestLrs;

type Statement = {
  id: string;
  actor: { account: { name: string } };
  verb: { id: string; display: Record<string, string> };
  object: { id: string; definition: { name: Record<string, string> } };
  result?: { score?: { scaled: number } };
};
const verbOf = ({ verb }: Statement) => verb.id.split('/').at(-1) as string;
const statementsIn = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Statement[];

/** One who reads two lessons and passes, on the services of the application; another with ten attempts and an old profile. */
beforeAll(async () => {
  mkdirSync(data);
  writeFileSync(at('password'), 'secret\n');
  const { desk, learner } = await deskIn(data);
  const credentials = credentialService(desk);
  const exams = examService(desk, credentials, () => undefined);
  const courses = courseService(desk, credentials, practiceService(desk));
  const course = (await desk.library()).courses.find(({ id }) => id === courseId);
  if (!course) throw new Error('no course');
  const lessons = course.modules.flatMap((module) => module.lessons).slice(0, 2);
  for (const { id } of lessons) await courses.finish({ courseId, lessonId: id });
  const sitting = await exams.sit(courseId);
  if (!sitting.ok) throw new Error(sitting.failure.code);
  const { attemptId } = sitting.value.state;
  for (const { position, question } of sitting.value.items) {
    const item = itemBehind(course.bank, question);
    await exams.answer(attemptId, position, itemTypeOf(item).best(item));
  }
  await exams.submit(attemptId);
  await exams.leave();
  await learner.close();

  const attempts = join(data, 'learners', other, 'attempts');
  mkdirSync(attempts, { recursive: true });
  for (let number = 0; number < 10; number += 1) {
    const lines = attemptLines(course, { count: 10, seed: 'xapi', learner: other }, number);
    writeFileSync(join(attempts, `a-${number}.ndjson`), `${lines.join('\n')}\n`);
  }
  writeFileSync(
    join(attempts, 'open.ndjson'),
    `${readFileSync(join(attempts, 'a-0.ndjson'), 'utf8').split('\n')[0]}\n`,
  );
  const old = {
    [courseId]: { lessons: { [lessons[0]?.id as string]: { readAt: '2027-01-10T08:00:00.000Z', place: 0 } } },
  };
  writeFileSync(
    join(data, 'learners', other, 'profile.json'),
    JSON.stringify({ schemaVersion: 1, learnerId: other, name: 'Yusuf', language: 'en', createdAt: '', courses: old }),
  );
  if (hasLrs) lrs = await startLrs();
}, 120_000);
afterAll(async () => {
  await lrs?.stop();
  folder.remove();
});

test('first it must be said what activities are named below', async () => {
  const { status, stderr } = await fieldpass(['xapi', 'export', '--data', data, '--out', at('none.json')]);
  expect(status).toBe(1);
  expect(stderr).toContain('https://training.example.org/fieldpass');
  const misspelt = await fieldpass(['xapi', 'export', '--data', at('dat'), ...base, '--out', at('none.json')]);
  expect([misspelt.status, misspelt.stderr]).toEqual([1, `This cannot be read: ${at('dat')}\n`]);
  expect(readdirSync(folder.path)).not.toContain('dat');
});

test('everything in one file: who read, sat, passed and holds a certificate, and nobody’s name', async () => {
  const { status, stdout, stderr } = await fieldpass([
    'xapi',
    'export',
    '--data',
    data,
    ...base,
    '--out',
    at('all.json'),
  ]);
  expect(status, stderr).toBe(0);
  const all = statementsIn(at('all.json'));
  expect(stdout).toBe(`${all.length} statements are in ${at('all.json')}\n`);
  const of = (learner: string, verb: string) =>
    all.filter((one) => one.actor.account.name === learner && verbOf(one) === verb);
  expect(of(learnerId, 'completed')).toHaveLength(2);
  expect(of(learnerId, 'passed')).toMatchObject([{ result: { score: { scaled: 1 } } }]);
  expect(of(learnerId, 'satisfied')).toHaveLength(1);
  expect(of(learnerId, 'initialized')).toHaveLength(3);
  expect(of(learnerId, 'terminated')).toHaveLength(3);
  // Ten journals without a certificate; the open one is not spoken of.
  expect(of(other, 'passed').length + of(other, 'failed').length).toBe(10);
  expect(of(other, 'passed').length).toBeGreaterThan(0);
  expect(of(other, 'failed').length).toBeGreaterThan(0);
  expect(of(other, 'satisfied')).toEqual([]);
  expect(of(other, 'completed')).toHaveLength(1);
  const [passed] = of(learnerId, 'passed') as [Statement];
  expect(Object.keys(passed.object.definition.name).length).toBeGreaterThan(1);
  expect(Object.keys(passed.verb.display)).toEqual(Object.keys(passed.object.definition.name));
  expect(readFileSync(at('all.json'), 'utf8')).not.toMatch(/Amina|Yusuf|FP-/);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

test('nothing is written over; exported again, the file is the same, though a lesson was read once more', async () => {
  const refused = await fieldpass(['xapi', 'export', '--data', data, '--out', at('all.json')]);
  expect(refused.status).toBe(1);
  const { desk, learner } = await deskIn(data);
  const courses = courseService(desk, credentialService(desk), practiceService(desk));
  const [first] = (await desk.library()).courses.find(({ id }) => id === courseId)?.modules[0]?.lessons ?? [];
  expect(await courses.finish({ courseId, lessonId: first?.id as string })).toMatchObject({ ok: true });
  await learner.close();
  const before = readFileSync(at('all.json'), 'utf8');
  const again = await fieldpass(['xapi', 'export', '--data', data, '--out', at('all.json'), '--force']);
  expect(again.status, again.stderr).toBe(0);
  const after = readFileSync(at('all.json'), 'utf8');
  expect(after.startsWith(before.replace(/\n\]\n$/, ''))).toBe(true);
  // It was passed in between: the lesson belongs to the next enrolment.
  const added = statementsIn(at('all.json')).slice((JSON.parse(before) as unknown[]).length);
  expect(added.map(verbOf)).toEqual(['initialized', 'completed', 'terminated']);
  const other = await fieldpass([
    'xapi',
    'export',
    '--data',
    data,
    '--base',
    'https://x.example',
    '--out',
    at('x.json'),
  ]);
  expect(other.stderr).toContain('https://training.example.org/fieldpass');
  expect(other.status).toBe(1);
});

test.skipIf(!hasLrs)('a real LRS takes the file as it is', async () => {
  const importing = await startLrs();
  try {
    const answer = await fetch(`${importing.address}/statements`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-experience-api-version': '1.0.3',
        authorization: 'Basic YTpi',
      },
      body: readFileSync(at('all.json')),
    });
    expect([answer.status, await answer.json()]).toEqual([200, statementsIn(at('all.json')).map(({ id }) => id)]);
  } finally {
    await importing.stop();
  }
});

test.skipIf(!hasLrs)('a real LRS takes them call by call, once, and gives back what was said', async () => {
  const send = () => fieldpass(['xapi', 'send', '--data', data, '--lrs', lrs.address, ...secret]);
  const all = statementsIn(at('all.json'));
  const first = await send();
  expect([first.status, first.stdout], first.stderr).toEqual([0, `The store has ${all.length} more statements.\n`]);
  const made = new Map(all.map((one) => [one.id, JSON.stringify(one)]));
  const held = await lrs.all();
  expect(held.map(({ id }) => id).sort()).toEqual([...made.keys()].sort());
  for (const { id, json } of held) expect(isSameStatement(made.get(id) as string, json)).toBe(true);
  expect(await send()).toMatchObject({ status: 0, stdout: 'The store has 0 more statements.\n' });
  const again = await fieldpass(['xapi', 'send', '--data', data, '--lrs', lrs.address, ...secret, '--again']);
  expect(again).toMatchObject({ status: 0, stdout: `The store has ${all.length} more statements.\n` });
  expect(await lrs.all()).toHaveLength(all.length);
});

test('the password stays in its file', async () => {
  const files = readdirSync(join(data, 'device', 'xapi'));
  expect(files).toContain('statements.ndjson');
  for (const file of files) expect(readFileSync(join(data, 'device', 'xapi', file), 'utf8')).not.toContain('secret');
});

test.skipIf(!hasLrs)('a statement that a real LRS has in another form is named; the rest arrives', async () => {
  const contradicting = await startLrs();
  try {
    const all = statementsIn(at('all.json'));
    const wrong = { ...all[7], verb: { id: 'http://adlnet.gov/expapi/verbs/voided-not' } };
    await fetch(`${contradicting.address}/statements`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-experience-api-version': '1.0.3', authorization: 'Basic YTpi' },
      body: JSON.stringify([wrong]),
    });
    const sent = await fieldpass(['xapi', 'send', '--data', data, '--lrs', contradicting.address, ...secret]);
    expect(sent.status).toBe(1);
    expect(sent.stderr).toContain(`The store has another statement under this id: ${wrong.id}`);
    expect(sent.stdout).toBe(`The store has ${all.length - 1} more statements.\n`);
    expect(await contradicting.all()).toHaveLength(all.length);
  } finally {
    await contradicting.stop();
  }
});

test.skipIf(!hasLrs)('what is in the way is said, in both languages, and nothing is lost', async () => {
  const send = (more: string[]) => fieldpass(['xapi', 'send', '--data', data, ...secret, ...more]);
  const down = await send(['--lrs', `http://127.0.0.1:${await freePort()}/xAPI`]);
  expect(down.status).toBe(1);
  expect(down.stderr).toContain('does not answer: ECONNREFUSED.');
  expect(down.stderr).toMatch(/\d+ statements still wait\./);
  const open = await send(['--lrs', 'http://lrs.example.org/xapi', '--language', 'zh']);
  expect([open.status, open.stderr.includes('这不是学习记录库的地址')]).toEqual([1, true]);
  const none = await send(['--lrs', lrs.address, '--password-file', at('gone')]);
  expect([none.status, none.stderr]).toEqual([1, `This cannot be read: ${at('gone')}\n`]);
  appendFileSync(join(data, 'learners', other, 'attempts', 'a-3.ndjson'), '{"seq":1}\n');
  const damaged = await fieldpass(['xapi', 'export', '--data', data, '--out', at('all.json'), '--force']);
  expect([damaged.status, damaged.stderr]).toEqual([0, expect.stringContaining('a-3.ndjson')]);
  expect(`${down.stdout}${down.stderr}${open.stderr}${damaged.stderr}`).not.toMatch(/\{\{|xapi\./);
});
