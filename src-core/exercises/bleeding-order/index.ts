/**
 * Somebody bleeds: what comes next? Blood is lost while one thinks, a wrong step costs time and says why, and at the end
 * stands what an expert would have done.
 */
import { z } from '../../zod.ts';
import type { ExerciseFault, TextShape } from '../exercise-kind.ts';
import { type Bleeding, flows, lostByExpert, type Step } from './loss.ts';

const id = z.string().regex(/^[a-z][a-z-]*$/);
const seconds = z.number().int().min(1).max(120);

export const bleedingOrder = {
  name: 'bleeding-order',
  body: (text: TextShape) => ({
    cases: z
      .array(
        z.strictObject({
          id,
          title: text,
          story: text,
          /** What the drawing shows at the beginning, for somebody who cannot see it. */
          alt: text,
          /** Where it bleeds, and what is dangerous there. */
          wound: z.enum(['thigh', 'armpit']),
          danger: z.enum(['machine', 'traffic']),
          /** So many seconds at full flow are too many. */
          limit: z.number().int().min(30).max(600),
          steps: z
            .array(
              z.strictObject({
                id,
                /** What one sees now. */
                text,
                seconds,
                flow: z.enum(flows).optional(),
                /** What the drawing shows once it is done. */
                draws: z.enum(['safe', 'gloved', 'pressed', 'strap', 'tight', 'timed', 'packed', 'warm']).optional(),
                options: z
                  .array(
                    z.strictObject({
                      id,
                      text,
                      why: text,
                      right: z.literal(true).optional(),
                      costs: seconds.optional(),
                    }),
                  )
                  .min(3)
                  .max(4),
              }),
            )
            .min(3)
            .max(12),
        }),
      )
      .min(1)
      .max(4),
  }),
  fault: ({ cases }: CasesOnly): ExerciseFault | null => {
    for (const one of cases) {
      const unclear = one.steps.find(({ options }) => options.filter(({ right }) => right).length !== 1);
      if (unclear) return { fault: 'no-answer', id: `${one.id}.${unclear.id}` };
      if (lostByExpert(one) >= 1) return { fault: 'impossible', id: one.id };
    }
    return null;
  },
} as const;

type CasesOnly = {
  readonly cases: readonly {
    readonly id: string;
    readonly limit: Bleeding['limit'];
    readonly steps: readonly (Step & {
      readonly id: string;
      readonly options: readonly { readonly right?: true | undefined }[];
    })[];
  }[];
};
