/**
 * `fieldpass items import`: items of another system, as the files of a course that authors go on with.
 */
import { basename, join } from 'node:path';
import type { TFunction } from 'i18next';
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
import { type LanguageCode, languageCodes } from '#core/locale/languages.ts';
import { largestFile } from '#store/content/pack-folder.ts';
import { diskFailure } from '#store/disk/disk-failure.ts';
import { ensureFolder, writeDurably } from '#store/disk/durable-file.ts';
import { messagesIn } from '../messages.ts';
import { knownCompetencies } from './known-competencies.ts';
import { isLoss, problemLine } from './problem-lines.ts';
import { readSource } from './read-source.ts';
import { refuseExisting } from './refuse-existing.ts';

export type ItemsImportOptions = {
  readonly format?: ImportFormat;
  readonly competency: string;
  readonly source: string;
  readonly difficulty: '1' | '2' | '3';
  readonly as: LanguageCode;
  readonly out: string;
  readonly content: string;
  readonly language: LanguageCode;
};

type Reader = (file: string, bytes: Uint8Array, options: ImportOptions) => ImportResult;

const readers: Readonly<Record<ImportFormat, Reader>> = {
  qti: (_file, bytes, options) => readQtiPackage(bytes, options),
  moodle: readMoodleXml,
  gift: readGift,
};

const say = (text: string) => process.stdout.write(`${text}\n`);
const warn = (text: string) => process.stderr.write(`${text}\n`);

/** Items of ours name their competency themselves: it must be one of the framework too. */
const parserWith =
  (known: ReadonlySet<string>, t: TFunction): ParseItem =>
  (raw) => {
    const parsed = parseInOwnLanguages(raw);
    if (!parsed.ok) return parsed;
    const { competency } = parsed.item as Item;
    if (known.has(competency)) return parsed;
    return { ok: false, reason: t('unknown-competency', { ns: 'problem', id: competency }) };
  };

/** What the application would say of a file: its own reader is asked before the file is written. */
function faultsIn(name: string, text: string, schema: z.ZodType): ContentProblem[] {
  const { problems } = readYaml(name, text, schema);
  return Buffer.byteLength(text) > largestFile ? [...problems, problem(name, 0, 'file-too-large')] : problems;
}

/** How many of the items are there in which language. */
function languagesOf(items: readonly Item[]): string {
  const counts = languageCodes.map(
    (code) => [code, items.filter(({ stem }) => stem[code] !== undefined).length] as const,
  );
  return counts.flatMap(([code, count]) => (count > 0 ? `${code} ${count}` : [])).join(', ');
}

export async function itemsImport(path: string, options: ItemsImportOptions): Promise<number> {
  const t = await messagesIn(options.language);
  const words = (key: string, values: Readonly<Record<string, unknown>> = {}) => t(key, { ns: 'exchange', ...values });
  const known = await knownCompetencies(options.content, t);
  if (!known) return 1;
  if (!known.has(options.competency)) {
    warn(t('unknown-competency', { ns: 'problem', id: options.competency }));
    warn(words('import.none'));
    return 1;
  }
  const bytes = await readSource(path);
  if (!bytes) {
    warn(t('pathUnreadable', { path }));
    return 1;
  }
  const format = options.format ?? guessFormat(path, bytes);
  if (!format) {
    warn(words('import.formatUnknown', { path }));
    return 2;
  }

  const file = basename(path);
  const result = fitSets(
    readers[format](file, bytes, {
      competency: options.competency,
      source: options.source,
      difficulty: Number(options.difficulty) as 1 | 2 | 3,
      language: options.as,
      rationale: (await messagesIn(options.as))('import.rationale', { ns: 'exchange' }),
      parseItem: parserWith(known, t),
    }),
  );
  const { questions, items, sets, pictures, problems } = result;
  for (const one of problems) say(problemLine(file, one, t));
  const leftOut = questions - items.length;
  say(words('import.read', { questions, written: items.length, leftOut }));
  if (items.length === 0) {
    warn(words('import.none'));
    return 1;
  }

  const texts = new Map<string, string>();
  const single = items.filter(({ set }) => set === null);
  const faults: ContentProblem[] = [];
  const add = (name: string, text: string, schema: z.ZodType) => {
    texts.set(name, text);
    faults.push(...faultsIn(name, text, schema));
  };
  if (single.length > 0) add('items.yaml', itemsYaml(single), itemsSchema([]));
  if (sets.length > 0) add('scenarios.yaml', scenariosYaml(sets, items), scenariosSchema([]));
  const files = [...[...pictures].map(([name, drawing]) => [join('pictures', name), drawing] as const), ...texts];
  const targets = files.map(([name, content]) => [join(options.out, name), content] as const);
  const inTheWay = [join(options.out, 'items.yaml'), join(options.out, 'scenarios.yaml'), ...targets.map(([to]) => to)];
  if (await refuseExisting([...new Set(inTheWay)], 'import.otherFolder', t)) {
    warn(words('import.none'));
    return 1;
  }
  try {
    await ensureFolder(pictures.size > 0 ? join(options.out, 'pictures') : options.out);
    for (const [to, content] of targets) await writeDurably(to, content);
  } catch (error) {
    const { code, params } = diskFailure(error);
    warn(t(`${code}.what`, { ns: 'failure', ...params }));
    warn(words('import.partly', { path: options.out }));
    return 1;
  }
  const counts = { single: single.length, sets: sets.length, linked: items.length - single.length };
  say(words('import.done', { path: options.out, ...counts, pictures: pictures.size, languages: languagesOf(items) }));
  for (const { file: name, line, code, params } of faults) {
    say(`${join(options.out, name)}${line > 0 ? `:${line}` : ''}: ${t(code, { ns: 'problem', ...params })}`);
  }
  return leftOut > 0 || problems.some(isLoss) || faults.length > 0 ? 1 : 0;
}
