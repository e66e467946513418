/**
 * Where a learner's record of programmes lies, and whether there is one. Apart from what reads it: this is asked by whoever must be quick.
 */
import { access } from 'node:fs/promises';
import { join } from 'node:path';

export const programmeFile = (learnerFolder: string): string => join(learnerFolder, 'programmes.ndjson');

/** Whether somebody ever took up a programme. */
export const hasProgrammeRecord = (learnerFolder: string): Promise<boolean> =>
  access(programmeFile(learnerFolder)).then(
    () => true,
    () => false,
  );
