/**
 * Reads the glossary: `glossary.yaml` and its translations, and the words that nobody is to use for a term.
 */
import type { PackFiles } from '../content/pack.ts';
import { courseLanguages, glossarySchema } from '../content/pack-schema.ts';
import { type ContentProblem, problem } from '../content/problem.ts';
import { readYaml } from '../content/read-yaml.ts';
import type { AvoidedWord } from './avoided.ts';
import type { Term } from './term.ts';

const file = 'glossary.yaml';

export type Glossary = { readonly terms: readonly Term[]; readonly avoided: readonly AvoidedWord[] };

export function readGlossary(files: PackFiles): { value: Glossary | null; problems: ContentProblem[] } {
  const source = files.get(file);
  if (source === undefined) return { value: null, problems: [problem(file, 0, 'file-missing', { file })] };
  const declared = readYaml(file, source, courseLanguages);
  if (!declared.value) return { value: null, problems: declared.problems };
  const { languages } = declared.value;
  const reading = readYaml(file, source, glossarySchema(languages), { translations: { files, languages } });
  const problems = [...reading.problems];
  const { terms = [], avoided = [] } = (reading.value ?? {}) as Partial<Glossary>;
  for (const [index, { id }] of terms.entries()) {
    if (terms.findIndex((term) => term.id === id) !== index)
      problems.push(problem(file, reading.lineOf(['terms', index, 'id']), 'duplicate-id', { id }));
  }
  return { value: problems.length === 0 && reading.value ? { terms, avoided } : null, problems };
}
