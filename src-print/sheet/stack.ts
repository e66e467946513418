/**
 * Things that stand under one another between two heights, with the free room shared out between them.
 */
export type Item = {
  readonly height: number;
  /** Above it: the least, and how much of the free room it gets beside the others. */
  readonly least: number;
  readonly share: number;
  draw(top: number): void;
};

export const heightOf = (items: readonly Item[]): number =>
  items.reduce((sum, { height, least }) => sum + height + least, 0);

/** Where it does not fit (long names, two languages) all of it becomes smaller. `spare`: room that stays free. */
export function fitStack(make: (scale: number) => readonly Item[], room: number, spare = 0): readonly Item[] {
  let items: readonly Item[] = [];
  for (const scale of [1, 0.92, 0.85, 0.78, 0.7, 0.62, 0.54]) {
    items = make(scale);
    if (heightOf(items) + spare * scale <= room) return items;
  }
  return items;
}

/** `share`: of the room under the last one. */
export function drawStack(items: readonly Item[], top: number, bottom: number, share = 0): void {
  const free = Math.max(0, bottom - top - heightOf(items));
  const shares = items.reduce((sum, item) => sum + item.share, share) || 1;
  let y = top;
  for (const item of items) {
    y += item.least + (free * item.share) / shares;
    item.draw(y);
    y += item.height;
  }
}
