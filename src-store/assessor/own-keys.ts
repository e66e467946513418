/**
 * The keys that organisations gave this learner passes for, as an assessor: asked without opening any key.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { statedPass } from '#core/assessment/assessor.ts';
import { quickEd25519 } from '../verify/quick-ed25519.ts';

const kept = z.looseObject({ lines: z.array(z.string()) });

/** None where they are no assessor, or where what was kept of it cannot be read. */
export async function ownAssessorKeys(learnerFolder: string): Promise<string[]> {
  for (const name of ['passes.json', 'passes.good.json']) {
    try {
      const { lines } = kept.parse(JSON.parse(await readFile(join(learnerFolder, 'assessor', name), 'utf8')));
      const said = lines.map((line) => statedPass(line, quickEd25519));
      return [...new Set(said.flatMap((pass) => ('fault' in pass ? [] : [pass.key])))];
    } catch {
      // The copy, then.
    }
  }
  return [];
}
