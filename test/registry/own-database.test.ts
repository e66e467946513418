/**
 * A registry whose own database gets into trouble while records come in: killed, and with a disk that is full.
 */
import { chmodSync, readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SignedEvent } from '#core/sync/device-event.ts';
import { beginRegistry, lessonRead, type TestDevice } from '../fixtures/registry.ts';
import { smallDisk } from '../fixtures/small-disk.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const roomKilobytes = 400_000;
const disk = smallDisk(roomKilobytes);
const folder = tempFolder('own-database');
const data = join((disk ?? folder).path, 'data');
let begun: Awaited<ReturnType<typeof beginRegistry>>;

beforeAll(async () => {
  // As root the database runs as another user, who must get through.
  chmodSync((disk ?? folder).path, 0o711);
  begun = await beginRegistry(data);
});
afterAll(async () => {
  await begun.running.stop();
  disk?.remove();
  folder.remove();
});

/** Sends all, a few at a time, until each was acknowledged; the statuses that were answered on the way. */
async function sendAll({ events, post }: TestDevice, onRefused: (count: number) => void = () => undefined) {
  const statuses = new Set<number>();
  let refused = 0;
  for (let sent = 0; sent < events.length; ) {
    const some = events.slice(sent, sent + 20).map(({ line }) => line);
    const answer = await post(some);
    statuses.add(answer.status);
    await answer.arrayBuffer();
    if (answer.status === 200) sent += some.length;
    else {
      refused += 1;
      onRefused(refused);
      await wait(100);
    }
  }
  return [...statuses].sort();
}

const idsKept = async (device: TestDevice) => {
  const { rows } = await begun.running.registry.pool.query<{ id: string }>(
    'select id from events where device = $1 order by n',
    [device.did],
  );
  return rows.map(({ id }) => id);
};
const idsOf = (events: readonly SignedEvent[]) => events.map(({ id }) => id);

async function deviceWith(name: string, records: number, lesson = (n: number) => `lesson-${n}`): Promise<TestDevice> {
  const device = await begun.registry.device(name);
  for (let n = 0; n < records; n += 1) device.say(lessonRead(lesson(n)));
  return device;
}

test('the database is killed while records come in: it is started again, nothing is lost, nothing doubled', async () => {
  const devices = await Promise.all([1, 2, 3, 4].map((n) => deviceWith(`Killed ${n}`, 200)));
  const sending = devices.map((device) => sendAll(device));
  await expect.poll(() => idsKept(devices[0] as TestDevice)).not.toEqual([]);
  const file = readFileSync(join(data, 'database', 'cluster', 'postmaster.pid'), 'utf8');
  process.kill(Number(file.split('\n')[0]), 'SIGKILL');
  const statuses = new Set((await Promise.all(sending)).flat());
  expect([...statuses].sort()).toEqual([200, 503]);
  for (const device of devices) expect(await idsKept(device)).toEqual(idsOf(device.events));
  expect((await fetch(`${begun.running.url}/readyz`)).status).toBe(200);
});

test('the disk of the registry fills up while records come in: they are refused, and taken when there is room again', async ({
  skip,
}) => {
  if (!disk) return skip();
  const device = await deviceWith('Full', 400, (n) => `lesson-${n}-${'x'.repeat(60)}`);
  const { blocks, bfree, bsize } = statfsSync(disk.path);
  const usedKilobytes = ((blocks - bfree) * bsize) / 1024;
  disk.resize(Math.ceil(usedKilobytes) + 64);
  let mostRefused = 0;
  const statuses = await sendAll(device, (refused) => {
    mostRefused = refused;
    if (refused === 15) disk.resize(roomKilobytes);
  });
  expect(mostRefused).toBeGreaterThanOrEqual(15);
  expect(statuses).toEqual([200, 503]);
  expect(await idsKept(device)).toEqual(idsOf(device.events));
  const asked = async () => (await fetch(`${begun.running.url}/readyz`)).status;
  await expect.poll(asked, { timeout: 60_000 }).toBe(200);
}, 120_000);
