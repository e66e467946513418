/**
 * Reads one course from its files and checks it whole: every text in every language, every id, every reference.
 * A course with one problem is not used; all problems are named, not only the first.
 */

import type { Item, ScenarioSet } from '../exam/item.ts';
import type { Check } from '../exam/item-types/options.ts';
import type { LanguageCode } from '../locale/languages.ts';
import { checkBlueprint, checkEnemies } from './check-blueprint.ts';
import { checkItems } from './check-items.ts';
import { checkPicture } from './check-picture.ts';
import { landmarksOf } from './landmarks.ts';
import { type Course, type CourseModule, competencyIn, type Framework, type Lesson, type PackFiles } from './pack.ts';
import { courseLanguages, courseSchema, examSchema, moduleSchema } from './pack-schema.ts';
import { type ContentProblem, problem } from './problem.ts';
import { readLesson } from './read-lesson.ts';
import { readQuestions } from './read-questions.ts';
import { type LineOf, readYaml } from './read-yaml.ts';
import { markOfLesson } from './translation.ts';

export type CourseReading = { value: Course | null; problems: ContentProblem[] };

export function readCourse(files: PackFiles, framework: Framework | null): CourseReading {
  const problems: ContentProblem[] = [];
  if (!framework) problems.push(problem('course.yaml', 0, 'framework-unknown', { id: '' }));
  const source = files.get('course.yaml');
  if (source === undefined) return { value: null, problems: [problem('course.yaml', 0, 'file-missing')] };
  const declared = readYaml('course.yaml', source, courseLanguages);
  if (!declared.value) return { value: null, problems: declared.problems };
  const languages = declared.value.languages;
  const translations = { files, languages };
  const head = readYaml('course.yaml', source, courseSchema(languages), {
    translations: { ...translations, areOthersTaken: true },
  });
  if (!head.value) return { value: null, problems: head.problems };
  if (framework && head.value.framework !== framework.id) {
    problems.push(
      problem('course.yaml', head.lineOf(['framework']), 'framework-unknown', { id: head.value.framework }),
    );
  }

  const ids = new Map<string, { file: string; line: number }>();
  const claim = (id: string, file: string, line: number) => {
    if (ids.has(id)) problems.push(problem(file, line, 'duplicate-id', { id }));
    ids.set(id, { file, line });
  };
  const knowCompetency = (id: string, file: string, line: number) => {
    if (framework && !competencyIn(framework, id)) problems.push(problem(file, line, 'unknown-competency', { id }));
  };

  const modules: CourseModule[] = [];
  const checks: Check[] = [];
  const bank: Item[] = [];
  const sets: ScenarioSet[] = [];
  for (const [index, moduleId] of head.value.modules.entries()) {
    claim(moduleId, 'course.yaml', head.lineOf(['modules', index]));
    const folder = `modules/${moduleId}`;
    const text = files.get(`${folder}/module.yaml`);
    if (text === undefined) {
      problems.push(
        problem('course.yaml', head.lineOf(['modules', index]), 'file-missing', { file: `${folder}/module.yaml` }),
      );
      continue;
    }
    const module = readYaml(`${folder}/module.yaml`, text, moduleSchema(languages), { translations });
    problems.push(...module.problems);
    if (!module.value) continue;

    const questions = readQuestions(files, folder, languages, { claim, knowCompetency, problems });
    bank.push(...questions.items);
    checks.push(...questions.checks);
    sets.push(...questions.sets);

    const lessons: Lesson[] = module.value.lessons.map((lesson, position) => {
      const line = module.lineOf(['lessons', position, 'id']);
      claim(lesson.id, `${folder}/module.yaml`, line);
      for (const id of lesson.competencies) {
        knowCompetency(id, `${folder}/module.yaml`, module.lineOf(['lessons', position, 'competencies']));
      }
      const texts = readTexts(files, folder, lesson.id, line, languages, problems);
      return { ...lesson, moduleId, texts };
    });
    checkPlaces(files, folder, lessons, questions.checks, problems);
    modules.push({ id: moduleId, title: module.value.title, summary: module.value.summary, lessons });
  }

  const examSource = files.get('exam.yaml');
  const exam =
    examSource === undefined ? null : readYaml('exam.yaml', examSource, examSchema(languages), { translations });
  if (!exam) problems.push(problem('exam.yaml', 0, 'file-missing', { file: 'exam.yaml' }));
  problems.push(...(exam?.problems ?? []));
  const taught = new Set(modules.flatMap((module) => module.lessons.flatMap((lesson) => lesson.competencies)));
  if (exam?.value)
    problems.push(...checkBlueprint(exam.value, { items: bank, sets }, framework, exam.lineOf as LineOf, taught));
  const whereIs = (id: string) => ids.get(id) ?? { file: 'course.yaml', line: 0 };
  problems.push(...checkEnemies(bank, whereIs));
  const drawn = (exam?.value?.sections ?? []).flatMap(({ draw }, index) =>
    Object.entries(draw).map(([competency, { count }]) => {
      return { competency, count, line: exam?.lineOf(['sections', index, 'draw', competency]) ?? 0 };
    }),
  );
  problems.push(...checkItems({ bank, sets, languages, drawn, whereIs }));
  for (const [file, text] of files) {
    if (file.startsWith('pictures/')) problems.push(...checkPicture(file, text));
  }

  if (problems.length > 0 || !exam?.value || !framework) return { value: null, problems };
  const { framework: _framework, modules: _modules, ...rest } = head.value;
  return { value: { ...rest, modules, checks, bank, sets, blueprint: exam.value }, problems };
}

