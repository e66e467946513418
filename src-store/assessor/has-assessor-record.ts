/**
 * Whether a learner assesses others: asked at each start, so nothing is opened that is not there.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A pass, or somebody who asked. `learnerFolder`: of the learner. */
export async function hasAssessorRecord(learnerFolder: string): Promise<boolean> {
  const folder = join(learnerFolder, 'assessor');
  const asked = await readdir(join(folder, 'requests')).catch(() => []);
  if (asked.some((name) => name.endsWith('.json'))) return true;
  try {
    const { lines } = JSON.parse(await readFile(join(folder, 'passes.json'), 'utf8')) as { lines?: unknown };
    return Array.isArray(lines) && lines.length > 0;
  } catch {
    return false;
  }
}
