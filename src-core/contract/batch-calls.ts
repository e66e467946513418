/**
 * Calls of printing for a group. Which file and which folders is asked with the system's dialogs and kept by main: a
 * screen cannot name a path.
 */
import { batchStyle, rosterDefaults } from '../roster/batch.ts';
import { rosterProblems } from '../roster/roster-row.ts';
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';
import { contentId, nothing } from './values.ts';

const count = z.number().int().nonnegative();

export const rosterProblemView = z.strictObject({
  row: count,
  name: z.string(),
  code: z.enum(rosterProblems),
  params: z.record(z.string(), z.string()),
});
export type RosterProblemView = z.infer<typeof rosterProblemView>;

export const batchView = z.strictObject({
  courses: z.array(z.strictObject({ id: contentId, title: z.string() })),
  /** What was chosen; null where nothing is. */
  roster: z.string().nullable(),
  issuer: z.strictObject({ folder: z.string(), name: z.string() }).nullable(),
  folder: z.string().nullable(),
});
export type BatchView = z.infer<typeof batchView>;

export const rosterPreview = z.strictObject({
  people: count,
  /** The first few names. */
  names: z.array(z.string()),
  problems: z.array(rosterProblemView),
});
export type RosterPreview = z.infer<typeof rosterPreview>;

/** How many problems a screen shows; the table of the batch holds all. */
export const mostProblemsShown = 200;

export const batchCalls = declareCalls({
  'batch.read': { input: nothing, output: batchView },
  /** Asks with the system's dialog; as it was where the person chose nothing. */
  'batch.choose': { input: z.strictObject({ what: z.enum(['roster', 'issuer', 'folder']) }), output: batchView },
  /** The chosen table, read with these defaults; null where none is chosen. */
  'batch.preview': { input: rosterDefaults, output: rosterPreview.nullable() },
  /** Runs until done or stopped (`work.cancel`). Says how far it is by `work.progress`. */
  'batch.print': {
    input: z.strictObject({ passphrase: z.string().min(1).max(1000), style: batchStyle, defaults: rosterDefaults }),
    output: z.strictObject({
      printed: count,
      isStopped: z.boolean(),
      problemCount: count,
      problems: z.array(rosterProblemView),
      folder: z.string(),
      /** There is one file of all certificates, for the printer. */
      merged: z.boolean(),
    }),
  },
  /** Opens the file of all certificates of the last batch in the system's PDF viewer, to be printed from there. */
  'batch.print-all': { input: nothing, output: nothing },
  /** Opens the folder that was printed into. */
  'batch.show': { input: nothing, output: nothing },
  /** Saves a table to begin with; `file` is null when the person cancelled. */
  'batch.example': { input: nothing, output: z.strictObject({ file: z.string().nullable() }) },
});
