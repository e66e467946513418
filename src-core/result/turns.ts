/**
 * One piece of work at a time, in the order it was asked for.
 */

export type TakeTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Gives back `run`: it starts `work` when everything asked for before has ended, however that ended. */
export function takingTurns(): TakeTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** The same service, each of whose calls waits for its turn. Calls between its own functions do not pass through here. */
export function inTurns<S extends { [K in keyof S]: (...input: never[]) => Promise<unknown> }>(
  service: S,
  run: TakeTurn,
): S {
  const calls = Object.entries<(...input: never[]) => Promise<unknown>>(service);
  return Object.fromEntries(
    calls.map(([name, call]) => [name, (...input: never[]) => run(() => call(...input))]),
  ) as unknown as S;
}
