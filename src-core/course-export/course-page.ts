/**
 * A course in one language as one page: contents, each lesson, and an end that says what is not here. The player shows one
 * part after the other; a page that stays lets an LMS keep one session, and asks for nothing but its pictures.
 */
import { landmarksOf } from '../content/landmarks.ts';
import { type Course, lessonsOf } from '../content/pack.ts';
import { hashOfText } from '../evidence/digest.ts';
import type { FilmView } from '../films/film.ts';
import { directionOf, type LanguageCode, textIn } from '../locale/languages.ts';
import { localeOf } from '../locale/long-date.ts';
import type { ExportWords } from './export-words.ts';
import { type Html, joined, tag } from './html.ts';
import { blocksHtml } from './lesson-html.ts';

export type CoursePageSetting = {
  readonly course: Course;
  readonly language: LanguageCode;
  readonly say: ExportWords;
  readonly films: readonly FilmView[];
  /** Files beside the page, in the order in which they are run. */
  readonly scripts: readonly string[];
  /** Where its scripts may send to: nowhere, this server, or an LRS whose address is known only at the launch. */
  readonly mayReach?: "'self'" | 'https: http:';
  /** What stands above everything. */
  readonly above?: Html;
};

/** Lessons and checks in reading order: the places of what is kept. */
export const placesOf = (course: Course, language: LanguageCode) => ({
  lessons: lessonsOf(course).map(({ id }) => id),
  checks: lessonsOf(course).flatMap(({ texts }) =>
    landmarksOf(texts[language]?.blocks ?? []).flatMap((one) => (one.startsWith('check ') ? [one.slice(6)] : [])),
  ),
});

/** Names what the places are: what was kept of another course, or another state of it, is not read as if it were of this. */
export function markOf(course: Course, language: LanguageCode): string {
  const { lessons, checks } = placesOf(course, language);
  return hashOfText([...lessons, '', ...checks].join('\n')).slice(0, 8);
}

/** The pictures or films that the page shows, by name. */
export const shownIn = (course: Course, language: LanguageCode, what: 'picture' | 'film'): Set<string> =>
  new Set(
    lessonsOf(course).flatMap(({ texts }) =>
      landmarksOf(texts[language]?.blocks ?? []).flatMap((one) =>
        one.startsWith(`${what} `) ? [one.slice(what.length + 1)] : [],
      ),
    ),
  );

const link = (to: string, children: readonly (Html | string)[], main = false) =>
  tag('a', { href: `#${to}`, class: main ? 'way is-main' : 'way' }, children);

export function coursePage({ course, language, say, films, scripts, mayReach, above }: CoursePageSetting): string {
  const number = new Intl.NumberFormat(localeOf(language));
  const lessons = lessonsOf(course);
  const minutes = (count: number) =>
    new Intl.NumberFormat(localeOf(language), { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(count);
  const contents = tag('section', { class: 'part', id: 'contents', tabindex: -1 }, [
    tag('h1', {}, [textIn(course.title, language)]),
    tag('p', { class: 'lead' }, [textIn(course.summary, language)]),
    tag('p', {}, [tag('a', { class: 'way is-main', id: 'begin', href: `#${lessons[0]?.id ?? 'end'}` }, [say.begin])]),
    tag('p', { class: 'note', id: 'not-kept', hidden: true }, [say.notKept]),
    tag('h2', {}, [say.contents]),
    ...course.modules.map((module) =>
      joined([
        tag('h3', {}, [textIn(module.title, language)]),
        tag(
          'ol',
          { class: 'lessons' },
          module.lessons.map((lesson) =>
            tag('li', {}, [
              tag('a', { href: `#${lesson.id}` }, [lesson.texts[language]?.title ?? lesson.id]),
              ' ',
              tag('span', { class: 'quiet' }, [minutes(lesson.minutes)]),
              ' ',
              tag('span', { class: 'done', 'data-read': lesson.id, hidden: true }, [say.read]),
            ]),
          ),
        ),
      ]),
    ),
  ]);
  const parts = lessons.map((lesson, index) => {
    const text = lesson.texts[language];
    const [before, after] = [lessons[index - 1], lessons[index + 1]];
    const module = course.modules.find(({ id }) => id === lesson.moduleId);
    return tag('section', { class: 'part', id: lesson.id, 'data-lesson': lesson.id, tabindex: -1, hidden: true }, [
      tag('p', { class: 'quiet' }, [
        `${module ? textIn(module.title, language) : ''} · ${number.format(index + 1)} / ${number.format(lessons.length)} · ${minutes(lesson.minutes)}`,
      ]),
      tag('h1', {}, [text?.title ?? lesson.id]),
      tag('p', { class: 'lead' }, [text?.summary ?? '']),
      tag('div', { class: 'text' }, [blocksHtml(text?.blocks ?? [], { language, say, films, checks: course.checks })]),
      tag('nav', { class: 'ways', 'aria-label': say.contents }, [
        link(before?.id ?? 'contents', [before ? say.previous : say.contents]),
        tag('a', { class: 'way is-main', href: `#${after?.id ?? 'end'}`, 'data-finish': lesson.id }, [
          after ? say.next.replace('#', after.texts[language]?.title ?? after.id) : say.toEnd,
        ]),
      ]),
    ]);
  });
  const end = tag('section', { class: 'part', id: 'end', tabindex: -1, hidden: true }, [
    tag('h1', {}, [say.end]),
    tag('p', { class: 'lead', 'data-end': 'some' }, [say.endSome]),
    tag('p', { class: 'lead', 'data-end': 'all', hidden: true }, [say.endAll]),
    tag('p', {}, [say.exam]),
    tag('nav', { class: 'ways', 'aria-label': say.contents }, [
      link('contents', [say.contents]),
      tag('button', { type: 'button', class: 'way is-main', id: 'leave', hidden: true }, [say.leave]),
    ]),
    tag('p', { class: 'note', id: 'left', role: 'status', hidden: true }, [say.left]),
  ]);
  const places = placesOf(course, language);
  const policy = [
    "default-src 'none'",
    "img-src 'self'",
    "media-src 'self'",
    "style-src 'self'",
    "script-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    ...(mayReach ? [`connect-src ${mayReach}`] : []),
  ].join('; ');
  const head = tag('head', {}, [
    tag('meta', { charset: 'utf-8' }),
    tag('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    tag('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    tag('title', {}, [textIn(course.title, language)]),
    tag('link', { rel: 'stylesheet', href: 'style.css' }),
  ]);
  const body = tag(
    'body',
    {
      'data-locale': localeOf(language),
      'data-mark': markOf(course, language),
      'data-lessons': places.lessons.join(' '),
      'data-checks': places.checks.join(' '),
    },
    [
      ...(above ? [above] : []),
      tag('header', { class: 'bar' }, [
        link('contents', [textIn(course.title, language)]),
        tag('progress', { id: 'progress', max: lessons.length, value: 0, 'aria-label': say.progress }),
        tag('span', { id: 'progress-said', class: 'quiet' }),
      ]),
      tag('main', {}, [contents, ...parts, end]),
      ...scripts.map((src) => tag('script', { src })),
    ],
  );
  return `<!doctype html>\n${tag('html', { lang: language, dir: directionOf(language) }, [head, body]).html}\n`;
}
