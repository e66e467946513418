/**
 * A new exercise begins as a copy of one of the same kind: what a kind needs is its own affair, and what can be done at once is
 * easier to change than to begin.
 */
import { parseDocument } from 'yaml';
import type { LanguageCode } from '../../locale/languages.ts';
import { confirmTranslations } from '../confirm-translation.ts';
import type { PackFiles } from '../pack.ts';
import { translationFile } from '../translation.ts';
import { sourceOf } from '../translation-status.ts';
import type { NewFiles, Titles } from './skeleton-words.ts';

const head = 'exercise.yaml';

export type NewExercise = {
  readonly id: string;
  readonly titles: Titles;
  /** Those of the model where none are named. */
  readonly competencies: readonly string[];
};

/** The languages that a copy of `model` may have: the first has to be the one that it is written in. */
export function languagesOfModel(model: PackFiles): LanguageCode[] {
  const source = sourceOf(model);
  const said = parseDocument(model.get(head) ?? '').toJS()?.languages as LanguageCode[] | undefined;
  return [source, ...(said ?? []).filter((code) => code !== source && model.has(translationFile(head, code)))];
}

export function newExercise({ id, titles, competencies }: NewExercise, model: PackFiles): NewFiles {
  const source = sourceOf(model);
  const files: NewFiles = new Map([...model].filter(([path]) => path.startsWith('pictures/')));
  for (const [language, title] of titles) {
    const path = language === source ? head : translationFile(head, language);
    const document = parseDocument(model.get(path) ?? '');
    document.set('title', title);
    if (language === source) {
      document.set('id', id);
      document.set('version', '1.0.0');
      document.set(
        'languages',
        document.createNode(
          titles.map(([code]) => code),
          { flow: true },
        ),
      );
      if (competencies.length > 0) document.set('competencies', document.createNode([...competencies], { flow: true }));
    }
    files.set(path, document.toString({ lineWidth: 0 }));
  }
  for (const [language] of titles)
    for (const { file, text } of confirmTranslations(files, language, source)) files.set(file, text);
  return files;
}
