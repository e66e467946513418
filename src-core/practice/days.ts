/**
 * Days as the person lives them: a check that is due this evening is asked this morning.
 */

const dayMs = 86_400_000;

/** The number of the day of an instant in a zone so many minutes east of UTC. */
export const dayOf = (instant: Date | string, offsetMinutes: number): number =>
  Math.floor((new Date(instant).getTime() + offsetMinutes * 60_000) / dayMs);

/** In how many days something is due; 0: today or before. */
export const daysUntil = (due: string, now: Date, offsetMinutes: number): number =>
  Math.max(0, dayOf(due, offsetMinutes) - dayOf(now, offsetMinutes));
