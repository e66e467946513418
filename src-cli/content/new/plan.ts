/**
 * What files something new consists of, and in which pack they belong; or why it cannot be, in words.
 */
import type { TFunction } from 'i18next';
import type { CourseLevel, Framework, PackFiles } from '#core/content/pack.ts';
import { courseLanguages } from '#core/content/pack-schema.ts';
import type { ContentProblem } from '#core/content/problem.ts';
import { readCourse } from '#core/content/read-course.ts';
import { parseYaml } from '#core/content/read-yaml.ts';
import { withEntry } from '#core/content/skeleton/list-entry.ts';
import { newCourse } from '#core/content/skeleton/new-course.ts';
import { languagesOfModel, newExercise } from '#core/content/skeleton/new-exercise.ts';
import { articleBody, lessonBody, newText } from '#core/content/skeleton/new-text.ts';
import type { NewFiles, Titles, WordsIn } from '#core/content/skeleton/skeleton-words.ts';
import { readExercise } from '#core/exercises/read-exercise.ts';
import type { Topic } from '#core/library/article.ts';
import { readArticles } from '#core/library/read-articles.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import type { Pack } from '#store/content/packs.ts';

export type Plan = {
  /** `courses/road-safety` */
  readonly pack: string;
  readonly kind: Pack['kind'];
  /** New ones, and those that get one more entry. */
  readonly files: NewFiles;
  /** What was there before. */
  readonly changed: readonly string[];
  readonly read: (files: PackFiles) => { readonly problems: readonly ContentProblem[] };
};
export type Refused = { readonly refused: string };

export type Planning = {
  readonly packs: readonly Pack[];
  readonly framework: Framework | null;
  readonly titles: Titles;
  readonly wordsIn: WordsIn;
  /** Words of the command. */
  readonly t: TFunction;
  readonly today: string;
};

const say = ({ t }: Planning, key: string, params: object = {}): Refused => ({
  refused: t(`new.${key}`, { ns: 'content-tools', ...params }),
});

/** Titles in every language that is wanted, that one first in which the others are read; null, and what is missing, if not. */
function inLanguages(planning: Planning, wanted: readonly LanguageCode[]): Titles | Refused {
  const byLanguage = new Map(planning.titles);
  const missing = wanted.filter((code) => !byLanguage.has(code));
  const beyond = [...byLanguage.keys()].filter((code) => !wanted.includes(code));
  if (missing.length > 0 || beyond.length > 0) return say(planning, 'titles', { languages: wanted.join(', ') });
  return wanted.map((code) => [code, byLanguage.get(code) ?? ''] as const);
}

const declaredIn = (pack: Pack, file: string): LanguageCode[] =>
  courseLanguages.safeParse(parseYaml(file, pack.files.get(file) ?? '').data).data?.languages ?? [];

export function planCourse(
  planning: Planning,
  { id, level, competency }: { readonly id: string; readonly level: CourseLevel; readonly competency: string },
): Plan | Refused {
  const { framework, titles, wordsIn } = planning;
  if (!framework) return say(planning, 'noFramework');
  const files = newCourse({ id, titles, level, framework: framework.id, competency }, wordsIn);
  const read = (all: PackFiles) => readCourse(all, framework);
  return { pack: `courses/${id}`, kind: 'courses', files, changed: [], read };
}

/** `where`: `course/module/lesson`. */
export function planLesson(
  planning: Planning,
  { where, competencies, minutes }: { where: string; competencies: readonly string[]; minutes: number },
): Plan | Refused {
  const { packs, framework, wordsIn, t } = planning;
  const [courseId = '', moduleId = '', id = '', ...more] = where.split('/');
  if (id === '' || more.length > 0) return say(planning, 'lessonPlace');
  const pack = packs.find(({ kind, id: own }) => kind === 'courses' && own === courseId);
  const known = packs.filter(({ kind }) => kind === 'courses').map((one) => one.id);
  if (!pack)
    return { refused: t('courseUnknown', { ns: 'exchange', course: courseId, known: known.join(', ') || '–' }) };
  const module = `modules/${moduleId}/module.yaml`;
  const before = pack.files.get(module);
  if (before === undefined) {
    const modules = [...pack.files.keys()].flatMap((path) => /^modules\/([^/]+)\/module\.yaml$/.exec(path)?.[1] ?? []);
    return say(planning, 'moduleUnknown', { module: moduleId, known: modules.join(', ') || '–' });
  }
  const titles = inLanguages(planning, declaredIn(pack, 'course.yaml'));
  if ('refused' in titles) return titles;
  const entry = `{ id: ${id}, minutes: ${minutes}, competencies: [${competencies.join(', ')}] }`;
  const after = withEntry(before, 'lessons', entry);
  if (after === null) return say(planning, 'noList', { file: `${pack.name}/${module}` });
  const files = newText(`modules/${moduleId}/${id}`, titles, wordsIn, { body: lessonBody(null) });
  files.set(module, after);
  const read = (all: PackFiles) => readCourse(all, framework);
  return { pack: pack.name, kind: 'courses', files, changed: [module], read };
}

export function planExercise(
  planning: Planning,
  { id, kind, competencies }: { id: string; kind: string; competencies: readonly string[] },
): Plan | Refused {
  const { packs, framework } = planning;
  const models = packs.filter((pack) => pack.kind === 'exercises');
  const kindOf = (pack: Pack) =>
    (parseYaml('', pack.files.get('exercise.yaml') ?? '').data as { kind?: unknown } | undefined)?.kind;
  const model = models.find((pack) => kindOf(pack) === kind);
  if (!model) return say(planning, 'kindUnknown', { kind, known: [...new Set(models.map(kindOf))].join(', ') || '–' });
  const possible = languagesOfModel(model.files);
  const [first] = planning.titles[0] ?? [];
  if (first !== possible[0] || planning.titles.some(([code]) => !possible.includes(code)))
    return say(planning, 'modelLanguages', { model: model.id, languages: possible.join(', '), first: possible[0] });
  const files = newExercise({ id, titles: planning.titles, competencies }, model.files);
  const read = (all: PackFiles) => readExercise(all, id, framework);
  return { pack: `exercises/${id}`, kind: 'exercises', files, changed: [], read };
}

export function planArticle(
  planning: Planning,
  { id, topic, lessons }: { id: string; topic: Topic; lessons: readonly string[] },
): Plan | Refused {
  const pack = planning.packs.find(({ kind }) => kind === 'library');
  const wanted = pack ? declaredIn(pack, 'library.yaml') : [];
  const titles = wanted.length > 0 ? inLanguages(planning, wanted) : planning.titles;
  if ('refused' in titles) return titles;
  const front = { version: '1.0.0', date: planning.today, topic, ...(lessons.length > 0 && { lessons }) };
  const files = newText(id, titles, planning.wordsIn, { front, body: articleBody });
  if (wanted.length === 0) files.set('library.yaml', `languages: [${titles.map(([code]) => code).join(', ')}]\n`);
  return { pack: 'library', kind: 'library', files, changed: [], read: readArticles };
}
