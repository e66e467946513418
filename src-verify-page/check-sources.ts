/**
 * Papers, one after the other, through the thread. Each is read when its turn comes: a thousand are not held at once.
 */
import { largestFile } from '#core/verify/check-file.ts';
import type { Checked } from '#core/verify/verdict.ts';
import type { Named } from './parts/answers.ts';
import type { Questioner } from './thread/questioner.ts';

/** What somebody put in; a picture of the camera has no file. */
export type Source = { readonly name: string | null; readonly bytes: Blob };

export async function checkSource({ ask }: Questioner, { bytes }: Source): Promise<Checked> {
  const now = new Date().toISOString();
  if (bytes.size > largestFile) return ask('check', { what: { reason: 'too-large' }, now });
  try {
    return await ask('check', { what: new Uint8Array(await bytes.arrayBuffer()), now });
  } catch {
    // It went away, is a folder, or took too long.
    return ask('check', { what: { reason: 'not-readable' }, now });
  }
}

/** `goesOn` is asked after each one; what was not checked then is left out. */
export async function checkSources(
  questioner: Questioner,
  sources: readonly Source[],
  goesOn: (done: number) => boolean,
): Promise<(Omit<Named, 'name'> & Pick<Source, 'name'>)[]> {
  const done: { name: string | null; checked: Checked }[] = [];
  for (const source of sources) {
    done.push({ name: source.name, checked: await checkSource(questioner, source) });
    if (!goesOn(done.length)) break;
  }
  return done;
}
