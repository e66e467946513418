/**
 * The content that a registry counts attempts with: that of its newest release, every earlier one, and what it was started
 * with. A release that is published while it runs is noticed when somebody asks.
 */
import type { Course, Framework } from '#core/content/pack.ts';
import type { Programme } from '#core/programme/programme.ts';
import { takingTurns } from '#core/result/turns.ts';
import type { Library } from '#store/content/library.ts';
import { readTree } from './read-tree.ts';
import { fileOf, isNameOf, type Published, publishedIn, readPublished } from './releases.ts';

export type Taught = {
  readonly courses: readonly Course[];
  readonly programmes: readonly Programme[];
  readonly framework: Framework;
};

export type TaughtContent = {
  /** The newest, as it was looked at last. */
  readonly current: Taught;
  readonly newest: Published | null;
  /** Looks whether something newer was published. What cannot be read is said, and what was there before stays. */
  look(): Promise<void>;
  /** What an attempt may have been sat with: the named release where it is here, else everything, one after the other. */
  among(release: string | null): AsyncIterable<Taught>;
};

export type TaughtOptions = {
  readonly data: string;
  /** What the registry was started with. */
  readonly library: Taught;
  readonly onFault: (error: unknown) => void;
  /** Names the program, so that a new one never trusts what an old one read. */
  readonly program: string;
};

/** Read ones that are kept in memory: attempts of the others come seldom. */
const mostRead = 6;

const taughtIn = ({ courses, programmes, framework }: Library): Taught | null =>
  framework ? { courses, programmes, framework } : null;

/** Nothing is published as long as nobody looked. */
export function taughtContent({ data, library, program, onFault }: TaughtOptions): TaughtContent {
  const read = new Map<string, Promise<Taught | null>>();
  const inTurn = takingTurns();
  let names: string[] = [];
  let newest: Published | null = null;
  let current = library;

  const readRelease = async (name: string): Promise<Taught | null> => {
    const published = await readPublished(data, name);
    return taughtIn(await readTree(data, published, program, (sha256) => fileOf(data, sha256)));
  };
  const taughtBy = (name: string): Promise<Taught | null> => {
    const known = read.get(name) ?? readRelease(name);
    read.delete(name);
    read.set(name, known);
    known.catch(() => read.delete(name));
    for (const old of [...read.keys()].slice(0, -mostRead)) read.delete(old);
    return known;
  };

  const lookNow = async () => {
    names = await publishedIn(data);
    const [name] = names;
    if (!name || (newest && isNameOf(name, newest.id))) return;
    const published = await readPublished(data, name);
    const taught = await taughtBy(name);
    if (taught) [current, newest] = [taught, published];
  };
  const look = () => inTurn(() => lookNow().catch(onFault));

  return {
    get current() {
      return current;
    },
    get newest() {
      return newest;
    },
    look,
    async *among(release) {
      const named = release === null ? undefined : names.find((name) => isNameOf(name, release));
      if (named) {
        const taught = await taughtBy(named);
        if (taught) yield taught;
        return;
      }
      yield library;
      for (const name of names) {
        const taught = await taughtBy(name);
        if (taught) yield taught;
      }
    },
  };
}
