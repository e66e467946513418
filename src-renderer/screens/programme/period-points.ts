/**
 * The days of a certification in their order, with today among them, and where each lies on a line from the first to the last.
 */
import type { ProgrammeView } from '#core/contract/programme-calls.ts';

export type PointName = 'from' | 'opens' | 'until' | 'grace' | 'reinstate' | 'today';
/** `share`: of the whole line, in per cent. `number`: as it is marked on the line; null of today. */
export type Point = {
  readonly name: PointName;
  readonly at: string;
  readonly share: number;
  readonly number: number | null;
};

type Windows = NonNullable<ProgrammeView['windows']>;
type Period = NonNullable<ProgrammeView['period']>;

export function periodPoints({ from, until }: Period, windows: Windows, now: string): Point[] {
  const { opensAt, graceUntil, reinstateUntil } = windows;
  const days: { name: PointName; at: string }[] = [
    { name: 'from', at: from },
    { name: 'opens', at: opensAt < from ? from : opensAt },
    { name: 'until', at: until },
    // Without grace its end would be the same day once more.
    ...(graceUntil > until ? [{ name: 'grace' as const, at: graceUntil }] : []),
    ...(reinstateUntil ? [{ name: 'reinstate' as const, at: reinstateUntil }] : []),
  ];
  const end = Date.parse(days.at(-1)?.at ?? until);
  const start = Date.parse(from);
  const share = (at: string) => Math.min(100, Math.max(0, ((Date.parse(at) - start) / (end - start)) * 100));
  const numbered = days.map((day, index) => ({ ...day, share: share(day.at), number: index + 1 }));
  const before = numbered.filter(({ at }) => at <= now);
  const today: Point = { name: 'today', at: now, share: share(now), number: null };
  return [...before, today, ...numbered.slice(before.length)];
}
