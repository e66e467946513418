/**
 * Calls about the result of an attempt as paper. The page that is printed reads it from
 * `app://fieldpass/results/<attempt>.json`.
 */
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';
import { decisionView } from './exam-calls.ts';
import { attemptId, language } from './values.ts';

const attemptRef = z.strictObject({ attemptId });

export const resultPaper = z.strictObject({ language, decision: decisionView });
export type ResultPaper = z.infer<typeof resultPaper>;

export const resultCalls = declareCalls({
  /** Asks where with the system's dialog; `file` is null when the person cancelled. */
  'result.save': { input: attemptRef, output: z.strictObject({ file: z.string().nullable() }) },
  /** Shows the system's print dialog; `printed` is false when the person cancelled. */
  'result.print': { input: attemptRef, output: z.strictObject({ printed: z.boolean() }) },
});
