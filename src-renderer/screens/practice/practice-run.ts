/**
 * The way through one session of practice: each check once, then those that were missed until each was right.
 */
export type PracticeRun = {
  /** Ids still to ask, the one on the screen first. */
  readonly queue: readonly string[];
  /** How many answers there were. */
  readonly done: number;
  /** Ids that were missed when first asked. */
  readonly missed: readonly string[];
  readonly asked: number;
  /** The one on the screen was asked before. */
  readonly isRepeat: boolean;
  readonly lastRight: boolean;
};

export const begun = (ids: readonly string[]): PracticeRun => ({
  queue: ids,
  done: 0,
  missed: [],
  asked: ids.length,
  isRepeat: false,
  lastRight: false,
});

/** After the answer to the check on the screen. */
export function answered(run: PracticeRun, right: boolean): PracticeRun {
  const [id, ...rest] = run.queue;
  if (id === undefined) return run;
  return {
    ...run,
    queue: right ? rest : [...rest, id],
    done: run.done + 1,
    missed: right || run.isRepeat ? run.missed : [...run.missed, id],
    isRepeat: run.done + 1 >= run.asked,
    lastRight: right,
  };
}
