/**
 * Statements and a real LRS: killed between sending and marking, everything is there once.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isSameStatement } from '#core/xapi/same-statement.ts';
import { startChild } from '../fixtures/child.ts';
import { hasLrs, startLrs, type TestLrs } from '../fixtures/lrs.ts';
import { rounds } from '../fixtures/rounds.ts';
import { manyStatements, openedOutbox } from '../fixtures/statements.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const folder = tempFolder('xapi-kill');
let lrs: TestLrs;
beforeAll(async () => {
  if (hasLrs) lrs = await startLrs();
});
afterAll(async () => {
  await lrs?.stop();
  folder.remove();
});

const all = manyStatements(900);
const sender = (waitMs: number) =>
  startChild(new URL('./statement-sender.ts', import.meta.url), [folder.path, lrs.address, String(waitMs)]);

test.skipIf(!hasLrs)(
  'killed again and again between an answer and its mark: every statement is at the LRS exactly once',
  async () => {
    await (await openedOutbox(folder.path, all)).close();
    let known = 0;
    const times = rounds(4, 10);
    for (let round = 0; round < times; round += 1) {
      const child = sender(150);
      // Now after the first answer, which was not marked yet, now after a second.
      await child.line(new RegExp(`^answered ${1 + (round % 2)} 200`));
      await wait((round * 100) / times);
      await child.kill();
      const held = await lrs.all();
      expect(new Set(held.map(({ id }) => id)).size).toBe(held.length);
      expect(held.length).toBeGreaterThanOrEqual(known);
      known = held.length;
      const outbox = await openedOutbox(folder.path);
      // What is marked is there; what was answered to the killed one is not marked, and will be sent once more.
      expect(outbox.marks.data.done.count).toBeLessThan(known);
      await outbox.close();
    }
    const last = sender(0);
    await last.line(/^ended \d+ 0 whole/);
    const held = await lrs.all();
    expect(held.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
    const made = new Map(all.map(({ id, json }) => [id, json]));
    for (const { id, json } of held) expect(isSameStatement(made.get(id) as string, json)).toBe(true);
  },
  180_000,
);

test.skipIf(!hasLrs)('marks that are lost: everything is sent again, and the LRS knows it', async () => {
  const outbox = await openedOutbox(folder.path);
  await outbox.marks.update((marks) => Object.assign(marks, { done: { count: 0, id: null } }));
  await outbox.close();
  await sender(0).line(/^ended 900 0 whole/);
  expect(await lrs.all()).toHaveLength(900);
});
