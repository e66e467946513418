/**
 * `fieldpass content export-scorm`: the lessons of a course as a package that other learning systems play.
 */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { shownIn } from '#core/course-export/course-page.ts';
import type { CourseStandard } from '#core/course-export/manifests.ts';
import { type PackedFilm, type PlayerFiles, writeCoursePackage } from '#core/course-export/write-course-package.ts';
import { type Film, filmFile, filmViewOf, posterFile } from '#core/films/film.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { readPackFolder } from '#store/content/pack-folder.ts';
import { diskFailure } from '#store/disk/disk-failure.ts';
import { ensureFolder, writeDurably } from '#store/disk/durable-file.ts';
import { refuseExisting } from '../items/refuse-existing.ts';
import { messagesIn } from '../messages.ts';
import { readContent } from '../read-content.ts';
import { sayFailure } from '../say-failure.ts';
import { wordsOfPages } from './words-of-pages.ts';

type Options = {
  readonly course: string;
  readonly courseLanguage: LanguageCode;
  readonly standard: CourseStandard;
  readonly out: string;
  readonly force?: boolean;
  readonly content: string;
  readonly language: LanguageCode;
};

const tracks = { 'scorm-1.2': 'track-scorm.js', 'scorm-2004': 'track-scorm.js', cmi5: 'track-cmi5.js' } as const;

async function playerFor(standard: CourseStandard): Promise<PlayerFiles> {
  const shipped = (name: string) => readFile(new URL(`course-player/${name}`, import.meta.url), 'utf8');
  return {
    'style.css': await shipped('style.css'),
    'player.js': await shipped('player.js'),
    'track.js': await shipped(tracks[standard]),
  };
}

/** Those of a course, with their files. */
async function packedFilms(content: string, films: readonly Film[], language: LanguageCode): Promise<PackedFilm[]> {
  return Promise.all(
    films.map(async (film) => {
      const { files, media } = await readPackFolder(join(content, 'films', film.id));
      return {
        view: filmViewOf(film, language),
        movingPicture: media.get(filmFile) ?? new Uint8Array(),
        poster: new TextEncoder().encode(files.get(posterFile)),
      };
    }),
  );
}

export async function contentExportScorm(options: Options): Promise<number> {
  const { content, courseLanguage, standard, out } = options;
  const t = await messagesIn(options.language);
  const { courses, films, refused } = await readContent(content);
  const course = courses.find(({ id }) => id === options.course);
  if (!course) {
    const known = courses.map(({ id }) => id).join(', ') || '–';
    process.stderr.write(`${t('courseUnknown', { ns: 'exchange', course: options.course, known })}\n`);
    if (refused.length > 0) process.stderr.write(`${t('contentRefused')}\n`);
    return 1;
  }
  if (!course.languages.includes(courseLanguage)) {
    const known = course.languages.join(', ');
    process.stderr.write(`${t('courseExport.language', { wanted: courseLanguage, known })}\n`);
    return 1;
  }
  if (!options.force && (await refuseExisting([out], 'export.forceHint', t))) return 1;
  const { files } = await readPackFolder(join(content, 'courses', course.id, 'pictures'));
  const shown = shownIn(course, courseLanguage, 'film');
  const written = writeCoursePackage({
    course,
    language: courseLanguage,
    standard,
    say: wordsOfPages(await messagesIn(courseLanguage)),
    player: await playerFor(standard),
    films: await packedFilms(
      content,
      films.filter(({ id }) => shown.has(id)),
      courseLanguage,
    ),
    pictures: new Map([...files].map(([name, text]) => [name, new TextEncoder().encode(text)])),
  });
  if (!written) {
    process.stderr.write(`${t('courseExport.tooLong', { standard })}\n`);
    return 1;
  }
  try {
    await ensureFolder(dirname(out));
    await writeDurably(out, written.bytes);
  } catch (error) {
    return sayFailure(diskFailure(error), t);
  }
  const { lessons, pictures } = written;
  process.stdout.write(`${t('courseExport.done', { path: out, lessons, pictures })}\n`);
  return 0;
}
