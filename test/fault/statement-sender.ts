/**
 * Run as a child: sends what is kept in a data folder to a real LRS. After each answer to a batch it prints that, and waits
 * before it goes on to mark it, so that it can be killed in between.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { sendStatements } from '#store/xapi/send-statements.ts';
import { openStatementOutbox } from '#store/xapi/statement-outbox.ts';

const [dataFolder, address, waitMs] = process.argv.slice(2) as [string, string, string];
const now = () => new Date();
const outbox = await openStatementOutbox(dataFolder, now);
if (!outbox.ok) {
  console.log(`refused ${outbox.failure.code}`);
  process.exit(3);
}
let answers = 0;
const sent = await sendStatements({
  outbox: outbox.value,
  lrs: { address, user: 'key', password: 'secret' },
  fetch: async (where, how) => {
    const answer = await fetch(where, how);
    if (how?.method === 'POST') {
      answers += 1;
      console.log(`answered ${answers} ${answer.status}`);
      await wait(Number(waitMs));
    }
    return answer;
  },
  now,
  random: Math.random,
});
await outbox.value.close();
console.log(`ended ${sent.taken} ${sent.dead} ${sent.ended?.kind ?? 'whole'}`);
