/**
 * Calls about exercises: what there are, one of them, and that it was done.
 */
import { exerciseView } from '../exercises/kinds.ts';
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';
import { exerciseCard, exerciseDone } from './course-calls.ts';
import { contentId, nothing } from './values.ts';

const share = z.number().min(0).max(1).nullable();

export const exerciseCalls = declareCalls({
  'exercise.list': { input: nothing, output: z.array(exerciseCard) },
  'exercise.read': {
    input: z.strictObject({ exerciseId: contentId }),
    output: z.strictObject({ exercise: exerciseView, done: exerciseDone.nullable() }),
  },
  /** Gone through to its end. `share`: how much of it was right; null where there is no right and wrong. */
  'exercise.finish': {
    input: z.strictObject({ exerciseId: contentId, share }),
    output: exerciseDone,
  },
});
