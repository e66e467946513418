/**
 * When something was, as it is typed: a day and two times. What ends at or before the time at which it began ended on the next day.
 */
export type Typed = { readonly day: string; readonly from: string; readonly to: string };
export type Span = {
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
  readonly isNextDay: boolean;
};

const dayMs = 86_400_000;

/** In the time zone of this computer, which knows when its clocks were put forward and back. Null: something is missing. */
export function spanOf({ day, from, to }: Typed): Span | null {
  const begun = new Date(`${day}T${from}`);
  const sameDay = new Date(`${day}T${to}`);
  if (Number.isNaN(begun.getTime()) || Number.isNaN(sameDay.getTime())) return null;
  const isNextDay = sameDay < begun;
  const ended = isNextDay ? new Date(`${nextDay(day)}T${to}`) : sameDay;
  const minutes = Math.round((ended.getTime() - begun.getTime()) / 60_000);
  return { from: begun.toISOString(), to: ended.toISOString(), minutes, isNextDay };
}

const nextDay = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);

/** The day of an instant, as `YYYY-MM-DD` in the time zone of this computer. */
export function dayOf(instant: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
}

/** Whether a span of time passes midnight here. */
export const passesMidnight = ({ from, to }: Pick<Span, 'from' | 'to'>): boolean =>
  dayOf(new Date(from)) !== dayOf(new Date(Date.parse(to) - 1));
