/**
 * The films that stand in a text, as somebody with a language sees them.
 */
import { landmarksOf } from '#core/content/landmarks.ts';
import type { Block } from '#core/content/lesson-block.ts';
import { type FilmView, filmViewOf } from '#core/films/film.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import type { Desk } from '../desk.ts';

export async function filmsIn(desk: Desk, blocks: readonly Block[], language: LanguageCode): Promise<FilmView[]> {
  const placed = landmarksOf(blocks).filter((landmark) => landmark.startsWith('film '));
  if (placed.length === 0) return [];
  const { films } = await desk.library();
  return films.filter(({ id }) => placed.includes(`film ${id}`)).map((film) => filmViewOf(film, language));
}
