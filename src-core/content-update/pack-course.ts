/**
 * What belongs to one course, of all content: itself, what it is read against, the exercises that its lessons lead to, and the
 * articles that belong with them. Together that is a whole content, with one course in it.
 */
import { landmarksOf } from '../content/landmarks.ts';
import { type Course, lessonsOf } from '../content/pack.ts';
import type { Article } from '../library/article.ts';

/** Read with every course. */
const always = ['issuer.yaml', 'library/library.yaml'];
const alwaysWithin = ['competencies/', 'glossary/'];

/** Whether a file of the content, by its path, belongs to `course`. */
export function belongsTo(course: Course, articles: readonly Article[]): (path: string) => boolean {
  const lessons = new Set(lessonsOf(course).map(({ id }) => id));
  const exercises = lessonsOf(course)
    .flatMap(({ texts }) => Object.values(texts).flatMap(({ blocks }) => landmarksOf(blocks)))
    .flatMap((one) => (one.startsWith('exercise ') ? [`exercises/${one.slice('exercise '.length)}/`] : []));
  const within = [...alwaysWithin, `courses/${course.id}/`, ...new Set(exercises)];
  const beside = articles.filter((article) => article.lessons.some((lesson) => lessons.has(lesson)));
  const ofArticles = beside.map(({ id }) => `library/${id}.`);
  return (path) => always.includes(path) || [...within, ...ofArticles].some((beginning) => path.startsWith(beginning));
}
