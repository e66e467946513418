/**
 * A lesson or an article leaves the application: as a PDF, or to the printer. Checks stay behind: paper cannot answer.
 */
import type { BrowserWindow } from 'electron';
import { courseLanguage, lessonsOf } from '#core/content/pack.ts';
import { type TextSource, textSource } from '#core/contract/library-calls.ts';
import type { ReadingPaper } from '#core/contract/study-calls.ts';
import { articleText } from '#core/library/article.ts';
import { textIn } from '#core/locale/languages.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import type { Desk } from '../desk.ts';
import { filmsIn } from '../film/films-in.ts';
import { paperAsPdf, printPaper } from '../printing/paper-window.ts';
import { saveWhereAsked } from '../window/save-where-asked.ts';
import type { StudyService } from './study-service.ts';

async function paperOf(desk: Desk, source: TextSource, note: string): Promise<ReadingPaper | null> {
  const { articles, courses } = await desk.library();
  if (source.kind === 'article') {
    const article = articles.find(({ id }) => id === source.articleId);
    const found = article && articleText(article, desk.language());
    if (!article || !found) return null;
    const about = `${article.version} · ${article.date}`;
    return { ...found.text, language: found.language, about, courseId: '', films: [], note };
  }
  const course = courses.find(({ id }) => id === source.courseId);
  const lesson = course && lessonsOf(course).find(({ id }) => id === source.lessonId);
  const language = course && courseLanguage(course, desk.language());
  const text = language && lesson?.texts[language];
  if (!course || !lesson || !text) return null;
  const module = course.modules.find(({ id }) => id === lesson.moduleId);
  const about = [textIn(course.title, language), textIn(module?.title ?? {}, language)].join(' · ');
  return { ...text, language, about, courseId: course.id, films: await filmsIn(desk, text.blocks, language), note };
}

/** What the printed page shows, for the words behind `?`; null for a text that is not here. */
export async function readingAsJson(desk: Desk, study: StudyService, query: string): Promise<Uint8Array | null> {
  const source = textSource.safeParse(Object.fromEntries(new URLSearchParams(query)));
  if (!source.success) return null;
  const kept = await study.page(source.data);
  const paper = await paperOf(desk, source.data, kept.ok ? kept.value.note : '');
  return paper && new TextEncoder().encode(JSON.stringify(paper));
}

const idOf = (source: TextSource) => (source.kind === 'article' ? source.articleId : source.lessonId);
const pageOf = (source: TextSource) => ({ page: `reading.html?${new URLSearchParams(source)}`, id: idOf(source) });

export async function saveReading(
  desk: Desk,
  window: BrowserWindow,
  source: TextSource,
): Promise<Result<{ file: string | null }>> {
  if (!(await paperOf(desk, source, ''))) return failed(failure('lesson-unknown'));
  return saveWhereAsked(window, `${idOf(source)}.pdf`, 'PDF', () => paperAsPdf(window, pageOf(source)));
}

export async function printReading(
  desk: Desk,
  window: BrowserWindow,
  source: TextSource,
): Promise<Result<{ printed: boolean }>> {
  return (await paperOf(desk, source, '')) ? printPaper(window, pageOf(source)) : ok({ printed: false });
}
