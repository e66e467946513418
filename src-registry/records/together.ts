/**
 * Questions that come in the same turn of the event loop go to the database in one query. One that comes alone waits for
 * nobody; where thousands come in a second, one query for twenty costs little more than one for one.
 */

type Waiting<V> = {
  readonly key: string;
  readonly found: (value: V | undefined) => void;
  readonly failed: (error: unknown) => void;
};

/** `askMany`: what is found, by key. What is not there is undefined; when the query fails all that asked are told so. */
export function together<V>(
  askMany: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): (key: string) => Promise<V | undefined> {
  let waiting: Waiting<V>[] = [];
  const send = async () => {
    const all = waiting;
    waiting = [];
    try {
      const values = await askMany([...new Set(all.map(({ key }) => key))]);
      for (const { key, found } of all) found(values.get(key));
    } catch (error) {
      for (const { failed } of all) failed(error);
    }
  };
  return (key) =>
    new Promise((found, failed) => {
      waiting.push({ key, found, failed });
      if (waiting.length === 1) setImmediate(send);
    });
}
