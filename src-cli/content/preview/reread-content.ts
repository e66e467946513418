/**
 * Content that is read again and again: a pack whose files are what they were is not read anew, and of one in which something
 * is wrong now, what could be read last stays.
 */
import { checkPacks, checkTogether, type Told } from '#core/content/check-for-authors.ts';
import type { Course, Framework } from '#core/content/pack.ts';
import type { Film } from '#core/films/film.ts';
import type { Article } from '#core/library/article.ts';
import { type Library, type Remember, readLibrary } from '#store/content/library.ts';
import { type Pack, packsIn } from '#store/content/packs.ts';

export type ReadAgain = {
  /** As each could be read last, in the order in which people are shown them. */
  readonly courses: readonly Course[];
  readonly articles: readonly Article[];
  readonly films: readonly Film[];
  readonly framework: Framework | null;
  /** What `content check` says of the files as they are now. */
  readonly problems: readonly Told[];
};

type Files = Pick<Pack, 'files' | 'media'>;

const isSame = (one: Files, other: Files): boolean =>
  one.files.size === other.files.size &&
  one.media.size === other.media.size &&
  [...one.files].every(([path, text]) => other.files.get(path) === text) &&
  [...one.media].every(([path, bytes]) => Buffer.compare(bytes, other.media.get(path) ?? new Uint8Array()) === 0);

/** Answers what `make` made before of the same files and the same `beside`. */
function remembering<T>() {
  const known = new Map<string, { files: Files; beside: unknown; made: T }>();
  return ({ name, files, media }: Pack, beside: unknown, make: () => T): T => {
    const before = known.get(name);
    if (before && before.beside === beside && isSame(before.files, { files, media })) return before.made;
    const made = make();
    known.set(name, { files: { files, media }, beside, made });
    return made;
  };
}

export function rereader(folder: string): () => Promise<ReadAgain> {
  const reading = remembering<unknown>();
  const checking = remembering<Told[]>();
  const remember: Remember = (pack, framework, read) =>
    reading(pack, pack.kind === 'competencies' ? null : framework, read) as ReturnType<typeof read>;
  const lastGood = new Map<string, Course>();
  const lastFilms = new Map<string, Film>();
  let articles: readonly Article[] = [];
  let framework: Framework | null = null;

  const authorsProblems = async (library: Library): Promise<Told[]> => {
    const packs: Pack[] = [];
    for await (const pack of packsIn(folder)) packs.push(pack);
    const glossary = packs.filter(({ kind }) => kind === 'glossary');
    const films = packs.filter(({ kind }) => kind === 'films');
    const sizes = films.map(({ name, media }) => [name, ...[...media.values()].map(({ length }) => length)]);
    const others = JSON.stringify([glossary.map(({ files }) => [...files]), sizes]);
    const beside = [...glossary, ...films];
    const alone = packs.flatMap((pack) =>
      checking(pack, others, () =>
        checkPacks([...beside.filter(({ name }) => name !== pack.name), pack]).filter(
          (told) => told.pack === pack.name,
        ),
      ),
    );
    return [...alone, ...(library.refused.length === 0 ? checkTogether(library) : [])];
  };

  return async () => {
    const library = await readLibrary(folder, remember);
    const refused = new Set(library.refused.map(({ pack }) => pack));
    for (const id of [...lastGood.keys()]) if (!refused.has(`courses/${id}`)) lastGood.delete(id);
    for (const course of library.courses) lastGood.set(course.id, course);
    for (const id of [...lastFilms.keys()]) if (!refused.has(`films/${id}`)) lastFilms.delete(id);
    for (const film of library.films) lastFilms.set(film.id, film);
    if (!refused.has('library')) articles = library.articles;
    framework = library.framework ?? framework;
    return {
      courses: [...lastGood.values()],
      articles,
      films: [...lastFilms.values()],
      framework,
      problems: [...library.refused, ...(await authorsProblems(library))],
    };
  };
}
