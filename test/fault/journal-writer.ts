/**
 * Run as a child: appends events to a journal and prints each one after it was acknowledged.
 */
import { z } from 'zod';
import { openJournal } from '#store/attempt/journal.ts';

const [path] = process.argv.slice(2) as [string];
const opened = await openJournal(path, z.strictObject({ count: z.number() }), () => new Date());
if (!opened.ok) {
  console.log(`refused ${opened.failure.code}`);
  process.exit(3);
}
const { journal } = opened.value;
for (let count = journal.entries.length; ; count += 1) {
  const at = { wall: new Date().toISOString(), sinceBootMs: count, boot: 'b' };
  const written = await journal.append({ count }, at);
  if (!written.ok) process.exit(4);
  console.log(`kept ${count}`);
}
