/**
 * Run as a child: says one thing after the other to the outbox and prints each one after it was acknowledged.
 */

import { didKeyOf } from '#core/credential/proof/did-key.ts';
import { signingKeyOf } from '#core/credential/proof/signing-key.ts';
import { openOutbox } from '#store/outbox/outbox.ts';

const [dataFolder] = process.argv.slice(2) as [string];
const signing = signingKeyOf(new Uint8Array(32).fill(7));
const opened = await openOutbox(dataFolder, { did: didKeyOf(signing.publicKey), signing }, () => new Date());
if (!opened.ok) {
  console.log(`refused ${opened.failure.code}`);
  process.exit(3);
}
const outbox = opened.value;
for (let count = outbox.head.n + 1; ; count += 1) {
  const wall = new Date().toISOString();
  const said = await outbox.append(
    {
      kind: 'lesson.read',
      learner: 'abcdefgh12345678',
      course: 'basic-security',
      version: '1.0.0',
      lesson: `lesson-${count}`,
      readAt: wall,
    },
    { wall, sinceBootMs: count, boot: 'b' },
  );
  if (!said.ok) process.exit(4);
  console.log(`kept ${count} ${said.value.id}`);
}
