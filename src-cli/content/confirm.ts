/**
 * `fieldpass content confirm`: says of translations that somebody has looked at that they fit the words as they are now.
 */
import { join } from 'node:path';
import { confirmTranslations } from '#core/content/confirm-translation.ts';
import { sourceOf } from '#core/content/translation-status.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { packsIn } from '#store/content/packs.ts';
import { writeDurably } from '#store/disk/durable-file.ts';
import { messagesIn } from '../messages.ts';

type Options = {
  content: string;
  /** The languages that were looked at. */
  translation: LanguageCode[];
  /** Only files whose path holds this. */
  only?: string;
  language: LanguageCode;
};

export async function contentConfirm({ content, translation, only = '', language }: Options): Promise<number> {
  const t = await messagesIn(language);
  let count = 0;
  for await (const { name, folder, files } of packsIn(content)) {
    const confirmed = translation.flatMap((code) => confirmTranslations(files, code, sourceOf(files)));
    for (const { file, text } of confirmed) {
      if (!`${name}/${file}`.includes(only)) continue;
      await writeDurably(join(folder, file), text);
      process.stdout.write(`${name}/${file}\n`);
      count += 1;
    }
  }
  process.stdout.write(`${t('translationsConfirmed', { count })}\n`);
  return 0;
}
