/**
 * Tells lists of issuers from papers among the files that somebody put in: both may come together.
 */

import type { Source } from './check-sources.ts';
import type { ToldOf } from './parts/trust-part.ts';
import type { Relied } from './thread/asked.ts';
import type { Questioner } from './thread/questioner.ts';

/** No list is larger, and none of this size is opened to find out. */
const largestList = 8 * 1024 * 1024;
/** Of all of them together. */
const mostBytes = 64 * 1024 * 1024;

/** A list is a JSON object, as a credential is. A file that cannot be read is a paper: the check says so. */
async function mayBeList(file: File): Promise<boolean> {
  if (file.size > largestList) return false;
  const start = await file
    .slice(0, 64)
    .text()
    .catch(() => '');
  return start.trimStart().startsWith('{');
}

export type Apart = {
  readonly papers: readonly Source[];
  readonly lists: readonly ToldOf[];
  /** What is relied on now; null where no list was among them. */
  readonly answer: Relied | null;
};

export async function apartLists(questioner: Questioner, files: readonly File[]): Promise<Apart> {
  const candidates: { index: number; bytes: Uint8Array }[] = [];
  let held = 0;
  for (const [index, file] of files.entries()) {
    if (held + file.size > mostBytes || !(await mayBeList(file))) continue;
    held += file.size;
    const bytes = await file.arrayBuffer().catch(() => null);
    if (bytes) candidates.push({ index, bytes: new Uint8Array(bytes) });
  }
  const asPapers = (some: readonly File[]) => some.map((file) => ({ name: file.name, bytes: file }));
  if (candidates.length === 0) return { papers: asPapers(files), lists: [], answer: null };
  try {
    const { relied, told } = await questioner.ask('bring', { files: candidates.map(({ bytes }) => bytes) });
    const lists = candidates.flatMap(({ index }, place) => {
      const one = told[place];
      return one ? [{ index, file: files[index]?.name ?? '', told: one }] : [];
    });
    const papers = files.filter((_, index) => !lists.some((one) => one.index === index));
    return { papers: asPapers(papers), lists, answer: lists.length > 0 ? relied : null };
  } catch {
    // One of them was made to take too long: none is taken for a list.
    return { papers: asPapers(files), lists: [], answer: null };
  }
}
