/**
 * Reads one station of a programme and checks that it can be judged by.
 */
import { competencyIn, type Framework, type PackFiles } from '../content/pack.ts';
import { type ContentProblem, problem } from '../content/problem.ts';
import { readYaml } from '../content/read-yaml.ts';
import type { LanguageCode } from '../locale/languages.ts';
import { type Station, stationSchema } from './rubric.ts';

/** `file`: its path in the pack of the programme; `id`: what it must be called. */
export function readStation(
  files: PackFiles,
  file: string,
  id: string,
  languages: readonly LanguageCode[],
  framework: Framework | null,
): { value: Station | null; problems: ContentProblem[] } {
  const source = files.get(file);
  if (source === undefined) return { value: null, problems: [problem(file, 0, 'file-missing', { file })] };
  const { value, problems, lineOf } = readYaml(file, source, stationSchema(languages), {
    translations: { files, languages },
  });
  if (!value) return { value: null, problems };
  const found = [...problems];
  if (value.id !== id) found.push(problem(file, lineOf(['id']), 'schema', { field: 'id', reason: `expected ${id}` }));
  for (const [index, competency] of value.competencies.entries()) {
    if (framework && !competencyIn(framework, competency))
      found.push(problem(file, lineOf(['competencies', index]), 'unknown-competency', { id: competency }));
  }
  const ids = value.criteria.map((criterion) => criterion.id);
  for (const [index, twice] of ids.entries()) {
    if (ids.indexOf(twice) !== index)
      found.push(problem(file, lineOf(['criteria', index, 'id']), 'duplicate-id', { id: twice }));
  }
  if (value.enough > ids.length) found.push(problem(file, lineOf(['enough']), 'requirement-too-many', {}));
  return { value: found.length === 0 ? value : null, problems: found };
}
