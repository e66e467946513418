/**
 * Whether hours that somebody confirmed can be true: nobody works longer than the time that it was in, alone or with what was confirmed
 * before. What was in them is not known any more; how long and between when is.
 */
export type Confirmed = {
  /** ISO instants. */
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
};

const minutesIn = (from: number, to: number) => (to - from) / 60_000;

export function hoursFit(own: Confirmed, others: readonly Confirmed[]): boolean {
  const all = [own, ...others].map(({ from, to, minutes }) => ({
    from: Date.parse(from),
    to: Date.parse(to),
    minutes,
  }));
  const byEnd = all.sort((a, b) => a.to - b.to);
  // In each stretch from where one begins to where one ends: those that lie within it have to fit into it.
  const fitsFrom = (from: number): boolean => {
    let sum = 0;
    return byEnd.every((one) => {
      sum += one.from >= from ? one.minutes : 0;
      return one.from < from || one.to <= from || sum <= minutesIn(from, one.to);
    });
  };
  return Date.parse(own.from) < Date.parse(own.to) && [...new Set(all.map(({ from }) => from))].every(fitsFrom);
}
