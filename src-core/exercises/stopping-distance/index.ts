/**
 * Stopping distance: speed, road, driver and load are chosen; something steps out; does the car stop in time? Then roads
 * on which one sets the speed oneself.
 */
import { z } from '../../zod.ts';
import type { ExerciseFault, TextShape } from '../exercise-kind.ts';

const id = z.string().regex(/^[a-z][a-z-]*$/);

export const stoppingDistance = {
  name: 'stopping-distance',
  body: (text: TextShape) => ({
    /** `grip`: the coefficient of friction between tyre and road. */
    surfaces: z
      .array(z.strictObject({ id, name: text, grip: z.number().min(0.05).max(1) }))
      .min(2)
      .max(6),
    /** `seconds`: from the moment something can be seen until the foot is on the brake. */
    drivers: z
      .array(z.strictObject({ id, name: text, seconds: z.number().min(0.5).max(5) }))
      .min(2)
      .max(6),
    /** `braking`: how many times the braking distance of the empty car. */
    loads: z
      .array(z.strictObject({ id, name: text, braking: z.number().min(1).max(2) }))
      .min(2)
      .max(4),
    /** Roads to set a speed for; `metres`: how far ahead something steps out. */
    roads: z
      .array(z.strictObject({ id, text, metres: z.number().int().min(5).max(200), surface: id, driver: id, load: id }))
      .min(2)
      .max(12),
  }),
  fault: (content: RoadsOnly): ExerciseFault | null => {
    const lost = content.roads.find(
      ({ surface, driver, load }) =>
        !content.surfaces.some((one) => one.id === surface) ||
        !content.drivers.some((one) => one.id === driver) ||
        !content.loads.some((one) => one.id === load),
    );
    return lost ? { fault: 'unknown-place', id: lost.id } : null;
  },
} as const;

type Named = { readonly id: string };
type RoadsOnly = {
  readonly surfaces: readonly Named[];
  readonly drivers: readonly Named[];
  readonly loads: readonly Named[];
  readonly roads: readonly { id: string; surface: string; driver: string; load: string }[];
};
