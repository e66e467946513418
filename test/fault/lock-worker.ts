/**
 * Run as a child: goes in and out of a locked folder, and says so when it met another process inside.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { lockFolder } from '#store/disk/folder-lock.ts';

const [folder] = process.argv.slice(2) as [string];
const marker = join(folder, 'inside');

function someoneElseIsInside(): boolean {
  try {
    process.kill(Number(readFileSync(marker, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}

for (;;) {
  const lock = await lockFolder(folder);
  if (lock.ok) {
    if (someoneElseIsInside()) console.log('overlap');
    writeFileSync(marker, String(process.pid));
    await wait(2);
    if (readFileSync(marker, 'utf8') !== String(process.pid)) console.log('overlap');
    rmSync(marker);
    await lock.value.release();
    console.log('was in');
  } else if (lock.failure.code !== 'learner-locked') console.log(`refused ${lock.failure.code}`);
  await wait(1);
}
