/**
 * Takes away releases that nothing refers to any more: neither shown now, nor ready to be, nor that of an exam which was
 * begun with it and is not decided (or its certificate not made: until then it counts as open).
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256Hex } from '#core/content-update/release.ts';
import { attemptId } from '#core/contract/values.ts';
import { syncFolder } from '../disk/durable-file.ts';
import { type ContentStore, partsOfRelease, releaseFolder, releasesIn } from './content-store.ts';

const openAttempts = z.object({ courses: z.record(z.string(), z.object({ openAttempt: attemptId.nullable() })) });
const begun = z.object({ event: z.object({ kind: z.literal('started'), content: sha256Hex.optional() }) });

const textIn = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);

/** The releases of open attempts, of everybody on this machine; null when that cannot be said. */
async function ofOpenAttempts(dataFolder: string): Promise<Set<string> | null> {
  const learners = join(dataFolder, 'learners');
  const found = new Set<string>();
  for (const name of await readdir(learners).catch(() => [])) {
    const profile =
      (await textIn(join(learners, name, 'profile.json'))) ?? (await textIn(join(learners, name, 'profile.good.json')));
    if (profile === null) continue;
    try {
      for (const { openAttempt } of Object.values(openAttempts.parse(JSON.parse(profile)).courses)) {
        const journal = openAttempt && (await textIn(join(learners, name, 'attempts', `${openAttempt}.ndjson`)));
        // It was noted and never begun.
        if (!journal) continue;
        const { content } = begun.parse(JSON.parse(journal.split('\n', 1)[0] ?? '')).event;
        if (content) found.add(content);
      }
    } catch {
      // Somebody will look at it; until then everything stays.
      return null;
    }
  }
  return found;
}

/** What cannot be taken away now is taken away later. */
export async function clearAway(dataFolder: string, { folder, inUse, standing }: ContentStore): Promise<void> {
  const open = await ofOpenAttempts(dataFolder);
  if (!open) return;
  const wanted = new Set([...open, inUse?.id, standing.inUse?.id, standing.ready?.id]);
  for (const id of await readdir(releasesIn(folder)).catch(() => [])) {
    if (wanted.has(id)) continue;
    const release = releaseFolder(folder, id);
    try {
      // First what makes it one: half of a release is none.
      await rm(partsOfRelease(release).signed, { force: true });
      await syncFolder(release);
      await rm(release, { recursive: true, force: true });
    } catch {}
  }
}
