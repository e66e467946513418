/**
 * Publishes a content folder: reads it as it is always read, keeps every file, and signs what it came to. The registry may
 * run meanwhile; the release is there when its name is.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ContentProblem, problem } from '#core/content/problem.ts';
import {
  contentFormat,
  type ReleaseFile,
  releaseIdOf,
  releaseSchema,
  signRelease,
} from '#core/content-update/release.ts';
import { multibaseOf } from '#core/credential/proof/did-key.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { filesIn, listOf } from '#store/content-update/content-files.ts';
import { sha256Of } from '#store/content-update/held-files.ts';
import { diskFailure } from '#store/disk/disk-failure.ts';
import { ensureFolder, writeDurably } from '#store/disk/durable-file.ts';
import { type IssuerKeys, openIssuerKeys } from '#store/issuer/issuer-folder.ts';
import { dropTree, readTree } from './read-tree.ts';
import { fileOf, filesOf, nameOfRelease, publishedIn, readPublished, releasesOf } from './releases.ts';

export type Publication =
  | {
      readonly kind: 'published' | 'known';
      readonly id: string;
      readonly publishedAt: string;
      readonly files: number;
      readonly bytes: number;
      readonly newFiles: number;
      readonly newBytes: number;
    }
  /** Nothing was published: this is wrong in it. */
  | { readonly kind: 'unfit'; readonly problems: readonly ContentProblem[] };

const sumOf = (files: readonly ReleaseFile[]) => files.reduce((sum, { bytes }) => sum + bytes, 0);
const firstOr = <T>(problems: readonly T[], otherwise: T | null): T[] =>
  problems.length === 0 && otherwise ? [otherwise] : [...problems];

export type PublishOptions = {
  readonly now: () => Date;
  /** Names the program that reads: a registry of the same one finds what was read here. */
  readonly program: string;
};

export async function publish(data: string, folder: string, options: PublishOptions): Promise<Result<Publication>> {
  const issuerFolder = join(data, 'issuer');
  // Read and not made: a folder without secrets is no registry.
  const passphrase = await readFile(join(data, 'secrets', 'passphrase'), 'utf8').catch(() => null);
  if (passphrase === null) return failed(failure('issuer-folder', { folder: issuerFolder }));
  const issuer = await openIssuerKeys(issuerFolder, passphrase.trim());
  if (!issuer.ok) return issuer;
  try {
    return ok(await publishWith(data, folder, issuer.value, options));
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).syscall !== 'string') throw error;
    return failed(diskFailure(error));
  }
}

async function publishWith(
  data: string,
  folder: string,
  { about, signing }: IssuerKeys,
  { now, program }: PublishOptions,
): Promise<Publication> {
  const found = await filesIn(folder);
  if (found.files.length === 0) found.problems.push(problem('courses', 0, 'file-missing', { file: 'courses' }));
  if (found.problems.length > 0) return { kind: 'unfit', problems: found.problems };
  const [name] = await publishedIn(data);
  const before = name ? await readPublished(data, name) : null;
  const files = listOf(found.files);
  const size = { files: files.length, bytes: sumOf(files) };
  if (before && JSON.stringify(before.release.files) === JSON.stringify(files)) {
    const { id, release } = before;
    return { kind: 'known', id, publishedAt: release.publishedAt, ...size, newFiles: 0, newBytes: 0 };
  }
  // Later than the one before, whatever the clock says: an earlier one would never be taken.
  const after = before ? Date.parse(before.release.publishedAt) + 1 : 0;
  const publishedAt = new Date(Math.max(now().getTime(), after)).toISOString();
  const release = releaseSchema.parse({ format: contentFormat, registry: about.id, publishedAt, files });
  const signed = signRelease(release, { name: multibaseOf(signing.publicKey), key: signing });
  const id = releaseIdOf(signed);
  const places = new Map(found.files.map(({ sha256, from }) => [sha256, from]));
  // What is read is what was hashed, whoever writes in the folder meanwhile.
  const { courses, refused } = await readTree(data, { id, release }, program, (sha256) => places.get(sha256));
  const problems = firstOr(
    refused.flatMap(({ pack, problems: own }) => own.map((one) => ({ ...one, file: `${pack}/${one.file}` }))),
    courses.length === 0 ? problem('courses', 0, 'file-missing', { file: 'courses' }) : null,
  );
  if (problems.length > 0) {
    await dropTree(data, id);
    return { kind: 'unfit', problems };
  }
  for (const made of [filesOf(data), releasesOf(data)]) await ensureFolder(made);
  const kept = new Set(await readdir(filesOf(data)));
  const added: ReleaseFile[] = [];
  for (const file of found.files) {
    if (kept.has(file.sha256)) continue;
    const bytes = await readFile(file.from);
    if (sha256Of(bytes) !== file.sha256) return { kind: 'unfit', problems: [problem(file.path, 0, 'file-unreadable')] };
    await writeDurably(fileOf(data, file.sha256), bytes);
    kept.add(file.sha256);
    added.push(file);
  }
  await writeDurably(join(releasesOf(data), nameOfRelease(release, id)), JSON.stringify(signed));
  return { kind: 'published', id, publishedAt, ...size, newFiles: added.length, newBytes: sumOf(added) };
}
