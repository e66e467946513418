/**
 * A course in one language as a package that other systems play. Lessons, their checks, pictures and films go out; the exam, its
 * items and keys never do. The same course gives the same bytes.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Course } from '../content/pack.ts';
import { writeZip } from '../exchange/zip/write-zip.ts';
import { webVtt } from '../films/captions.ts';
import { captionsFile, type FilmView, filmFile, posterFile } from '../films/film.ts';
import type { LanguageCode } from '../locale/languages.ts';
import { coursePage, placesOf, shownIn } from './course-page.ts';
import type { ExportWords } from './export-words.ts';
import { filmPlace } from './lesson-html.ts';
import { type CourseStandard, manifestOf, writeCourseManifest } from './manifests.ts';

/** What is shipped with every course: `style.css`, `player.js`, and the one `track.js` of its standard. */
export type PlayerFiles = Readonly<Record<'style.css' | 'player.js' | 'track.js', string>>;

/** How long what an LMS keeps may be, in characters (SCORM 1.2, 3.4.4: 4096; 2004, 4.2.23: 64000). */
export const mostKept: Readonly<Record<CourseStandard, number>> = {
  'scorm-1.2': 4096,
  'scorm-2004': 64_000,
  cmi5: 64_000,
};

/** The longest that the player keeps of a course: its mark, the lesson, a sign a lesson and a sign a check. */
export function mostKeptOf(course: Course, language: LanguageCode): number {
  const { lessons, checks } = placesOf(course, language);
  const longest = Math.max('contents'.length, ...lessons.map((id) => id.length));
  return 8 + longest + lessons.length + checks.length + 3;
}

export type PackageSetting = {
  readonly course: Course;
  readonly language: LanguageCode;
  readonly standard: CourseStandard;
  readonly say: ExportWords;
  readonly player: PlayerFiles;
  /** Of the course, by name. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  readonly films: readonly PackedFilm[];
};

/** A film with its files. */
export type PackedFilm = { readonly view: FilmView; readonly movingPicture: Uint8Array; readonly poster: Uint8Array };

export type WrittenCourse = { readonly bytes: Uint8Array; readonly lessons: number; readonly pictures: number };

/** Null where what has to be kept of so long a course does not fit into the standard. */
export function writeCoursePackage(setting: PackageSetting): WrittenCourse | null {
  const { course, language, standard, say, player, pictures, films } = setting;
  if (mostKeptOf(course, language) > mostKept[standard]) return null;
  const files = new Map<string, Uint8Array>();
  const page = coursePage({
    course,
    language,
    say,
    films: films.map(({ view }) => view),
    scripts: ['track.js', 'player.js'],
    ...(standard === 'cmi5' && { mayReach: 'https: http:' as const }),
  });
  files.set('index.html', utf8ToBytes(page));
  for (const name of ['player.js', 'style.css', 'track.js'] as const) files.set(name, utf8ToBytes(player[name]));
  const shown = [...shownIn(course, language, 'picture')].sort();
  for (const name of shown) {
    const picture = pictures.get(name);
    if (picture) files.set(`pictures/${name}`, picture);
  }
  for (const { view, movingPicture, poster } of films) {
    files.set(filmPlace(view, filmFile), movingPicture);
    files.set(filmPlace(view, posterFile), poster);
    files.set(filmPlace(view, captionsFile), utf8ToBytes(webVtt(view)));
  }
  const manifest = writeCourseManifest(standard, { course, language, files: [...files.keys()] });
  const whole = new Map([[manifestOf[standard], utf8ToBytes(manifest)], ...files]);
  return { bytes: writeZip(whole), lessons: placesOf(course, language).lessons.length, pictures: shown.length };
}
