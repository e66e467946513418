/**
 * `fieldpass printer-test`: a sheet to try a printer with.
 */
import type { LanguageCode } from '#core/locale/languages.ts';
import { printPrinterTest } from '#print/documents/printer-test.ts';
import { diskFailure } from '#store/disk/disk-failure.ts';
import { writeDurably } from '#store/disk/durable-file.ts';
import { refuseExisting } from '../items/refuse-existing.ts';
import { messagesIn } from '../messages.ts';
import { sayFailure } from '../say-failure.ts';

export type PrinterTestOptions = {
  readonly out: string;
  readonly paperLanguage: LanguageCode;
  readonly size: 'A4' | 'Letter';
  readonly force?: boolean;
  readonly language: LanguageCode;
};

export async function printerTest({ out, paperLanguage, size, force, language }: PrinterTestOptions): Promise<number> {
  const t = await messagesIn(language);
  if (!force && (await refuseExisting([out], 'export.forceHint', t))) return 1;
  try {
    const madeAt = new Date().toISOString();
    await writeDurably(out, await printPrinterTest({ language: paperLanguage, size, madeAt }));
  } catch (error) {
    return sayFailure(diskFailure(error), t);
  }
  process.stdout.write(`${t('writtenTo', { path: out })}\n${t('printerTest')}\n`);
  return 0;
}
