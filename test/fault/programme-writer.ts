/**
 * Run as a child: appends to a record of programmes and prints each event after it was acknowledged.
 */
import { openProgrammeRecord } from '#store/learner/programme-record.ts';

const [folder] = process.argv.slice(2) as [string];
const opened = await openProgrammeRecord(
  folder,
  () => new Date(),
  () => undefined,
);
if (!opened.ok) {
  console.log(`refused ${opened.failure.code}`);
  process.exit(3);
}
const record = opened.value;
for (let count = record.events.length + 1; ; count += 1) {
  const at = { wall: new Date().toISOString(), sinceBootMs: count, boot: 'b' };
  const kept = await record.append({ kind: 'taken-up', programme: `programme-${count}`, version: '1.0.0' }, at);
  if (!kept.ok) process.exit(4);
  console.log(`kept ${count}`);
}
