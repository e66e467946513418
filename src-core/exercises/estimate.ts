/**
 * An estimate on a scale of steps. A range of it is right, for honest people differ; one step beside it is almost right.
 */
import { z } from '../zod.ts';
import type { TextShape } from './exercise-kind.ts';

export type Range = { readonly from: number; readonly to: number };

/** How many steps it is too high, or below nought, too low. */
export const offBy = ({ from, to }: Range, step: number): number =>
  step < from ? step - from : Math.max(0, step - to);

export function worthOfEstimate(range: Range, step: number): number {
  const off = Math.abs(offBy(range, step));
  return off === 0 ? 1 : off === 1 ? 0.5 : 0;
}

/** What one goes on with: one's own estimate, or the nearest that is right. */
export const settled = (range: Range, step: number): number => step - offBy(range, step);

/** `steps`: how many the scale has. */
export const rangeSchema = (text: TextShape, steps: number) => {
  const step = z.number().int().min(1).max(steps);
  return z.strictObject({ from: step, to: step, why: text });
};
