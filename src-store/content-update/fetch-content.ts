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
import { missingFiles, type WantedFile } from '#core/content-update/missing-files.ts';
import { type HeldRelease, heldAs } from '#core/content-update/offer.ts';
import { type ReadRelease, releaseIdOf, type SignedRelease, signedRelease } from '#core/content-update/release.ts';
import { type Failure, failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { ensureFolder, sweepTemps, writeDurably } from '../disk/durable-file.ts';
import { ownRefusal, type Refusal } from '../sync/refusal.ts';
import type { Answer } from '../sync/registry-caller.ts';
import type { ContentApi } from './content-api.ts';
import { comingIn, isAside, releasesIn } from './content-store.ts';
import { fetchFile, partialFile, stagedFile } from './fetch-file.ts';
import { heldFiles } from './held-files.ts';
import { held, type JudgeRelease, judgeSigned, type OfferedRelease } from './judge-release.ts';
import { type KeepRelease, keepRelease } from './keep-release.ts';

export type FetchedSoFar = { readonly release: HeldRelease; readonly done: number; readonly total: number };

export type FetchContent = JudgeRelease &
  KeepRelease & {
    readonly api: ContentApi;
    /** A token of this device, good for a while. */
    readonly token: () => Answer<string>;
    readonly isSlow: boolean;
    readonly onProgress: (soFar: FetchedSoFar) => void;
  };

/** `ready`: it counts from the next start; `nothing`: what is taught is here. */
export type FetchedContent = { readonly kind: 'ready'; readonly release: HeldRelease } | { readonly kind: 'nothing' };
type Fetched = Result<FetchedContent, Refusal>;

const bytesOnSlowLine = 128 * 1024;
const bytesOnGoodLine = 2 * 1024 * 1024;
/** Left for what people do: answers of an exam must always find room. */
export const roomToLeave = 64 * 1024 * 1024;
/** A registry that wants less at a time is waited for, that many times in a row. */
const shortWaitMs = 5_000;
const mostWaits = 20;

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

/** The release that has to be fetched; null when there is none. */
async function offered(input: FetchContent, ask: Ask): Promise<Result<OfferedRelease | null, Refusal>> {
  const { store, api } = input;
  const { here } = await held(store);
  const earlier = await begun(comingIn(store.folder));
  const known = earlier && !here.includes(releaseIdOf(earlier)) ? earlier : null;
  const answer = await ask((token) => api.content(token, known ? [...here, releaseIdOf(known)] : here));
  // Nothing was published there, or it is a registry of an earlier version.
  if (!answer.ok) return answer.failure.kind === 'missing' ? ok(null) : answer;
  const signed =
    'has' in answer.value ? (answer.value.has === (known && releaseIdOf(known)) ? known : null) : answer.value;
  if (!signed) return ok(null);
  const judged = await judgeSigned(input, signed);
  return judged.ok ? judged : refusedWith(judged.failure);
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
async function keep(input: FetchContent, offer: OfferedRelease, places: ReadonlyMap<string, string>): Promise<Fetched> {
  const coming = comingIn(input.store.folder);
  const kept = await keepRelease(input, offer, places);
  if (kept.kind === 'spoilt') {
    // It was whole when it came: the disk changed it since.
    await rm(stagedFile(coming, kept.sha256), { force: true });
    return refusedWith(failure('content-damaged'));
  }
  if (kept.kind === 'not-noted') return refusedWith(kept.why);
  await rm(coming, { recursive: true, force: true });
  return kept.kind === 'unfit' ? refusedWith(kept.why) : ok({ kind: 'ready', release: kept.release });
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
