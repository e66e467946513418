/**
 * Reads the glossary: `glossary.yaml` with its languages and the words that nobody is to use for a term, and `terms.yaml`, whose
 * translations stand beside it.
 */
import type { PackFiles } from '../content/pack.ts';
import { glossarySchema, termsSchema } from '../content/pack-schema.ts';
import { type ContentProblem, problem } from '../content/problem.ts';
import { readYaml } from '../content/read-yaml.ts';
import type { AvoidedWord } from './avoided.ts';
import type { Glossary, Term } from './term.ts';

const head = 'glossary.yaml';
const file = 'terms.yaml';

export type WholeGlossary = Glossary & { readonly avoided: readonly AvoidedWord[] };

export function readGlossary(files: PackFiles): { value: WholeGlossary | null; problems: ContentProblem[] } {
  const missing = [head, file].filter((name) => !files.has(name));
  if (missing.length > 0)
    return { value: null, problems: missing.map((name) => problem(name, 0, 'file-missing', { file: name })) };
  const declared = readYaml(head, files.get(head) ?? '', glossarySchema);
  if (!declared.value) return { value: null, problems: declared.problems };
  const { languages, avoided, notTerms } = declared.value;
  const reading = readYaml(file, files.get(file) ?? '', termsSchema(languages), { translations: { files, languages } });
  const problems = [...reading.problems];
  const terms = (reading.value ?? []) as readonly Term[];
  for (const [index, { id }] of terms.entries()) {
    if (terms.findIndex((term) => term.id === id) !== index)
      problems.push(problem(file, reading.lineOf([index, 'id']), 'duplicate-id', { id }));
  }
  return { value: problems.length === 0 && reading.value ? { terms, avoided, notTerms } : null, problems };
}
