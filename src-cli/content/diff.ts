/**
 * `fieldpass content diff`: what changed for learners between two versions of the content, and what has to be mended before
 * the later one is given out.
 */
import type { TFunction } from 'i18next';
import { compareContent, type PackChange } from '#core/content/compare/compare-content.ts';
import type { PartChange } from '#core/content/compare/compare-course.ts';
import type { ByLanguage } from '#core/content/compare/word-changes.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { messagesIn } from '../messages.ts';
import { contentVersion } from './content-version.ts';

export type DiffOptions = { readonly json?: boolean; readonly content: string; readonly language: LanguageCode };

type Say = (key: string, params?: object) => string;

const wordsOf = (words: ByLanguage): string =>
  Object.entries(words)
    .map(([language, { added, removed }]) => `${language} +${added} −${removed}`)
    .join(', ');

function partLines(name: string, parts: readonly PartChange[], say: Say): string[] {
  return parts.map(({ id, kind, words, isKeyChanged, fields }) => {
    const about = [wordsOf(words), fields.join(', ')].filter((text) => text !== '').join('; ');
    const said = say(isKeyChanged ? 'keyChanged' : `part.${kind}`, { part: say(name), id });
    return about === '' ? said : `${said} (${about})`;
  });
}

function linesOf(change: PackChange, say: Say): string[] {
  const { pack, kind, isUnreadable, version, words, stale, notRaised } = change;
  if (kind !== 'changed') return [say(`pack.${kind}`, { pack })];
  const versions =
    version === null || version.before === version.after ? version?.after : Object.values(version).join(' → ');
  const inside = [
    ...(isUnreadable ? [say('unreadable')] : []),
    ...(Object.keys(words).length > 0 ? [say('words', { words: wordsOf(words) })] : []),
    ...partLines('lesson', change.lessons, say),
    ...partLines('item', change.items, say),
    ...partLines('check', change.checks, say),
    ...partLines('article', change.articles, say),
    ...stale.map(({ file, entry }) => say('stale', { text: entry === null ? file : `${file}, ${entry}` })),
    ...notRaised.map(({ file, version: still }) => say('notRaised', { file, version: still })),
  ];
  return [versions === undefined ? pack : `${pack} ${versions}`, ...inside.map((line) => `  ${line}`)];
}

const toMend = (changes: readonly PackChange[]): number =>
  changes.reduce(
    (sum, { isUnreadable, stale, notRaised }) => sum + (isUnreadable ? 1 : 0) + stale.length + notRaised.length,
    0,
  );

export function diffText(changes: readonly PackChange[], t: TFunction): string {
  const say: Say = (key, params = {}) => t(`diff.${key}`, { ns: 'content-tools', ...params });
  if (changes.length === 0) return say('same');
  const count = toMend(changes);
  return [
    ...changes.flatMap((change) => linesOf(change, say)),
    ...(count > 0 ? ['', say('toMend', { count })] : []),
  ].join('\n');
}

export async function contentDiff(
  before: string,
  after: string | undefined,
  { json, content, language }: DiffOptions,
): Promise<number> {
  const t = await messagesIn(language);
  const states = [];
  for (const name of [before, after ?? content]) {
    const packs = await contentVersion(name, content);
    if (!packs) {
      process.stderr.write(`${t('diff.noVersion', { ns: 'content-tools', name })}\n`);
      return 1;
    }
    states.push(packs);
  }
  const changes = compareContent(states[0] ?? [], states[1] ?? []);
  process.stdout.write(`${json ? JSON.stringify({ changes, toMend: toMend(changes) }) : diffText(changes, t)}\n`);
  return toMend(changes) === 0 ? 0 : 1;
}
