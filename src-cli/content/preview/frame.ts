/**
 * What stands around every page of the preview: where one is, other languages and themes, and what is wrong just now.
 */
import type { TFunction } from 'i18next';
import type { Told } from '#core/content/check-for-authors.ts';
import { themes } from '#core/contract/values.ts';
import { type Html, joined, tag } from '#core/course-export/html.ts';
import { directionOf, type LanguageCode, languages } from '#core/locale/languages.ts';

export type Theme = (typeof themes)[number];

export type Setting = {
  /** Words of the preview, in the author's own language. */
  readonly say: TFunction;
  readonly own: LanguageCode;
  readonly theme: Theme;
  /** Of the content as it was read: a page that has another one loads itself again. */
  readonly version: string;
  readonly problems: readonly Told[];
};

export type Place = {
  /** Below the theme: `courses/basic-security/`. */
  readonly above: string;
  readonly language: LanguageCode;
  /** Languages that this place has. */
  readonly languages: readonly LanguageCode[];
  readonly page: string;
  /** Pages beside it, by file, and the words that lead there. */
  readonly beside: Readonly<Record<string, string>>;
};

/** A file, its line and the sentence, as `fieldpass content check` says them. */
export const linesOf = (problems: readonly Told[], say: TFunction): { place: string; what: string }[] =>
  problems.flatMap(({ pack, problems: own }) =>
    own.map(({ file, line, code, params }) => ({
      place: `${pack}/${file}${line > 0 ? `:${line}` : ''}`,
      what: say(code, { ns: 'problem', ...params }),
    })),
  );

function problemsPart({ say, problems }: Setting): Html {
  const lines = linesOf(problems, say);
  if (lines.length === 0) return joined([]);
  return tag('section', { class: 'problems', 'aria-labelledby': 'problems-title', tabindex: 0 }, [
    tag('h2', { id: 'problems-title' }, [say('preview.problems', { ns: 'content-tools', count: lines.length })]),
    tag('p', {}, [say('preview.lastGood', { ns: 'content-tools' })]),
    tag(
      'ul',
      {},
      lines.map(({ place, what }) => tag('li', {}, [tag('code', { dir: 'ltr' }, [place]), ': ', what])),
    ),
  ]);
}

export function authorsBar(setting: Setting, place: Place | null): Html {
  const { say, own, theme, version } = setting;
  const said = (key: string) => say(`preview.${key}`, { ns: 'content-tools' });
  const to = (language: LanguageCode, page: string, inTheme = theme) =>
    place ? `/${inTheme}/${place.above}${language}/${page}` : `/${inTheme}/`;
  const way = (href: string, name: string, isHere: boolean, more: Readonly<Record<string, string>> = {}) =>
    tag('a', { href, 'aria-current': isHere ? 'page' : undefined, ...more }, [name]);
  const ways = (name: string, links: readonly Html[]) =>
    links.length > 0 ? tag('nav', { 'aria-label': said(name) }, links) : joined([]);
  return tag('div', { lang: own, dir: directionOf(own), 'data-version': version }, [
    tag('div', { class: 'author' }, [
      ways('pages', [
        way(`/${theme}/`, said('all'), !place),
        ...Object.entries(place?.beside ?? {}).map(([page, name]) =>
          way(to(place?.language ?? own, page), name, page === place?.page),
        ),
      ]),
      ways(
        'languages',
        languages
          .filter(({ code }) => place?.languages.includes(code))
          .map(({ code, name }) => way(to(code, place?.page ?? ''), name, code === place?.language, { lang: code })),
      ),
      ways(
        'themes',
        themes.map((one) =>
          way(
            to(place?.language ?? own, place?.page ?? '', one),
            say(`themes.${one}`, { ns: 'settings' }),
            one === theme,
          ),
        ),
      ),
    ]),
    problemsPart(setting),
  ]);
}

/** A page without the player of courses. `body`: in `language`. */
export function framed(setting: Setting, place: Place | null, title: string, body: readonly Html[]): string {
  const language = place?.language ?? setting.own;
  const head = tag('head', {}, [
    tag('meta', { charset: 'utf-8' }),
    tag('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    tag('title', {}, [title]),
    tag('link', { rel: 'stylesheet', href: `/${setting.theme}/style.css` }),
  ]);
  const main = tag('main', {}, [tag('div', { class: 'part' }, [tag('h1', {}, [title]), ...body])]);
  const shown = tag('body', {}, [authorsBar(setting, place), main, tag('script', { src: '/preview.js' })]);
  return `<!doctype html>\n${tag('html', { lang: language, dir: directionOf(language) }, [head, shown]).html}\n`;
}
