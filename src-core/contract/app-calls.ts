/**
 * Calls about the application and the people who use it on this machine.
 */

import { failureSchema } from '../result/failure.ts';
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';
import { isoInstant, language, learnerId, nothing, personName, settingsView, textSize, theme } from './values.ts';

export const learnerSummary = z.strictObject({ id: learnerId, name: z.string(), language, createdAt: isoInstant });
export type LearnerSummary = z.infer<typeof learnerSummary>;

/** Something the person should know: a file that was restored, a course that was left out. */
export const notice = z.strictObject({ id: z.string().max(80), failure: failureSchema });
export type Notice = z.infer<typeof notice>;

export const startView = z.strictObject({
  version: z.string(),
  issuer: z.string(),
  firstRun: z.boolean(),
  settings: settingsView,
  learner: learnerSummary.nullable(),
  /** Whether the learner has a pass as an assessor, or was asked by somebody. */
  assesses: z.boolean(),
  learners: z.array(learnerSummary),
  notices: z.array(notice),
});
export type StartView = z.infer<typeof startView>;

export const appCalls = declareCalls({
  /** What the first screen needs. */
  'app.start': { input: nothing, output: startView },
  /** The first screen shows its data: the end of the start, as people feel it. */
  'app.ready': { input: nothing, output: nothing },
  'app.notices': { input: nothing, output: z.array(notice) },
  'app.dismiss-notice': { input: z.strictObject({ id: z.string().max(80) }), output: nothing },
  /** Ends long work that says how far it is by `work.progress`. */
  'work.cancel': { input: nothing, output: nothing },
  'settings.change': {
    input: z.strictObject({ language: language.optional(), theme: theme.optional(), textSize: textSize.optional() }),
    output: settingsView,
  },
  'learner.create': { input: z.strictObject({ name: personName }), output: learnerSummary },
  'learner.open': { input: z.strictObject({ id: learnerId }), output: learnerSummary },
  /** After a profile could not be read and no good copy exists: begin a new one beside the damaged file, which stays. */
  'learner.begin-anew': { input: z.strictObject({ id: learnerId, name: personName }), output: learnerSummary },
  /** Back to the choice of learner. */
  'learner.close': { input: nothing, output: nothing },
  'learner.rename': { input: z.strictObject({ name: personName }), output: learnerSummary },
});
