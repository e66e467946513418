/**
 * Content that is read again and again: a pack whose files are what they were is not read anew, and of one in which something
 * is wrong now, what could be read last stays.
 */
import { checkPacks, checkTogether, type Told } from '#core/content/check-for-authors.ts';
import type { Course, Framework, PackFiles } from '#core/content/pack.ts';
import type { Article } from '#core/library/article.ts';
import { type Library, type Remember, readLibrary } from '#store/content/library.ts';
import { type Pack, packsIn } from '#store/content/packs.ts';

export type ReadAgain = {
  /** As each could be read last, in the order in which people are shown them. */
  readonly courses: readonly Course[];
  readonly articles: readonly Article[];
  readonly framework: Framework | null;
  /** What `content check` says of the files as they are now. */
  readonly problems: readonly Told[];
};

const isSame = (one: PackFiles, other: PackFiles): boolean =>
  one.size === other.size && [...one].every(([path, text]) => other.get(path) === text);

/** Answers what `make` made before of the same files and the same `beside`. */
function remembering<T>() {
  const known = new Map<string, { files: PackFiles; beside: unknown; made: T }>();
  return ({ name, files }: Pick<Pack, 'name' | 'files'>, beside: unknown, make: () => T): T => {
    const before = known.get(name);
    if (before && before.beside === beside && isSame(before.files, files)) return before.made;
    const made = make();
    known.set(name, { files, beside, made });
    return made;
  };
}

export function rereader(folder: string): () => Promise<ReadAgain> {
  const reading = remembering<unknown>();
  const checking = remembering<Told[]>();
  const remember: Remember = (pack, framework, read) =>
    reading(pack, pack.kind === 'competencies' ? null : framework, read) as ReturnType<typeof read>;
  const lastGood = new Map<string, Course>();
  let articles: readonly Article[] = [];
  let framework: Framework | null = null;

  const authorsProblems = async (library: Library): Promise<Told[]> => {
    const packs: Pack[] = [];
    for await (const pack of packsIn(folder)) packs.push(pack);
    const glossary = packs.filter(({ kind }) => kind === 'glossary');
    const words = JSON.stringify(glossary.map(({ files }) => [...files]));
    const alone = packs.flatMap((pack) => checking(pack, words, () => checkPacks([...glossary, pack])));
    return [...alone, ...(library.refused.length === 0 ? checkTogether(library) : [])];
  };

  return async () => {
    const library = await readLibrary(folder, remember);
    const refused = new Set(library.refused.map(({ pack }) => pack));
    for (const id of [...lastGood.keys()]) if (!refused.has(`courses/${id}`)) lastGood.delete(id);
    for (const course of library.courses) lastGood.set(course.id, course);
    if (!refused.has('library')) articles = library.articles;
    framework = library.framework ?? framework;
    return {
      courses: [...lastGood.values()],
      articles,
      framework,
      problems: [...library.refused, ...(await authorsProblems(library))],
    };
  };
}
