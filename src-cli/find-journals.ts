/**
 * The exam journals that a person names, each once; what cannot be read is said on the error output.
 */
import type { TFunction } from 'i18next';
import { journalsIn } from '#store/attempt/read-answered.ts';

export const sayUnreadable = (path: string, t: TFunction): void =>
  void process.stderr.write(`${t('pathUnreadable', { path })}\n`);

/** Null when a path is not there or cannot be read. */
export async function findJournals(paths: readonly string[], t: TFunction): Promise<string[] | null> {
  try {
    return await journalsIn(paths);
  } catch (error) {
    sayUnreadable((error as NodeJS.ErrnoException).path ?? '', t);
    return null;
  }
}
