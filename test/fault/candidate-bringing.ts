/**
 * Run as a child: a candidate takes up the programme and brings in one sign-off after the other; each is printed after it was answered.
 */

import { helper } from '../fixtures/assessing.ts';
import { answerOf, bothPasses, candidateAt, signed } from '../fixtures/candidate.ts';

const [folder, content] = process.argv.slice(2) as [string, string];
const candidate = await candidateAt(folder, content);
const taken = await candidate.programmes.takeUp(helper);
if (!taken.ok || taken.value.takenUpAt === null) process.exit(3);
const begun = new Date(taken.value.takenUpAt);
console.log('taken up');
for (;;) {
  const seen = new Date(Math.max(Date.now(), begun.getTime()));
  const line = signed({ kind: 'document', document: 'licence' }, seen);
  candidate.chosen.push([answerOf([line], bothPasses(begun))]);
  const brought = await candidate.programmes.bring();
  if (!brought.ok || brought.value?.taken.length !== 1) process.exit(4);
  console.log(`kept ${(JSON.parse(line.slice(line.indexOf(' ') + 1)) as { id: string }).id}`);
}
