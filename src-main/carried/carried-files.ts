/**
 * Files that go between a candidate, an assessor and an organisation: which one, and where to.
 */
import { open } from 'node:fs/promises';
import { type BrowserWindow, dialog } from 'electron';
import { type Carried, carriedText, largestCarried } from '#core/assessment/carried.ts';
import { ok, type Result } from '#core/result/result.ts';
import type { Desk } from '../desk.ts';
import { saveWhereAsked } from '../window/save-where-asked.ts';
import { wordsIn } from '../words.ts';

export type CarriedFiles = {
  /** The texts of the files that the person chose; null when none was chosen, an empty text for what cannot be one of them. */
  choose(most: 'one' | 'many'): Promise<readonly string[] | null>;
  /** `file` is null when no place was chosen. */
  save(carried: Carried, name: string): Promise<Result<{ file: string | null }>>;
};

/** What is larger than any of them is not read. */
async function textOf(path: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      const about = await file.stat();
      // A pipe or a device may never end.
      return about.isFile() && about.size <= largestCarried * 2 ? await file.readFile('utf8') : '';
    } finally {
      await file.close();
    }
  } catch {
    return '';
  }
}

export const carriedFiles = (desk: Desk, window: BrowserWindow): CarriedFiles => ({
  choose: async (most) => {
    const t = await wordsIn(desk.language());
    const choice = await dialog.showOpenDialog(window, {
      properties: most === 'many' ? ['openFile', 'multiSelections'] : ['openFile'],
      filters: [
        { name: 'Fieldpass', extensions: ['json'] },
        { name: t('verify:anyFile'), extensions: ['*'] },
      ],
    });
    if (choice.canceled || choice.filePaths.length === 0) return null;
    return Promise.all(choice.filePaths.map(textOf));
  },
  save: (carried, name) => saveWhereAsked(window, name, 'Fieldpass', async () => ok(carriedText(carried))),
});
