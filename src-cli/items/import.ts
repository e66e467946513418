/**
 * `fieldpass items import`: items of another system, as the files of a course that authors go on with.
 */
import { basename, join } from 'node:path';
import type { Item } from '#core/exam/item.ts';
import type { ImportFormat } from '#core/exchange/guess-format.ts';
import { type LanguageCode, languageCodes } from '#core/locale/languages.ts';
import { bringIn } from '#store/items/bring-in.ts';
import { messagesIn } from '../messages.ts';
import { knownCompetencies } from './known-competencies.ts';
import { isLoss, problemLine } from './problem-lines.ts';
import { sayInTheWay } from './refuse-existing.ts';

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

const say = (text: string) => process.stdout.write(`${text}\n`);
const warn = (text: string) => process.stderr.write(`${text}\n`);

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
  const brought = await bringIn(path, options.out, {
    format: options.format,
    competency: options.competency,
    source: options.source,
    difficulty: Number(options.difficulty) as 1 | 2 | 3,
    language: options.as,
    rationale: (await messagesIn(options.as))('import.rationale', { ns: 'exchange' }),
    competencies: known,
    competencyUnknown: (id) => t('unknown-competency', { ns: 'problem', id }),
  });
  if (brought.end === 'unreadable') {
    warn(t('pathUnreadable', { path }));
    return 1;
  }
  if (brought.end === 'format-unknown') {
    warn(words('import.formatUnknown', { path }));
    return 2;
  }
  const { questions, items, sets, pictures, problems } = brought.result;
  for (const one of problems) say(problemLine(basename(path), one, t));
  const leftOut = questions - items.length;
  say(words('import.read', { questions, written: items.length, leftOut }));
  switch (brought.end) {
    case 'nothing':
      warn(words('import.none'));
      return 1;
    case 'in-the-way':
      sayInTheWay(brought.paths, 'import.otherFolder', t);
      warn(words('import.none'));
      return 1;
    case 'failed': {
      const { code, params } = brought.failure;
      warn(t(`${code}.what`, { ns: 'failure', ...params }));
      warn(words('import.partly', { path: options.out }));
      return 1;
    }
    case 'written': {
      const single = items.filter(({ set }) => set === null).length;
      const counts = { single, sets: sets.length, linked: items.length - single };
      say(
        words('import.done', { path: options.out, ...counts, pictures: pictures.size, languages: languagesOf(items) }),
      );
      for (const { file: name, line, code, params } of brought.faults) {
        say(`${join(options.out, name)}${line > 0 ? `:${line}` : ''}: ${t(code, { ns: 'problem', ...params })}`);
      }
      return leftOut > 0 || problems.some(isLoss) || brought.faults.length > 0 ? 1 : 0;
    }
  }
}
