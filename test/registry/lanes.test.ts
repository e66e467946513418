/**
 * Attempts are counted in several lanes and by several processes: each once, those of one person in their order, whoever is
 * killed meanwhile.
 */
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'pg';
import { expect, test } from 'vitest';
import type { Course } from '#core/content/pack.ts';
import { expiryOfPasses } from '#core/credential/renewal.ts';
import { monthsLater } from '#core/credential/validity.ts';
import type { Entry } from '#core/evidence/chain.ts';
import type { AttemptEvent } from '#core/exam/attempt-event.ts';
import type { EventBody } from '#core/sync/event-body.ts';
import { thinned } from '#core/sync/thin-journal.ts';
import { attemptLines } from '../fixtures/many-attempts.ts';
import { testPostgres } from '../fixtures/postgres.ts';
import { registryOver, type TestDevice, testCourse } from '../fixtures/registry.ts';
import { startRegistryProcess } from '../fixtures/registry-process.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const postgres = testPostgres();

/** A pass that was begun then. */
function pass(course: Course, learner: string, begunAt: Date): { body: EventBody; decidedAt: string } {
  for (let number = 0; ; number += 1) {
    const lines = attemptLines(course, { count: 1, seed: `${learner}${begunAt.getTime()}`, learner, begunAt }, number);
    const entries = lines.map((line) => JSON.parse(line) as Entry<AttemptEvent>);
    const [first, last] = [entries[0]?.event, entries.at(-1)];
    if (first?.kind !== 'started' || last?.event.kind !== 'decided') throw new Error('no attempt');
    if (!last.event.decision.passed) continue;
    const attempt = { attempt: first.attemptId, journal: thinned(entries) };
    return {
      body: { kind: 'attempt.decided', learner: { id: learner, name: 'As typed' }, ...attempt },
      decidedAt: last.at.wall,
    };
  }
}

const learnerOf = (number: number) => `lanes0000000000${String.fromCharCode(97 + number)}`;

/** Each renews the one before in its last month, so how long it counts depends on all before it. */
const passesEach = 8;
const people = 4;

test('many attempts of a few people, three lanes in each of two processes, one of them killed: every certificate once, and it counts as long as in order', async () => {
  const folder = tempFolder('lanes');
  chmodSync(folder.path, 0o711);
  const data = join(folder.path, 'data');
  const databaseUrl = await postgres.freshDatabase();
  const course = await testCourse();
  const pool = new Pool({ connectionString: databaseUrl, max: 2 });
  const count = async (sql: string) => Number((await pool.query<{ count: string }>(sql)).rows[0]?.count);
  const first = await startRegistryProcess(data, { databaseUrl });
  let second = await startRegistryProcess(data, { databaseUrl });
  try {
    const token = readFileSync(join(data, 'secrets', 'administrator-token'), 'utf8').trim();
    const registry = registryOver(
      () => first,
      () => ({ course, token }),
    );
    const devices: TestDevice[] = [];
    const expected = new Map<string, string[]>();
    for (let number = 0; number < people; number += 1) {
      const device = await registry.device(`Person ${number}`);
      const decided: string[] = [];
      for (let nth = 0; nth < passesEach; nth += 1) {
        const begunAt = new Date(monthsLater('1980-01-10T08:00:00.000Z', nth * (course.validityMonths - 1)));
        const { body, decidedAt } = pass(course, learnerOf(number), begunAt);
        device.say(body);
        decided.push(decidedAt);
      }
      devices.push(device);
      expected.set(
        device.did,
        decided.map((_, nth) => expiryOfPasses(decided.slice(0, nth + 1), course)),
      );
    }
    // Both hear of some, so both set to work.
    await Promise.all(
      devices.map(async (device, number) => {
        const answer = await fetch(`${number % 2 ? first.url : second.url}/v1/events`, {
          method: 'POST',
          headers: { 'content-type': 'application/x-ndjson' },
          body: device.events.map(({ line }) => line).join('\n'),
        });
        expect(answer.status).toBe(200);
      }),
    );
    const waiting = () => count("select count(*) from replays where state = 'waiting'");
    while ((await waiting()) > (people * passesEach * 3) / 4) await wait(5);
    await second.end('SIGKILL');
    expect(await waiting()).toBeGreaterThan(0);
    second = await startRegistryProcess(data, { databaseUrl });
    while ((await waiting()) > 0) await wait(50);
    expect(await count("select count(*) from replays where verdict->>'outcome' = 'registered'")).toBe(
      people * passesEach,
    );
    expect(await count('select count(distinct place) from credentials')).toBe(people * passesEach);
    for (const device of devices) {
      const { rows } = await pool.query<{ expires_at: Date; times: string }>(
        `select c.expires_at, (select count(*) from feed f where f.audience = 'person:' || c.person and position(c.event in f.body) > 0
            and f.body like '%"kind":"credential"%') as times
          from credentials c join devices d on d.person = c.person where d.device = $1 order by c.decided_at`,
        [device.did],
      );
      expect(rows.map((row) => row.expires_at.toISOString())).toEqual(expected.get(device.did));
      expect(rows.map(({ times }) => times)).toEqual(rows.map(() => '1'));
      const { rows: verdicts } = await pool.query<{ event: string }>(
        `select body::jsonb->>'event' as event from feed
          where audience = 'person:' || (select person from devices where device = $1) and body like '%"kind":"verdict"%' order by pos`,
        [device.did],
      );
      expect(verdicts.map(({ event }) => event)).toEqual(device.events.map(({ id }) => id));
    }
    expect(await count('select count(*) from replays where tries > 0')).toBe(0);
  } finally {
    await Promise.all([first.end('SIGTERM'), second.end('SIGTERM')]);
    await pool.end();
    folder.remove();
  }
}, 180_000);
