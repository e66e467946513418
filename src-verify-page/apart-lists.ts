/**
 * Tells lists of issuers from papers among the files that somebody put in: both may come together.
 */
import type { Brought } from '#core/trust/bringing.ts';
import { largestList } from '#core/trust/list-kind.ts';
import type { Source } from './check-sources.ts';
import type { Relied } from './thread/asked.ts';
import type { Questioner } from './thread/questioner.ts';

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
  readonly lists: readonly Brought[];
  /** What is relied on now; null where no list was among them. */
  readonly answer: Relied | null;
};

export async function apartLists(questioner: Questioner, files: readonly File[]): Promise<Apart> {
  const candidates: { file: File; bytes: Uint8Array }[] = [];
  let held = 0;
  for (const file of files) {
    if (held + file.size > mostBytes || !(await mayBeList(file))) continue;
    held += file.size;
    const bytes = await file.arrayBuffer().catch(() => null);
    if (bytes) candidates.push({ file, bytes: new Uint8Array(bytes) });
  }
  const asPapers = (some: readonly File[]) => some.map((file) => ({ name: file.name, bytes: file }));
  if (candidates.length === 0) return { papers: asPapers(files), lists: [], answer: null };
  try {
    const asked = candidates.map(({ file: { name }, bytes }) => ({ name, bytes }));
    const { relied, brought } = await questioner.ask('bring', { files: asked, now: new Date().toISOString() });
    const isList = ({ outcome }: Brought) => outcome !== 'no-list' && outcome !== 'unreadable';
    const taken = new Set(candidates.flatMap(({ file }, place) => (isList(brought[place] as Brought) ? [file] : [])));
    const lists = brought.filter(isList);
    const papers = files.filter((file) => !taken.has(file));
    return { papers: asPapers(papers), lists, answer: lists.length > 0 ? relied : null };
  } catch {
    // One of them was made to take too long: none is taken for a list.
    return { papers: asPapers(files), lists: [], answer: null };
  }
}
