/**
 * `fieldpass content new …`: files to begin with, which the check accepts as they stand. Nothing that is there is written over,
 * and nothing is written that would not be accepted.
 */
import { dirname, join } from 'node:path';
import { checkPacks } from '#core/content/check-for-authors.ts';
import type { PackFiles } from '#core/content/pack.ts';
import type { ContentProblem } from '#core/content/problem.ts';
import { readFramework } from '#core/content/read-framework.ts';
import { type SkeletonWords, skeletonKeys, type Titles } from '#core/content/skeleton/skeleton-words.ts';
import { contentId } from '#core/contract/values.ts';
import { type LanguageCode, languageCodes } from '#core/locale/languages.ts';
import { type Pack, packsIn } from '#store/content/packs.ts';
import { diskFailure } from '#store/disk/disk-failure.ts';
import { ensureFolder, writeDurably } from '#store/disk/durable-file.ts';
import { thoseThere } from '#store/items/bring-in.ts';
import { messagesIn } from '../messages.ts';
import { sayFailure } from '../say-failure.ts';
import type { Plan, Planning, Refused } from './new/plan.ts';

export type NewOptions = {
  /** In each language of the new thing; the first is the one it is written in. */
  readonly title: Readonly<Record<string, string>>;
  readonly content: string;
  readonly language: LanguageCode;
};

async function wordsOf(codes: readonly LanguageCode[]): Promise<Map<LanguageCode, SkeletonWords>> {
  const words = codes.map(async (code) => {
    const t = await messagesIn(code);
    const said = skeletonKeys.map((key) => [key, t(`skeleton.${key}`, { ns: 'content-tools' })]);
    return [code, Object.fromEntries(said) as SkeletonWords] as const;
  });
  return new Map(await Promise.all(words));
}

/** What the plan would bring with it: what was wrong before is no reason not to begin. */
function newProblems({ pack: name, kind, files, read }: Plan, packs: readonly Pack[]): ContentProblem[] {
  const before: PackFiles = packs.find((pack) => pack.name === name)?.files ?? new Map();
  const after = new Map([...before, ...files]);
  const glossary = packs.filter((pack) => pack.kind === 'glossary');
  const saidOf = (all: PackFiles) => [
    ...read(all).problems,
    ...checkPacks([...glossary, { kind, name, files: all, media: new Map() }]).flatMap(({ pack, problems }) =>
      pack === name ? problems : [],
    ),
  ];
  const known = new Set(before.size > 0 ? saidOf(before).map((one) => JSON.stringify(one)) : []);
  return saidOf(after).filter((one) => !known.has(JSON.stringify(one)));
}

/** `what`: the kind, for what is said at the end. `id`: of what is new. */
export async function contentNew(
  what: 'course' | 'lesson' | 'exercise' | 'article',
  { id, planned }: { readonly id: string; readonly planned: (planning: Planning) => Plan | Refused },
  { title, content, language }: NewOptions,
): Promise<number> {
  const t = await messagesIn(language);
  const say = (key: string, params: object = {}) => t(`new.${key}`, { ns: 'content-tools', ...params });
  const refuse = (line: string) => {
    process.stderr.write(`${line}\n`);
    return 1;
  };
  if (!contentId.safeParse(id).success) return refuse(say('id', { id }));
  const titles: Titles = languageCodes
    .filter((code) => title[code] !== undefined)
    .sort((a, b) => Object.keys(title).indexOf(a) - Object.keys(title).indexOf(b))
    .map((code) => [code, title[code] ?? '']);
  const packs: Pack[] = [];
  for await (const pack of packsIn(content)) packs.push(pack);
  const competencies = packs.find(({ kind }) => kind === 'competencies');
  const words = await wordsOf(languageCodes);
  const plan = planned({
    packs,
    framework: competencies ? readFramework(competencies.files).value : null,
    titles,
    wordsIn: (code) => words.get(code) as SkeletonWords,
    t,
    today: new Date().toISOString().slice(0, 10),
  });
  if ('refused' in plan) return refuse(plan.refused);
  const folder = join(content, plan.pack);
  const paths = [...plan.files.keys()];
  const added = paths.filter((path) => !plan.changed.includes(path)).map((path) => join(folder, path));
  const there = await thoseThere(added);
  for (const path of there) process.stderr.write(`${t('alreadyThere', { ns: 'exchange', path })}\n`);
  if (there.length > 0) return refuse(say('there'));
  const problems = newProblems(plan, packs);
  for (const { file, line, code, params } of problems)
    process.stderr.write(
      `${plan.pack}/${file}${line > 0 ? `:${line}` : ''}: ${t(code, { ns: 'problem', ...params })}\n`,
    );
  if (problems.length > 0) return refuse(say('notWritten'));
  try {
    for (const path of paths) {
      await ensureFolder(dirname(join(folder, path)));
      await writeDurably(join(folder, path), plan.files.get(path) ?? '');
    }
  } catch (error) {
    return sayFailure(diskFailure(error), t);
  }
  for (const path of paths) process.stdout.write(`${plan.pack}/${path}\n`);
  process.stdout.write(`${say(`next.${what}`)}\n`);
  return 0;
}
