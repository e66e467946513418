/**
 * Reads one exercise from its files and checks it whole, as a course is.
 */
import { checkPicture } from '../content/check-picture.ts';
import { competencyIn, type Framework, type PackFiles } from '../content/pack.ts';
import { courseLanguages } from '../content/pack-schema.ts';
import { type ContentProblem, problem } from '../content/problem.ts';
import { readYaml } from '../content/read-yaml.ts';
import type { Exercise } from './exercise.ts';
import { exerciseKinds, exerciseSchema } from './kinds.ts';

const file = 'exercise.yaml';

/** `folder`: the name of its folder, which is its id. */
export function readExercise(
  files: PackFiles,
  folder: string,
  framework: Framework | null,
): { value: Exercise | null; problems: ContentProblem[] } {
  const source = files.get(file);
  if (source === undefined) return { value: null, problems: [problem(file, 0, 'file-missing', { file })] };
  const declared = readYaml(file, source, courseLanguages);
  if (!declared.value) return { value: null, problems: declared.problems };
  const { languages } = declared.value;
  const reading = readYaml(file, source, exerciseSchema(languages), {
    translations: { files, languages, areOthersTaken: false },
  });
  const problems = [...reading.problems];
  const exercise = reading.value as Exercise | null;
  if (!exercise) return { value: null, problems };

  if (exercise.id !== folder) {
    problems.push(problem(file, reading.lineOf(['id']), 'schema', { field: 'id', reason: `expected ${folder}` }));
  }
  for (const [index, id] of exercise.competencies.entries()) {
    if (framework && !competencyIn(framework, id))
      problems.push(problem(file, reading.lineOf(['competencies', index]), 'unknown-competency', { id }));
  }
  const kind = exerciseKinds.find(({ name }) => name === exercise.kind);
  const wrong = kind?.fault?.(exercise as never);
  if (wrong) problems.push(problem(file, 0, `exercise-${wrong.fault}`, { id: wrong.id }));
  for (const picture of kind?.pictures?.(exercise as never) ?? []) {
    if (!files.has(`pictures/${picture}`))
      problems.push(problem(file, 0, 'picture-missing', { file: `pictures/${picture}` }));
  }
  for (const [name, text] of files) {
    if (name.startsWith('pictures/')) problems.push(...checkPicture(name, text));
  }
  return { value: problems.length === 0 ? exercise : null, problems };
}
