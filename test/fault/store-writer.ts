/**
 * Run as a child: changes a profile again and again and prints each change after it was acknowledged.
 */
import { openLearner } from '#store/learner/learner-folder.ts';

const [dataFolder, id] = process.argv.slice(2) as [string, string];
const opened = await openLearner(dataFolder, id, () => new Date());
if (!opened.ok) {
  console.log(`refused ${opened.failure.code}`);
  process.exit(3);
}
console.log('open');
for (let count = 1; ; count += 1) {
  const changed = await opened.value.profile.update((profile) => {
    profile.name = `name ${count} ${'x'.repeat(40)}`;
  });
  if (!changed.ok) process.exit(4);
  console.log(`kept ${count}`);
}
