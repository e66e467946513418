/**
 * A list worked through in order, so that neither the disk nor the processor waits for the other: while one is worked on,
 * the next few are got ready and the last few are put away.
 */

export type Steps<Item, Ready, Made> = {
  /** Waits for the disk; one at a time. */
  getReady(item: Item): Promise<Ready>;
  /** Takes the processor. */
  work(item: Item, ready: Ready): Promise<Made>;
  /** Waits for the disk; several at a time. False: no more is to be got ready. */
  putAway(made: Made): Promise<boolean>;
};

/** How many are on their way before and after. */
const most = 4;

/** What fails is met where it is waited for. */
function met<T>(doing: Promise<T>): Promise<T> {
  doing.catch(() => undefined);
  return doing;
}

/**
 * Whether all were wanted. What was got ready is worked on and put away even when no more is wanted; the first fault ends it,
 * when nothing is on its way any more.
 */
export async function workThrough<Item, Ready, Made>(
  items: readonly Item[],
  { getReady, work, putAway }: Steps<Item, Ready, Made>,
): Promise<boolean> {
  const coming: { item: Item; ready: Promise<Ready> }[] = [];
  const going: Promise<boolean>[] = [];
  const left = items.values();
  let isWanted = true;
  const fill = () => {
    while (isWanted && coming.length < most) {
      const { value: item, done } = left.next();
      if (done) return;
      const before: Promise<unknown> = coming.at(-1)?.ready ?? Promise.resolve();
      coming.push({ item, ready: met(before.then(() => getReady(item))) });
    }
  };
  const settle = async () => {
    if ((await going.shift()) === false) isWanted = false;
  };
  try {
    fill();
    for (let next = coming.shift(); next; next = coming.shift()) {
      const ready = await next.ready;
      fill();
      going.push(met(putAway(await work(next.item, ready))));
      if (going.length > most) await settle();
    }
    while (going.length > 0) await settle();
    return isWanted;
  } finally {
    await Promise.allSettled([...coming.map(({ ready }) => ready), ...going]);
  }
}
