/**
 * The files of a film as a page may have them: what the content names, and captions made of its words. Nothing else that
 * may lie in its folder.
 */
import { join } from 'node:path';
import { webVtt } from '#core/films/captions.ts';
import { filmFile, filmViewOf, posterFile } from '#core/films/film.ts';
import type { Desk } from '../desk.ts';
import { readInside } from '../window/app-protocol.ts';

export async function filmFileOf(desk: Desk, id: string, file: string): Promise<Uint8Array | null> {
  const film = (await desk.library()).films.find((one) => one.id === id);
  if (!film) return null;
  if (file === filmFile || file === posterFile) return readInside(join(desk.contentFolder, 'films', id), file);
  const language = film.languages.find((code) => file === `captions.${code}.vtt`);
  return language ? new TextEncoder().encode(webVtt(filmViewOf(film, language))) : null;
}
