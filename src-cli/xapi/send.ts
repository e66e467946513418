/**
 * `fieldpass xapi send`: what the LRS has not got. The password is read from a file and kept nowhere.
 */
import { readFile } from 'node:fs/promises';
import type { TFunction } from 'i18next';
import type { LanguageCode } from '#core/locale/languages.ts';
import { failure } from '#core/result/failure.ts';
import { lrsAddress } from '#store/xapi/addresses.ts';
import { newMarks } from '#store/xapi/marks.ts';
import { type Sent, sendStatements } from '#store/xapi/send-statements.ts';
import type { StatementOutbox } from '#store/xapi/statement-outbox.ts';
import { sayUnreadable } from '../find-journals.ts';
import { messagesIn } from '../messages.ts';
import { progressLine } from '../progress-line.ts';
import { sayFailure } from '../say-failure.ts';
import { type DataOptions, now, openStatements } from './open-statements.ts';

export type SendOptions = DataOptions & {
  readonly lrs: string;
  readonly user: string;
  readonly passwordFile: string;
  readonly again?: boolean;
  readonly language: LanguageCode;
};

/** What the LRS did not take, each with what it said; answers the exit code. */
function sayOutcome(sent: Sent, outbox: StatementOutbox, t: TFunction): number {
  const { dead } = outbox.marks.data;
  process.stdout.write(`${t('xapi.taken', { count: sent.taken })}\n`);
  for (const { id, reason, said } of dead)
    process.stderr.write(`${t(`xapi.dead.${reason}`, { id })} ${said.replace(/\s+/g, ' ')}\n`);
  if (dead.length > 0) process.stderr.write(`${t('xapi.notTaken', { count: dead.length })}\n`);
  if (outbox.waiting() > 0) process.stderr.write(`${t('xapi.waiting', { count: outbox.waiting() })}\n`);
  if (sent.ended?.kind === 'stopped') return 1;
  if (sent.ended) return sayFailure(sent.ended.failure, t);
  return dead.length > 0 ? 1 : 0;
}

export async function xapiSend(options: SendOptions): Promise<number> {
  const t = await messagesIn(options.language);
  const address = lrsAddress(options.lrs);
  if (address === null) return sayFailure(failure('lrs-address', { address: options.lrs }), t);
  const kept = await readFile(options.passwordFile, 'utf8').catch(() => null);
  if (kept === null) {
    sayUnreadable(options.passwordFile, t);
    return 1;
  }
  const outbox = await openStatements(options, t);
  if (!outbox) return 1;
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop);
  try {
    if (options.again) {
      const anew = await outbox.marks.update((marks) => {
        Object.assign(marks, { done: newMarks.done, dead: [] });
      });
      if (!anew.ok) return sayFailure(anew.failure, t);
    }
    const progress = progressLine(t('xapi.sending'), 1);
    const sent = await sendStatements({
      outbox,
      lrs: { address, user: options.user, password: kept.replace(/\r?\n$/, '') },
      fetch: globalThis.fetch,
      now,
      random: Math.random,
      signal: stopping.signal,
      onProgress: (done, total) => progress.at(total === 0 ? 1 : done / total),
    });
    progress.end();
    return sayOutcome(sent, outbox, t);
  } finally {
    process.off('SIGINT', stop);
    await outbox.close();
  }
}
