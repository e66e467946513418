/**
 * `fieldpass content pack`: all content, or one course with what belongs to it, as one file. Nobody has signed it yet.
 */
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { belongsTo } from '#core/content-update/pack-course.ts';
import { packLimits, writePack } from '#core/content-update/pack-file.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { filesIn, listOf } from '#store/content-update/content-files.ts';
import { sha256Of } from '#store/content-update/held-files.ts';
import { diskFailure } from '#store/disk/disk-failure.ts';
import { ensureFolder, writeDurably } from '#store/disk/durable-file.ts';
import { refuseExisting } from '../items/refuse-existing.ts';
import { messagesIn } from '../messages.ts';
import { readContent } from '../read-content.ts';
import { sayFailure } from '../say-failure.ts';

export type PackOptions = {
  readonly out: string;
  readonly force?: boolean;
  readonly content: string;
  readonly language: LanguageCode;
};

/** Takes the place of a course where all of them are meant. */
const everything = 'all';

export async function contentPack(what: string, { out, force, content, language }: PackOptions): Promise<number> {
  const t = await messagesIn(language);
  const { courses, articles, refused } = await readContent(content);
  // What a computer would not take is not packed.
  const found = await filesIn(content).catch(() => null);
  const problems = [
    ...refused.flatMap(({ pack, problems: own }) => own.map((one) => ({ ...one, file: `${pack}/${one.file}` }))),
    ...(found?.problems ?? []),
  ];
  for (const { file, line, code, params } of problems)
    process.stderr.write(`${file}${line > 0 ? `:${line}` : ''}: ${t(code, { ns: 'problem', ...params })}\n`);
  if (problems.length > 0 || !found) {
    process.stderr.write(`${t('pack.notPacked', { ns: 'content-tools' })}\n`);
    return 1;
  }
  const course = courses.find(({ id }) => id === what);
  if (!course && (what !== everything || courses.length === 0)) {
    const known = courses.map(({ id }) => id).join(', ') || '–';
    process.stderr.write(`${t('courseUnknown', { ns: 'exchange', course: what, known })}\n`);
    return 1;
  }
  if (!force && (await refuseExisting([out], 'export.forceHint', t))) return 1;
  const isWanted = course ? belongsTo(course, articles) : () => true;
  const wanted = found.files.filter(({ path }) => isWanted(path));
  const size = wanted.reduce((sum, { bytes }) => sum + bytes, 0);
  if (size > packLimits.unpackedBytes) {
    process.stderr.write(`${t('problem.zip-too-large', { ns: 'exchange' })}\n`);
    return 1;
  }
  try {
    const files = new Map<string, Uint8Array>();
    for (const { sha256, from } of wanted) files.set(sha256, new Uint8Array(await readFile(from)));
    // Somebody may write in the folder meanwhile.
    const changed = wanted.find(({ sha256 }) => sha256Of(files.get(sha256) ?? new Uint8Array()) !== sha256);
    if (changed) {
      process.stderr.write(`${changed.path}: ${t('file-unreadable', { ns: 'problem' })}\n`);
      return 1;
    }
    const bytes = writePack({ head: { kind: 'unsigned', files: listOf(wanted) }, files });
    await ensureFolder(dirname(out));
    await writeDurably(out, bytes);
    const said = { path: out, count: wanted.length, size: Math.ceil(bytes.length / 1000) };
    process.stdout.write(`${t('pack.packed', { ns: 'content-tools', ...said })}\n`);
    process.stdout.write(`${t('sync.hash', { hash: sha256Of(bytes) })}\n`);
    return 0;
  } catch (error) {
    return sayFailure(diskFailure(error), t);
  }
}
