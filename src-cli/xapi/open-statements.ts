/**
 * The statements of a data folder, with what its records say added to them; what could not be read is said.
 */
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { TFunction } from 'i18next';
import type { Failure } from '#core/result/failure.ts';
import { gather } from '#store/xapi/gather.ts';
import { settleBase } from '#store/xapi/lrs-settings.ts';
import { appendAll } from '#store/xapi/statement-lane.ts';
import { openStatementOutbox, type StatementOutbox } from '#store/xapi/statement-outbox.ts';
import { sayUnreadable } from '../find-journals.ts';
import { progressLine } from '../progress-line.ts';
import { readContent } from '../read-content.ts';
import { sayFailure } from '../say-failure.ts';

export type DataOptions = { readonly data: string; readonly base?: string; readonly content: string };

export const now = () => new Date();

const isFolder = (path: string) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** Null, and said, where something is in the way. */
export async function openStatements(options: DataOptions, t: TFunction): Promise<StatementOutbox | null> {
  const { data, content } = options;
  const refuse = (why: Failure) => {
    sayFailure(why, t);
    return null;
  };
  // A folder that is misspelt would be made.
  if (!(await isFolder(join(data, 'learners')))) {
    sayUnreadable(data, t);
    return null;
  }
  const base = await settleBase(data, options.base ?? null, now);
  if (!base.ok) return refuse(base.failure);
  const outbox = await openStatementOutbox(data, now);
  if (!outbox.ok) return refuse(outbox.failure);
  const { courses } = await readContent(content);
  const progress = progressLine(t('reading'), 1);
  const { happened, damaged } = await gather(data, courses, {
    onProgress: (done, total) => progress.at(done / total),
  });
  progress.end();
  for (const path of damaged) process.stderr.write(`${t('xapi.damaged', { file: basename(path) })}\n`);
  // Nobody told this command how far the clock of the computer is off.
  const appended = await appendAll(outbox.value, happened, { base: base.value, skewMs: 0, nowMs: now().getTime() });
  if (appended.ok) return outbox.value;
  await outbox.value.close();
  return refuse(appended.failure);
}
