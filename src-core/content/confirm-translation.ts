/**
 * Writes into a translation what it is a translation of, once somebody has looked at it: the marks, and nothing else.
 */
import { isMap, isScalar, parseDocument } from 'yaml';
import type { LanguageCode } from '../locale/languages.ts';
import type { PackFiles } from './pack.ts';
import { parseYaml } from './read-yaml.ts';
import { markOfLesson, markOfTranslation, translationFile, withTranslation } from './translation.ts';

type Edit = { readonly from: number; readonly to: number; readonly text: string };

const edited = (text: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((whole, { from, to, text: put }) => whole.slice(0, from) + put + whole.slice(to), text);

/** `translation` with a mark at each entry (a path of one id, or of nothing for the whole file). Null where it cannot be read. */
function withMarks(translation: string, marks: ReadonlyMap<string, string>): string | null {
  const document = parseDocument(translation, { keepSourceTokens: false });
  if (document.errors.length > 0) return null;
  const edits: Edit[] = [];
  for (const [path, mark] of marks) {
    const node = path === '' ? document.contents : document.getIn([path], true);
    if (!isMap(node)) return null;
    const said = node.items.find((pair) => isScalar(pair.key) && pair.key.value === 'of');
    if (said && isScalar(said.value) && said.value.range) {
      edits.push({ from: said.value.range[0], to: said.value.range[1], text: `"${mark}"` });
      continue;
    }
    const first = node.items[0]?.key;
    if (!isScalar(first) || !first.range) return null;
    const start = first.range[0];
    const indent = ' '.repeat(start - (translation.lastIndexOf('\n', start - 1) + 1));
    edits.push({ from: start, to: start, text: `of: "${mark}"${node.flow ? ', ' : `\n${indent}`}` });
  }
  return edited(translation, edits);
}

export type Confirmed = { readonly file: string; readonly text: string };

/**
 * The files of `language` in a pack whose marks are missing or old, as they are with the right ones. `source`: the
 * language that they were translated from. A file that cannot be read, or fits nothing, is left to the check.
 */
export function confirmTranslations(files: PackFiles, language: LanguageCode, source: LanguageCode): Confirmed[] {
  return [...files].flatMap(([file, text]): Confirmed[] => {
    const beside = translationFile(file, language);
    const translation = files.get(beside);
    if (translation === undefined || beside === file) return [];
    if (file.endsWith(`.${source}.md`)) {
      const mark = markOfLesson(text);
      const said = markOfTranslation(translation);
      if (said === mark) return [];
      const line = `of: "${mark}"`;
      const now =
        said === null
          ? translation.replace(/^(\uFEFF?---\r?\n)/, `$1${line}\n`)
          : translation.replace(/^of:[^\r\n]*/m, line);
      return [{ file: beside, text: now }];
    }
    if (!/^[^.]+\.yaml$/.test(file.slice(file.lastIndexOf('/') + 1))) return [];
    const [base, over] = [parseYaml(file, text), parseYaml(beside, translation)];
    if (base.problems.length > 0 || over.problems.length > 0) return [];
    const { marks } = withTranslation(base.data, over.data, { language, source });
    const now = withMarks(translation, marks);
    return now === null || now === translation ? [] : [{ file: beside, text: now }];
  });
}
