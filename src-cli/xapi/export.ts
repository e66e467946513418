/**
 * `fieldpass xapi export`: all statements of a data folder in one file, as an LRS imports them. What was exported once is the
 * same in every later file, so that it may be imported again.
 */
import type { LanguageCode } from '#core/locale/languages.ts';
import { diskFailure } from '#store/disk/disk-failure.ts';
import { openDurably } from '#store/disk/durable-file.ts';
import type { StatementOutbox } from '#store/xapi/statement-outbox.ts';
import { refuseExisting } from '../items/refuse-existing.ts';
import { messagesIn } from '../messages.ts';
import { sayFailure } from '../say-failure.ts';
import { type DataOptions, openStatements } from './open-statements.ts';

export type ExportOptions = DataOptions & {
  readonly out: string;
  readonly force?: boolean;
  readonly language: LanguageCode;
};

/** Answers how many. Throws where the disk does not take or give them. */
async function writeAll(outbox: StatementOutbox, out: string): Promise<number> {
  const file = await openDurably(out);
  try {
    let written = 0;
    for (let n = 0; ; ) {
      const some = await outbox.after(n, { count: 500, bytes: 1024 * 1024 });
      if (!some.ok) throw new Error(some.failure.code);
      if (some.value.length === 0) break;
      const text = some.value.map(({ json }) => json).join(',\n');
      await file.append(`${written === 0 ? '[\n' : ',\n'}${text}`);
      written += some.value.length;
      n = some.value.at(-1)?.n ?? n;
    }
    await file.append(written === 0 ? '[]\n' : '\n]\n');
    await file.keep();
    return written;
  } catch (error) {
    await file.drop();
    throw error;
  }
}

export async function xapiExport(options: ExportOptions): Promise<number> {
  const { out, force, language } = options;
  const t = await messagesIn(language);
  if (!force && (await refuseExisting([out], 'export.forceHint', t))) return 1;
  const outbox = await openStatements(options, t);
  if (!outbox) return 1;
  try {
    const count = await writeAll(outbox, out);
    process.stdout.write(`${t('xapi.exported', { count, path: out })}\n`);
    return 0;
  } catch (error) {
    return sayFailure(diskFailure(error), t);
  } finally {
    await outbox.close();
  }
}
