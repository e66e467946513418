/**
 * The pages of the preview: everything there is, a course as it is read, its items, an article. Lessons are written by what
 * writes exported courses, and played by the same player.
 */
import type { TFunction } from 'i18next';
import type { Course } from '#core/content/pack.ts';
import { coursePage } from '#core/course-export/course-page.ts';
import { type Html, tag } from '#core/course-export/html.ts';
import { blocksHtml } from '#core/course-export/lesson-html.ts';
import { webVtt } from '#core/films/captions.ts';
import { filmViewOf } from '#core/films/film.ts';
import { type LanguageCode, languages, textIn } from '#core/locale/languages.ts';
import { wordsOfPages } from '../words-of-pages.ts';
import { authorsBar, framed, type Place, type Setting, type Theme } from './frame.ts';
import { itemsBody } from './items-page.ts';
import type { ReadAgain } from './reread-content.ts';

export type PageSetting = {
  readonly read: ReadAgain;
  readonly version: string;
  readonly withKeys: boolean;
  /** The author's. */
  readonly own: LanguageCode;
  readonly words: (language: LanguageCode) => TFunction;
};

const nameOf = (language: LanguageCode) => languages.find(({ code }) => code === language)?.name ?? language;

/** `/light/courses/basic-security/fr/index.html` */
const places = {
  course: /^courses\/([a-z0-9-]+)\/([a-z]{2})\/(index|items)\.html$/,
  article: /^library\/([a-z]{2})\/([a-z0-9-]+)\.html$/,
} as const;

function overview(setting: Setting, { courses, articles }: ReadAgain): string {
  const { say, theme, own } = setting;
  const said = (key: string) => say(`preview.${key}`, { ns: 'content-tools' });
  const way = (href: string, name: string, language?: string) => tag('a', { href, lang: language }, [name]);
  const row = (title: string, ways: readonly Html[]) =>
    tag('li', {}, [tag('bdi', {}, [title]), ...ways.flatMap((one) => [' ', one])]);
  const ofCourses = courses.map((course) =>
    row(
      `${textIn(course.title, own)}:`,
      course.languages.map((code) => way(`/${theme}/courses/${course.id}/${code}/index.html`, nameOf(code), code)),
    ),
  );
  const ofArticles = articles.map(({ id, texts }) => {
    const codes = Object.keys(texts) as LanguageCode[];
    const title = (texts[own] ?? texts[codes[0] ?? 'en'])?.title ?? id;
    return row(
      `${title}:`,
      codes.map((code) => way(`/${theme}/library/${code}/${id}.html`, nameOf(code), code)),
    );
  });
  return framed(setting, null, said('title'), [
    tag('h2', {}, [said('courses')]),
    ofCourses.length > 0 ? tag('ul', {}, ofCourses) : tag('p', {}, [said('none')]),
    ...(ofArticles.length > 0 ? [tag('h2', {}, [said('library')]), tag('ul', {}, ofArticles)] : []),
  ]);
}

function ofCourse(setting: Setting, page: PageSetting, course: Course, language: LanguageCode, name: string): string {
  const said = (key: string) => setting.say(`preview.${key}`, { ns: 'content-tools' });
  const place: Place = {
    above: `courses/${course.id}/`,
    language,
    languages: course.languages,
    page: `${name}.html`,
    beside: { 'index.html': said('lessons'), 'items.html': said('items') },
  };
  const t = page.words(language);
  if (name === 'items') {
    const { framework } = page.read;
    const body = itemsBody(course, { language, framework, withKeys: page.withKeys, t });
    return framed(setting, place, textIn(course.title, language), body);
  }
  return coursePage({
    course,
    language,
    say: wordsOfPages(t),
    films: page.read.films.map((film) => filmViewOf(film, language)),
    scripts: ['track.js', 'player.js', '/preview.js'],
    mayReach: "'self'",
    above: authorsBar(setting, place),
  });
}

function ofArticle(setting: Setting, page: PageSetting, id: string, language: LanguageCode): string | null {
  const article = page.read.articles.find((one) => one.id === id);
  const text = article?.texts[language];
  if (!article || !text) return null;
  const codes = Object.keys(article.texts) as LanguageCode[];
  const place: Place = { above: 'library/', language, languages: codes, page: `${id}.html`, beside: {} };
  const say = wordsOfPages(page.words(language));
  return framed(setting, place, text.title, [
    tag('p', { class: 'lead' }, [text.summary]),
    tag('p', { class: 'quiet' }, [`${article.version} · ${article.date}`]),
    tag('div', { class: 'text' }, [blocksHtml(text.blocks, { language, say, checks: [], films: [] })]),
  ]);
}

/** Null where there is no such film. */
export function captionsAt(id: string, language: string, { films }: ReadAgain): string | null {
  const film = films.find((one) => one.id === id);
  const code = languages.find((one) => one.code === language)?.code;
  return film && code ? webVtt(filmViewOf(film, code)) : null;
}

/** Null where there is no such page. `path`: below the theme. */
export function pageAt(path: string, theme: Theme, page: PageSetting): string | null {
  const { read, version, own } = page;
  const setting: Setting = { say: page.words(own), own, theme, version, problems: read.problems };
  if (path === '') return overview(setting, read);
  const [, id, language, name = ''] = places.course.exec(path) ?? [];
  const course = read.courses.find((one) => one.id === id);
  const code = languages.find((one) => one.code === language)?.code;
  if (course && code && course.languages.includes(code)) return ofCourse(setting, page, course, code, name);
  const [, ofLibrary, article = ''] = places.article.exec(path) ?? [];
  const inLanguage = languages.find((one) => one.code === ofLibrary)?.code;
  return inLanguage ? ofArticle(setting, page, article, inLanguage) : null;
}
