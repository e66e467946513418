/**
 * Brings newer content down: what is taught is asked for, what is not here yet is fetched file by file, and when all of it
 * is whole it is read as content is always read. Then it is ready, and counts from the next start of the program.
 *
 * It may end anywhere. Until a release is whole and its name is written down, nothing has changed: what was shown before is
 * shown, and what has come is not fetched again.
 */
import { readdir, readFile, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ContentProblem } from '#core/content/problem.ts';
import { missingFiles, type WantedFile } from '#core/content-update/missing-files.ts';
import { type HeldRelease, heldAs, judgeOffer } from '#core/content-update/offer.ts';
import {
  type ReadRelease,
  type ReleaseProblem,
  readRelease,
  releaseIdOf,
  type SignedRelease,
  signedRelease,
} from '#core/content-update/release.ts';
import { type Failure, type FailureCode, failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { ensureFolder, sweepTemps, syncFolder, writeDurably } from '../disk/durable-file.ts';
import { ownRefusal, type Refusal } from '../sync/refusal.ts';
import type { Answer } from '../sync/registry-caller.ts';
import { quickEd25519 } from '../verify/quick-ed25519.ts';
import { buildTree, putInPlace } from './build-tree.ts';
import type { ReleaseCheck } from './check-release.ts';
import type { ContentApi } from './content-api.ts';
import {
  asideOf,
  type ContentStore,
  comingIn,
  isAside,
  partsOfRelease,
  releaseFolder,
  releasesIn,
} from './content-store.ts';
import { fetchFile, partialFile, stagedFile } from './fetch-file.ts';
import { heldFiles } from './held-files.ts';

export type FetchedSoFar = { readonly release: HeldRelease; readonly done: number; readonly total: number };

export type FetchContent = {
  readonly store: ContentStore;
  readonly api: ContentApi;
  /** A token of this device, good for a while. */
  readonly token: () => Answer<string>;
  /** Whose content counts, by the keys that count. */
  readonly registry: { readonly id: string; readonly keys: readonly string[] };
  /** Names the program: another one may be able to read what this one cannot. */
  readonly program: string;
  /** What is wrong with a release, read as content is always read; nothing when it can be taken. */
  readonly check: (release: ReleaseCheck) => Promise<readonly ContentProblem[]>;
  readonly isSlow: boolean;
  readonly onProgress: (soFar: FetchedSoFar) => void;
};

/** `ready`: it counts from the next start; `nothing`: what is taught is here. */
export type FetchedContent = { readonly kind: 'ready'; readonly release: HeldRelease } | { readonly kind: 'nothing' };
type Fetched = Result<FetchedContent, Refusal>;

const bytesOnSlowLine = 128 * 1024;
const bytesOnGoodLine = 2 * 1024 * 1024;
/** Left for what people do: answers of an exam must always find room. */
const roomToLeave = 64 * 1024 * 1024;
/** A registry that wants less at a time is waited for, that many times in a row. */
const shortWaitMs = 5_000;
const mostWaits = 20;

const ofProblems: Record<ReleaseProblem, FailureCode> = {
  stranger: 'content-stranger',
  'newer-program': 'content-newer-program',
  unfit: 'content-unfit',
};

const refusedWith = (why: Failure): { ok: false; failure: Refusal } => ownRefusal(why);
const nothing: Fetched = ok({ kind: 'nothing' });

/** The calls with a token, which is renewed when it has run out. */
function asking({ token }: FetchContent) {
  let current: string | null = null;
  return async <T>(call: (token: string) => Answer<T>): Answer<T> => {
    for (let waits = 0, renewals = 0; ; ) {
      if (current === null) {
        const made = await token();
        if (!made.ok) return made;
        current = made.value;
      }
      const answer = await call(current);
      if (answer.ok) return answer;
      const { kind, askedMs } = answer.failure;
      if (kind === 'token' && renewals === 0) {
        renewals += 1;
        current = null;
      } else if (kind === 'busy' && askedMs > 0 && askedMs <= shortWaitMs && waits < mostWaits) {
        waits += 1;
        await wait(askedMs);
      } else return answer;
    }
  };
}
type Ask = ReturnType<typeof asking>;

/** What was being fetched when this ended the last time. Whether it counts is judged as if it had just come. */
async function begun(coming: string): Promise<SignedRelease | null> {
  try {
    return signedRelease.parse(JSON.parse(await readFile(join(coming, 'release.json'), 'utf8')));
  } catch {
    return null;
  }
}

/** The newest that this computer has, and the names of those of which it has every file. */
async function held({ standing, inUse, placeOf }: ContentStore) {
  const newest = standing.ready ?? standing.inUse;
  const here: string[] = [];
  for (const release of [standing.ready, inUse]) if (release && (await placeOf(release.id))) here.push(release.id);
  return { newest, here };
}

/** The release that has to be fetched; null when there is none. */
async function offered(
  input: FetchContent,
  ask: Ask,
): Promise<Result<(ReadRelease & { signed: SignedRelease }) | null, Refusal>> {
  const { store, api, registry, program } = input;
  const { newest, here } = await held(store);
  const earlier = await begun(comingIn(store.folder));
  const known = earlier && !here.includes(releaseIdOf(earlier)) ? earlier : null;
  const answer = await ask((token) => api.content(token, known ? [...here, releaseIdOf(known)] : here));
  // Nothing was published there, or it is a registry of an earlier version.
  if (!answer.ok) return answer.failure.kind === 'missing' ? ok(null) : answer;
  const signed =
    'has' in answer.value ? (answer.value.has === (known && releaseIdOf(known)) ? known : null) : answer.value;
  if (!signed) return ok(null);
  const read = readRelease(signed, { registry: registry.id, keys: registry.keys }, quickEd25519);
  if ('problem' in read) return refusedWith(failure(ofProblems[read.problem]));
  const judged = here.includes(read.id) ? 'held' : judgeOffer(heldAs(read), newest);
  if (judged === 'older')
    return refusedWith(failure('content-older', { date: read.release.publishedAt, held: newest?.publishedAt ?? '' }));
  if (judged === 'held' && here.includes(read.id)) return ok(null);
  const { unfit } = store.standing;
  if (unfit?.id === read.id && unfit.program === program) return refusedWith(unfit.failure);
  return ok({ ...read, signed });
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );

/** How many bytes of these files have come. */
async function staged(coming: string, files: readonly WantedFile[]): Promise<Map<string, number>> {
  const come = new Map<string, number>();
  for (const { sha256, bytes } of files) {
    const whole = await sizeOf(stagedFile(coming, sha256));
    come.set(sha256, Math.min(bytes, whole > 0 ? whole : await sizeOf(partialFile(coming, sha256))));
  }
  return come;
}

const sumOf = (numbers: Iterable<number>) => [...numbers].reduce((sum, number) => sum + number, 0);

/** Fetches what is missing. Answers where every file of the release lies. */
async function fetchMissing(
  input: FetchContent,
  release: ReadRelease,
  ask: Ask,
): Promise<Result<Map<string, string>, Refusal>> {
  const { store, api, isSlow, onProgress } = input;
  const coming = comingIn(store.folder);
  const { files } = release.release;
  const here = await heldFiles([store.shipped, releasesIn(store.folder)]);
  const wanted = missingFiles(files, (sha256) => here.has(sha256));
  const come = await staged(coming, wanted);
  const total = sumOf(wanted.map(({ bytes }) => bytes));
  const tell = () => onProgress({ release: heldAs(release), done: sumOf(come.values()), total });
  tell();
  const needed = total - sumOf(come.values()) + sumOf(files.map(({ bytes }) => bytes));
  const { bavail, bsize } = await statfs(store.folder);
  if (bavail * bsize < needed + roomToLeave) return refusedWith(failure('content-no-room'));
  const ofDisk = await heldFiles([coming]);
  for (const file of wanted) {
    if (ofDisk.has(file.sha256) && (await sizeOf(stagedFile(coming, file.sha256))) === file.bytes) continue;
    const fetched = await fetchFile(file, {
      coming,
      ask: (part, into) => ask((token) => api.contentFile(token, part, into)),
      bytesOfRequest: isSlow ? bytesOnSlowLine : bytesOnGoodLine,
      onBytes: (bytes) => {
        come.set(file.sha256, bytes);
        tell();
      },
    });
    if (!fetched.ok) return fetched;
  }
  return ok(new Map([...here, ...wanted.map(({ sha256 }) => [sha256, stagedFile(coming, sha256)] as const)]));
}

/** Puts the release together, reads it, and writes down that it is ready. */
async function keep(
  { store, check, program }: FetchContent,
  offer: ReadRelease & { signed: SignedRelease },
  places: ReadonlyMap<string, string>,
): Promise<Fetched> {
  const folder = releaseFolder(store.folder, offer.id);
  const aside = asideOf(folder);
  const { files, prepared, signed } = partsOfRelease(aside);
  await rm(aside, { recursive: true, force: true });
  const spoilt = await buildTree(files, offer.release.files, (sha256) => places.get(sha256));
  if (spoilt !== null) {
    // It was whole when it came: the disk changed it since.
    await rm(stagedFile(comingIn(store.folder), spoilt), { force: true });
    return refusedWith(failure('content-damaged'));
  }
  const [problem] = await check({ folder: files, prepared, version: program });
  if (problem) {
    const why = failure('content-unfit', { file: problem.file, line: problem.line, code: problem.code });
    const noted = await store.update((copy) => {
      copy.unfit = { id: offer.id, program, failure: why };
    });
    await rm(aside, { recursive: true, force: true });
    await rm(comingIn(store.folder), { recursive: true, force: true });
    return noted.ok ? refusedWith(why) : refusedWith(noted.failure);
  }
  await writeDurably(signed, JSON.stringify(offer.signed));
  await syncFolder(aside);
  await putInPlace(aside, folder);
  const release = heldAs(offer);
  const noted = await store.update((copy) => Object.assign(copy, { ready: release, unfit: null }));
  if (!noted.ok) return refusedWith(noted.failure);
  await rm(comingIn(store.folder), { recursive: true, force: true });
  return ok({ kind: 'ready', release });
}

const ofDisk = (error: unknown): Failure => {
  const why = diskFailure(error);
  return why.code === 'disk-full' ? failure('content-no-room') : why;
};

export async function fetchContent(input: FetchContent): Promise<Fetched> {
  const { store } = input;
  const coming = comingIn(store.folder);
  const ask = asking(input);
  try {
    const offer = await offered(input, ask);
    if (!offer.ok) return offer;
    if (!offer.value) {
      await rm(coming, { recursive: true, force: true });
      return nothing;
    }
    for (const folder of [coming, releasesIn(store.folder)]) await ensureFolder(folder);
    await sweepTemps(coming);
    // What was being put together when this ended: its files lie where they came from.
    for (const name of await readdir(releasesIn(store.folder)))
      if (isAside(name)) await rm(join(releasesIn(store.folder), name), { recursive: true, force: true });
    await writeDurably(join(coming, 'release.json'), JSON.stringify(offer.value.signed));
    const places = await fetchMissing(input, offer.value, ask);
    return places.ok ? await keep(input, offer.value, places.value) : places;
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).syscall !== 'string') throw error;
    return failed({ kind: 'own', failure: ofDisk(error), askedMs: 0 });
  }
}
