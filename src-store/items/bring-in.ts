/**
 * Items of another system, read from a file and written as the files of a course that authors go on with. Nothing that is
 * there is written over; what did not fit is told, whatever the end.
 */
import { lstat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { itemsSchema, scenariosSchema } from '#core/content/pack-schema.ts';
import { type ContentProblem, problem } from '#core/content/problem.ts';
import { readYaml } from '#core/content/read-yaml.ts';
import type { Item } from '#core/exam/item.ts';
import { fitSets } from '#core/exchange/authoring/fit-sets.ts';
import { itemsYaml, scenariosYaml } from '#core/exchange/authoring/write-yaml.ts';
import { readGift } from '#core/exchange/gift/read-gift.ts';
import { guessFormat, type ImportFormat } from '#core/exchange/guess-format.ts';
import type { ImportOptions, ImportResult, ParseItem } from '#core/exchange/import-result.ts';
import { readMoodleXml } from '#core/exchange/moodle/read-moodle.ts';
import { parseInOwnLanguages } from '#core/exchange/parse-in-own-languages.ts';
import { readQtiPackage } from '#core/exchange/qti/read-package.ts';
import type { Failure } from '#core/result/failure.ts';
import { largestFile } from '../content/pack-folder.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { ensureFolder, writeDurably } from '../disk/durable-file.ts';
import { readSource } from './read-source.ts';

export type BringInOptions = Omit<ImportOptions, 'parseItem'> & {
  /** Told by the file where it is not given. */
  readonly format?: ImportFormat | undefined;
  /** Ids of the competencies that there are. */
  readonly competencies: ReadonlySet<string>;
  /** What is said of an item that names none of them. */
  readonly competencyUnknown: (id: string) => string;
};

export type BroughtIn =
  | { readonly end: 'unreadable' }
  | { readonly end: 'format-unknown' }
  /** No question fits. */
  | { readonly end: 'nothing'; readonly result: ImportResult }
  /** Nothing was written: these are there. */
  | { readonly end: 'in-the-way'; readonly result: ImportResult; readonly paths: readonly string[] }
  /** The disk refused; what was written before is left. */
  | { readonly end: 'failed'; readonly result: ImportResult; readonly failure: Failure }
  /** `faults`: what the application would say of the written files. */
  | { readonly end: 'written'; readonly result: ImportResult; readonly faults: readonly ContentProblem[] };

type Reader = (file: string, bytes: Uint8Array, options: ImportOptions) => ImportResult;

const readers: Readonly<Record<ImportFormat, Reader>> = {
  qti: (_file, bytes, options) => readQtiPackage(bytes, options),
  moodle: readMoodleXml,
  gift: readGift,
};

/** Items of ours name their competency themselves: it must be one that there is, too. */
const parserFor =
  ({ competencies, competencyUnknown }: BringInOptions): ParseItem =>
  (raw) => {
    const parsed = parseInOwnLanguages(raw);
    if (!parsed.ok) return parsed;
    const { competency } = parsed.item as Item;
    return competencies.has(competency) ? parsed : { ok: false, reason: competencyUnknown(competency) };
  };

/** What the application would say of a file: its own reader is asked before the file is written. */
function faultsIn(name: string, text: string, schema: z.ZodType): ContentProblem[] {
  const { problems } = readYaml(name, text, schema);
  return Buffer.byteLength(text) > largestFile ? [...problems, problem(name, 0, 'file-too-large')] : problems;
}

/** What cannot even be looked at cannot be written either: the write says so. */
const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

export const thoseThere = async (paths: readonly string[]): Promise<string[]> => {
  const there = await Promise.all(paths.map(isThere));
  return paths.filter((_path, index) => there[index]);
};

/** Reads `path` and writes `items.yaml`, `scenarios.yaml` and `pictures/` into the folder `out`. */
export async function bringIn(path: string, out: string, options: BringInOptions): Promise<BroughtIn> {
  const bytes = await readSource(path);
  if (!bytes) return { end: 'unreadable' };
  const format = options.format ?? guessFormat(path, bytes);
  if (!format) return { end: 'format-unknown' };
  const result = fitSets(readers[format](basename(path), bytes, { ...options, parseItem: parserFor(options) }));
  const { items, sets, pictures } = result;
  if (items.length === 0) return { end: 'nothing', result };

  const texts = new Map<string, string>();
  const faults: ContentProblem[] = [];
  const add = (name: string, text: string, schema: z.ZodType) => {
    texts.set(name, text);
    faults.push(...faultsIn(name, text, schema));
  };
  const single = items.filter(({ set }) => set === null);
  if (single.length > 0) add('items.yaml', itemsYaml(single), itemsSchema([]));
  if (sets.length > 0) add('scenarios.yaml', scenariosYaml(sets, items), scenariosSchema([]));
  const files = [...[...pictures].map(([name, drawing]) => [join('pictures', name), drawing] as const), ...texts];
  const targets = files.map(([name, content]) => [join(out, name), content] as const);
  const wanted = [join(out, 'items.yaml'), join(out, 'scenarios.yaml'), ...targets.map(([to]) => to)];
  const paths = await thoseThere([...new Set(wanted)]);
  if (paths.length > 0) return { end: 'in-the-way', result, paths };
  try {
    await ensureFolder(pictures.size > 0 ? join(out, 'pictures') : out);
    for (const [to, content] of targets) await writeDurably(to, content);
  } catch (error) {
    return { end: 'failed', result, failure: diskFailure(error) };
  }
  return { end: 'written', result, faults };
}
