/**
 * The blocks of a lesson as HTML: the same shapes as `screens/lesson/lesson-blocks`, for a page without our screens.
 */
import { type Block, headOf, type Inline } from '../content/lesson-block.ts';
import type { Check } from '../exam/item-types/options.ts';
import { captionsFile, type FilmView, filmFile, posterFile } from '../films/film.ts';
import { type LanguageCode, textIn } from '../locale/languages.ts';
import { assertNever } from '../result/result.ts';
import type { ExportWords } from './export-words.ts';
import { type Html, joined, tag, words } from './html.ts';

export type LessonSetting = {
  readonly language: LanguageCode;
  readonly say: ExportWords;
  readonly checks: readonly Check[];
  readonly films: readonly FilmView[];
};

const inline = (nodes: readonly Inline[]): Html =>
  joined(
    nodes.map((node): Html => {
      switch (node.kind) {
        case 'text':
        case 'term':
          return words(node.text);
        case 'strong':
          return tag('strong', {}, [inline(node.children)]);
        case 'emphasis':
          return tag('em', {}, [inline(node.children)]);
        case 'break':
          return tag('br');
        default:
          return assertNever(node);
      }
    }),
  );

const row = (head: readonly Inline[][], cells: readonly Inline[][]): Html =>
  tag(
    'tr',
    {},
    cells.map((cell, column) => {
      const scope = headOf(head, cell, { isInHead: cells === head, column });
      return tag(scope ? 'th' : 'td', { scope: scope ?? false }, [inline(cell)]);
    }),
  );

/** What is right stands in the page: a check teaches, and its answer is no secret. */
function checkHtml(check: Check, { language, say }: LessonSetting): Html {
  const type = check.type === 'choice' ? 'radio' : 'checkbox';
  const options = check.options.map(({ id, text, correct }) =>
    tag('label', { class: 'check-option' }, [
      tag('input', { type, name: check.id, value: id, 'data-right': correct }),
      tag('span', {}, [textIn(text, language)]),
      tag('span', { class: 'check-mark', hidden: true }, [correct ? say.right : '']),
    ]),
  );
  const feedback = check.options.flatMap(({ id, feedback: said }) =>
    said ? [tag('p', { 'data-option': id, hidden: true }, [textIn(said, language)])] : [],
  );
  return tag('form', { class: 'check', 'data-check': check.id }, [
    tag('p', { class: 'check-title' }, [say.check]),
    tag('fieldset', {}, [tag('legend', {}, [textIn(check.stem, language)]), ...options]),
    tag('button', { type: 'submit', disabled: true }, [say.ask]),
    tag('div', { class: 'check-answer', role: 'status' }, [
      tag('div', { class: 'check-told', hidden: true }, [
        tag('p', { class: 'check-word', 'data-when': 'right', hidden: true }, [say.correct]),
        tag('p', { class: 'check-word', 'data-when': 'wrong', hidden: true }, [say.lookAgain]),
        ...feedback,
        tag('p', {}, [textIn(check.rationale, language)]),
      ]),
    ]),
  ]);
}

/** Where a file of a film lies in the package. */
export const filmPlace = ({ id }: Pick<FilmView, 'id'>, file: string): string => `films/${id}/${file}`;

const playTime = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** The browser's own player; who cannot see it, or whose browser does not play it, has the transcript. */
function filmHtml(film: FilmView, say: ExportWords): Html {
  const lines = film.scenes.map(({ from, caption, seen }) =>
    tag('li', {}, [
      tag('span', { class: 'quiet' }, [playTime(from)]),
      tag('span', {}, [caption]),
      tag('span', { class: 'quiet' }, [say.seen.replace('#', seen)]),
    ]),
  );
  return tag('figure', { class: 'film' }, [
    tag('figcaption', {}, [`${say.film} · ${film.title}`]),
    tag(
      'video',
      {
        src: filmPlace(film, filmFile),
        poster: filmPlace(film, posterFile),
        controls: true,
        muted: true,
        playsinline: true,
        // Every lesson is in the one page: none of its films is fetched before somebody wants it.
        preload: 'none',
        width: 960,
        height: 540,
        'aria-label': film.title,
      },
      [
        tag('track', {
          kind: 'captions',
          src: filmPlace(film, captionsFile),
          srclang: film.language,
          label: say.film,
          default: true,
        }),
      ],
    ),
    tag('details', {}, [tag('summary', {}, [say.transcript]), tag('p', {}, [film.lead]), tag('ol', {}, lines)]),
  ]);
}

export const blocksHtml = (blocks: readonly Block[], setting: LessonSetting): Html =>
  joined(blocks.map((block) => blockHtml(block, setting)));

function blockHtml(block: Block, setting: LessonSetting): Html {
  const { say, checks, films } = setting;
  switch (block.kind) {
    case 'heading':
      return tag(block.depth === 2 ? 'h2' : 'h3', {}, [inline(block.children)]);
    case 'paragraph':
      return tag('p', {}, [inline(block.children)]);
    case 'list':
      return tag(
        block.ordered ? 'ol' : 'ul',
        {},
        block.items.map((item) => {
          const only = item.length === 1 && item[0]?.kind === 'paragraph' ? item[0] : null;
          return tag('li', {}, [only ? inline(only.children) : blocksHtml(item, setting)]);
        }),
      );
    case 'table':
      return tag('div', { class: 'lesson-table', tabindex: 0 }, [
        tag('table', {}, [
          tag('thead', {}, [row(block.head, block.head)]),
          tag(
            'tbody',
            {},
            block.rows.map((cells) => row(block.head, cells)),
          ),
        ]),
      ]);
    case 'quote':
      return tag('blockquote', {}, [blocksHtml(block.children, setting)]);
    case 'callout':
      return tag('aside', { class: `callout is-${block.callout}` }, [
        tag('p', { class: 'callout-title' }, [say[block.callout]]),
        blocksHtml(block.children, setting),
      ]);
    case 'picture':
      return tag('figure', {}, [
        tag('img', { src: `pictures/${block.file}`, alt: block.alt, loading: 'lazy', width: 720, height: 360 }),
        tag('figcaption', { 'aria-hidden': 'true' }, [block.alt]),
      ]);
    case 'check': {
      const check = checks.find(({ id }) => id === block.checkId);
      return check ? checkHtml(check, setting) : words('');
    }
    case 'film': {
      const film = films.find(({ id }) => id === block.filmId);
      return film ? filmHtml(film, say) : words('');
    }
    case 'exercise':
      return tag('p', { class: 'exercise' }, [say.exercise]);
    default:
      return assertNever(block);
  }
}
