import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { workThrough } from './work-through.ts';

const people = Array.from({ length: 30 }, (_, index) => index);

/** What happened, with the disk slower for some than for others; `wantedFor`: how many are put away until it is enough. */
async function run(wantedFor = Number.POSITIVE_INFINITY, faultAt: [step: string, person: number] | null = null) {
  const log = { ready: [] as number[], worked: [] as number[], away: [] as number[] };
  let atOnce = 0;
  const step = async (name: string, list: number[], person: number) => {
    await wait((person * 7) % 5);
    if (faultAt?.[0] === name && faultAt[1] === person) throw new Error(`${name} ${person}`);
    list.push(person);
    return person;
  };
  const done = workThrough(people, {
    getReady: async (person) => {
      atOnce += 1;
      expect(atOnce).toBe(1);
      await step('ready', log.ready, person).finally(() => {
        atOnce -= 1;
      });
      return `paper ${person}`;
    },
    work: async (person, ready) => {
      expect(ready).toBe(`paper ${person}`);
      return step('work', log.worked, person);
    },
    putAway: async (person) => {
      await step('away', log.away, person);
      return log.away.length < wantedFor;
    },
  });
  return { log, outcome: await done.catch((error: Error) => error.message) };
}

test('everybody in order, one at a time made ready, all put away', async () => {
  const { log, outcome } = await run();
  expect([outcome, log.ready, log.worked]).toEqual([true, people, people]);
  expect(log.away.toSorted((a, b) => a - b)).toEqual(people);
});

test('no more wanted: what was made ready is still worked on and put away, and nothing else', async () => {
  const { log, outcome } = await run(5);
  expect(outcome).toBe(false);
  expect(log.ready.length).toBeLessThan(20);
  expect([log.worked, log.away.toSorted((a, b) => a - b)]).toEqual([log.ready, log.ready]);
});

test.each(['ready', 'work', 'away'])('a fault while %s ends it, when nothing is on its way any more', async (step) => {
  const { log, outcome } = await run(undefined, [step, 12]);
  expect(outcome).toBe(`${step} 12`);
  const before = JSON.stringify(log);
  await wait(30);
  expect(JSON.stringify(log)).toBe(before);
  expect(log.worked.length).toBeLessThan(20);
});
