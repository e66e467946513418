/**
 * A car that is to stop, moment by moment: the same figures as in the lesson and the exercise.
 */
import { type Conditions, stoppingDistanceAt } from '../../../src-core/exercises/stopping-distance/distance.ts';

/** Metres a second, each second, on a grip of one. */
const gravity = 9.81;

export type Moment = { readonly metres: number; readonly speed: number; readonly isBraking: boolean };

/** `seconds` after there was something to see, for a car that did `speed` km/h. */
export function stoppingAt(speed: number, conditions: Conditions, seconds: number): Moment {
  const { thinking, whole } = stoppingDistanceAt(speed, conditions);
  const metresASecond = speed / 3.6;
  const braking = seconds - conditions.seconds;
  if (braking <= 0) return { metres: metresASecond * Math.max(0, seconds), speed, isBraking: false };
  const slowing = (gravity * conditions.grip) / conditions.braking;
  const left = metresASecond - slowing * braking;
  if (left <= 0) return { metres: whole, speed: 0, isBraking: true };
  const metres = thinking + metresASecond * braking - (slowing * braking ** 2) / 2;
  return { metres: Math.min(whole, metres), speed: left * 3.6, isBraking: true };
}
