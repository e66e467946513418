/**
 * What waits in the data folder of an application that is not running. Its keys are not needed for that, and may be locked:
 * every record was signed when it was said.
 */
import { access } from 'node:fs/promises';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { lockFolder } from '../../disk/folder-lock.ts';
import { openJsonStore } from '../../disk/json-store.ts';
import { openEventLog } from '../../outbox/event-log.ts';
import { openFeedLog } from '../../outbox/feed-log.ts';
import { type Marks, marksShape } from '../../outbox/marks.ts';
import { eventsFile, outboxFolder } from '../../outbox/outbox.ts';
import type { ToHandOver } from './records-file.ts';

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

async function readMarks(folder: string, now: () => Date): Promise<Result<Marks>> {
  const load = await openJsonStore(marksShape(folder), now);
  if ('store' in load) return ok(load.store.data);
  if (load.state === 'too-new') return failed(failure('profile-too-new', { version: load.version, folder }));
  return failed(load.state === 'unreadable' ? load.failure : failure('enrolment-missing'));
}

/** Says which process is in there when the application runs. `work` has it while no other process has. */
export async function withClosedApp<T>(
  dataFolder: string,
  now: () => Date,
  work: (open: Pick<ToHandOver, 'outbox' | 'feed'>) => Promise<Result<T>>,
): Promise<Result<T>> {
  const folder = outboxFolder(dataFolder);
  if (!(await isThere(folder))) return failed(failure('enrolment-missing'));
  const lock = await lockFolder(folder);
  if (!lock.ok) return lock;
  try {
    const marks = await readMarks(folder, now);
    if (!marks.ok) return marks;
    const log = await openEventLog(eventsFile(folder), now);
    if (!log.ok) return log;
    try {
      const { device, head, linesAfter } = log.value;
      // Its key changed, and it did not come to the end of that: it does when the application is next started.
      if (device !== null && device !== marks.value.device) return failed(failure('enrolment-missing'));
      const feed = await openFeedLog(folder, now);
      if (!feed.ok) return feed;
      const outbox = { device: marks.value.device, head, linesAfter, marks: { data: marks.value } };
      return await work({ outbox, feed: feed.value }).finally(feed.value.close);
    } finally {
      await log.value.close();
    }
  } finally {
    await lock.value.release();
  }
}