function readTexts(
  files: PackFiles,
  folder: string,
  lessonId: string,
  line: number,
  languages: readonly LanguageCode[],
  problems: ContentProblem[],
): Lesson['texts'] {
  const texts: Lesson['texts'] = {};
  const original = files.get(`${folder}/${lessonId}.${languages[0]}.md`);
  for (const language of languages) {
    const file = `${folder}/${lessonId}.${language}.md`;
    const source = files.get(file);
    if (source === undefined) {
      problems.push(problem(`${folder}/module.yaml`, line, 'translation-missing', { language, field: file }));
      continue;
    }
    const lesson = readLesson(file, source);
    problems.push(...lesson.problems);
    if (language !== languages[0] && original !== undefined && lesson.of !== markOfLesson(original)) {
      const code = lesson.of === null ? 'translation-unconfirmed' : 'translation-stale';
      problems.push(problem(file, 1, code, { language, field: lessonId }));
    }
    if (lesson.value) texts[language] = lesson.value;
  }
  const [first, ...others] = languages.flatMap((language) => {
    const text = texts[language];
    return text ? [{ language, landmarks: landmarksOf(text.blocks).join('\n') }] : [];
  });
  for (const other of others) {
    if (first && other.landmarks !== first.landmarks) {
      problems.push(
        problem(`${folder}/${lessonId}.${other.language}.md`, 0, 'languages-differ', {
          language: other.language,
          other: first.language,
        }),
      );
    }
  }
  return texts;
}

/** Pictures that are named exist; checks that are named exist, and every check stands in a lesson. */
function checkPlaces(
  files: PackFiles,
  folder: string,
  lessons: readonly Lesson[],
  checks: readonly Check[],
  problems: ContentProblem[],
): void {
  const placed = new Set<string>();
  for (const lesson of lessons) {
    for (const [language, text] of Object.entries(lesson.texts)) {
      const file = `${folder}/${lesson.id}.${language}.md`;
      for (const landmark of landmarksOf(text.blocks)) {
        const [kind, name] = landmark.split(' ') as [string, string];
        if (kind === 'picture' && !files.has(`pictures/${name}`)) {
          problems.push(problem(file, 0, 'picture-missing', { file: `pictures/${name}` }));
        }
        if (kind === 'check') {
          placed.add(name);
          if (!checks.some((check) => check.id === name))
            problems.push(problem(file, 0, 'check-unknown', { id: name }));
        }
      }
    }
  }
  for (const check of checks) {
    if (!placed.has(check.id)) problems.push(problem(`${folder}/checks.yaml`, 0, 'check-unplaced', { id: check.id }));
  }
}
