/**
 * Run as a child: writes into a logbook again and again and prints each entry after it was acknowledged.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { openLogbook } from '#store/learner/logbook-store.ts';
import { vaultOf } from '../fixtures/vault-of.ts';

const [path] = process.argv.slice(2) as [string];
const parts = { vault: vaultOf('amina'), random: randomBytes, now: () => new Date() };
const opened = await openLogbook({ id: 'abcdefgh12345678', path }, parts);
if (!opened.ok) {
  console.log(`refused ${opened.failure.code}`);
  process.exit(3);
}
const { store } = opened.value;
const at = '2027-03-01T09:00:00.000Z';
for (let count = store.data.entries.length + 1; ; count += 1) {
  const kept = await store.update(({ entries }) => {
    const note = `Sat long with a driver, ${count}`;
    entries.push({
      id: randomUUID(),
      programmeId: 'peer-helper',
      activity: 'talks',
      from: at,
      to: at,
      people: 1,
      note,
    });
  });
  if (!kept.ok) process.exit(4);
  console.log(`kept ${count}`);
}
