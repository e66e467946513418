/**
 * A new course that can be read at once: one module, one lesson with a check, two items, an exam that asks one of them.
 */
import { stringify } from 'yaml';
import { domainOf } from '../../exam/blueprint.ts';
import { confirmTranslations } from '../confirm-translation.ts';
import type { CourseLevel } from '../pack.ts';
import { translationFile } from '../translation.ts';
import { lessonBody, newText } from './new-text.ts';
import type { NewFiles, SkeletonWords, Titles, WordsIn } from './skeleton-words.ts';

export type NewCourse = {
  readonly id: string;
  readonly titles: Titles;
  readonly level: CourseLevel;
  readonly framework: string;
  readonly competency: string;
};

const module = 'start';
const folder = `modules/${module}`;
const minutes = 2;

const option = (id: string, text: string, correct = false) => (correct ? { id, correct, text } : { id, text });

/** Each file, and what a translation of it says: the texts alone, by their ids. */
function yamlFiles({ id, titles, level, framework, competency }: NewCourse, title: string, words: SkeletonWords) {
  const names = { first: `${id}-01`, second: `${id}-02`, check: `${id}-c1` };
  const head = { title, summary: words.summary };
  const check = {
    stem: words.checkStem,
    options: { a: words.checkRight, b: words.checkWrong },
    rationale: words.rationale,
  };
  const first = {
    stem: words.firstStem,
    options: { a: words.firstQuicker, b: words.firstRight, c: words.firstKinder },
    rationale: words.rationale,
  };
  const second = {
    stem: words.secondStem,
    reasons: { a: words.secondRight, b: words.secondSeeming, c: words.secondOther },
    rationale: words.rationale,
  };
  const item = (name: string) => ({ id: name, competency, difficulty: 1, source: words.source });
  const whole = {
    'course.yaml': {
      id,
      version: '1.0.0',
      framework,
      languages: titles.map(([language]) => language),
      level,
      ...head,
      validityMonths: 36,
      modules: [module],
    },
    'exam.yaml': {
      id: `${id}-exam`,
      version: '1.0.0',
      minutes: 5,
      passPercent: 80,
      sections: [{ id: 'questions', title: words.questions, draw: { [competency]: 1 } }],
      areas: [{ domain: domainOf(competency) }],
    },
    [`${folder}/module.yaml`]: {
      id: module,
      ...head,
      lessons: [{ id: `${id}-1`, minutes, competencies: [competency] }],
    },
    [`${folder}/checks.yaml`]: [
      {
        id: names.check,
        type: 'choice',
        competency,
        ...check,
        options: [option('a', check.options.a, true), option('b', check.options.b)],
      },
    ],
    [`${folder}/items.yaml`]: [
      {
        ...item(names.first),
        type: 'choice',
        ...first,
        options: [option('a', first.options.a), option('b', first.options.b, true), option('c', first.options.c)],
      },
      {
        ...item(names.second),
        type: 'true-false',
        answer: false,
        ...second,
        reasons: [option('a', second.reasons.a, true), option('b', second.reasons.b), option('c', second.reasons.c)],
      },
    ],
  };
  const texts = {
    'course.yaml': head,
    'exam.yaml': { sections: { questions: { title: words.questions } } },
    [`${folder}/module.yaml`]: head,
    [`${folder}/checks.yaml`]: { [names.check]: check },
    [`${folder}/items.yaml`]: { [names.first]: first, [names.second]: second },
  };
  return { whole, texts };
}

export function newCourse(course: NewCourse, wordsIn: WordsIn): NewFiles {
  const { id, titles } = course;
  const [source] = titles[0] ?? ['en'];
  const files = newText(`${folder}/${id}-1`, titles, wordsIn, { body: lessonBody(`${id}-c1`) });
  for (const [language, title] of titles) {
    const { whole, texts } = yamlFiles(course, title, wordsIn(language));
    for (const [file, value] of Object.entries(language === source ? whole : texts)) {
      const path = language === source ? file : translationFile(file, language);
      files.set(path, stringify(value, { lineWidth: 0 }));
    }
  }
  for (const [language] of titles.slice(1))
    for (const { file, text } of confirmTranslations(files, language, source)) files.set(file, text);
  return files;
}
