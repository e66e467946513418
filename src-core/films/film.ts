/**
 * A film after it was read, with its words in many languages, and as somebody sees it, with its words in one. The moving
 * picture itself is a file beside it, the same for all languages.
 */
import { contentId, language } from '../contract/values.ts';
import { type LanguageCode, type LocalText, textIn } from '../locale/languages.ts';
import { z } from '../zod.ts';

/** The files of a film beside its words. */
export const filmFile = 'film.webm';
export const posterFile = 'poster.svg';
/** Captions in one language, where they lie beside the film. */
export const captionsFile = 'captions.vtt';

export type Scene = {
  readonly id: string;
  /** In seconds. */
  readonly from: number;
  readonly to: number;
  /** What the film says here. */
  readonly caption: LocalText;
  /** What is to be seen here, for somebody who does not see it. */
  readonly seen: LocalText;
};

export type Film = {
  readonly id: string;
  readonly version: string;
  readonly languages: readonly LanguageCode[];
  readonly seconds: number;
  readonly competencies: readonly string[];
  readonly title: LocalText;
  readonly lead: LocalText;
  readonly scenes: readonly Scene[];
};

const seconds = z.number().nonnegative();

export const filmView = z.strictObject({
  id: contentId,
  language,
  seconds,
  title: z.string(),
  lead: z.string(),
  scenes: z.array(z.strictObject({ id: contentId, from: seconds, to: seconds, caption: z.string(), seen: z.string() })),
});
export type FilmView = z.infer<typeof filmView>;

/** The language in which a person with `wanted` sees this film. */
export const filmLanguage = ({ languages }: Film, wanted: LanguageCode): LanguageCode =>
  languages.includes(wanted) ? wanted : languages.includes('en') ? 'en' : (languages[0] ?? 'en');

export function filmViewOf(film: Film, wanted: LanguageCode): FilmView {
  const shown = filmLanguage(film, wanted);
  return {
    id: film.id,
    language: shown,
    seconds: film.seconds,
    title: textIn(film.title, shown),
    lead: textIn(film.lead, shown),
    scenes: film.scenes.map(({ id, from, to, caption, seen }) => ({
      id,
      from,
      to,
      caption: textIn(caption, shown),
      seen: textIn(seen, shown),
    })),
  };
}
