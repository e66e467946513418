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
  // In each stretch from where one begins to where one ends: those that lie within it have to fit into it.
  return (
    all.every(({ from }) =>
      all.every(({ to }) => {
        if (to <= from) return true;
        const within = all.filter((one) => one.from >= from && one.to <= to);
        return within.reduce((sum, { minutes }) => sum + minutes, 0) <= minutesIn(from, to);
      }),
    ) && Date.parse(own.from) < Date.parse(own.to)
  );
}
