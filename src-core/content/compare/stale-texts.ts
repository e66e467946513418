/**
 * The translations of a pack whose originals have other words now, one by one.
 */
import type { LanguageCode } from '../../locale/languages.ts';
import { languageCodes } from '../../locale/languages.ts';
import type { PackFiles } from '../pack.ts';
import { parseYaml } from '../read-yaml.ts';
import { markOfLesson, markOfTranslation, translationFile, withTranslation } from '../translation.ts';
import { sourceOf } from '../translation-status.ts';

export type StaleText = {
  readonly language: LanguageCode;
  readonly file: string;
  /** The id of an item, a check or a set; null where it is the whole file. */
  readonly entry: string | null;
};

function ofFile(file: string, files: PackFiles, language: LanguageCode, source: LanguageCode): StaleText[] {
  const beside = translationFile(file, language);
  const [text, translation] = [files.get(file), files.get(beside)];
  if (text === undefined || translation === undefined || beside === file) return [];
  if (file.endsWith(`.${source}.md`)) {
    const said = markOfTranslation(translation);
    return said !== null && said !== markOfLesson(text) ? [{ language, file: beside, entry: null }] : [];
  }
  if (!/^[^.]+\.yaml$/.test(file.slice(file.lastIndexOf('/') + 1))) return [];
  const { faults } = withTranslation(parseYaml(file, text).data, parseYaml(beside, translation).data, {
    language,
    source,
  });
  return faults.flatMap(({ kind, path }) =>
    kind === 'stale' ? [{ language, file: beside, entry: path.length > 0 ? path.join('.') : null }] : [],
  );
}

export function staleTexts(files: PackFiles): StaleText[] {
  const source = sourceOf(files);
  return languageCodes
    .filter((language) => language !== source)
    .flatMap((language) => [...files.keys()].flatMap((file) => ofFile(file, files, language, source)));
}
