/**
 * Rows that stand on as few pages as they can: groups stay whole where they fit, no page is left with a few rows, and what
 * is just too long for a page is set a little smaller.
 */
export type Measured<Row> = { readonly row: Row; readonly height: number };
/** The first row of a group is its heading: it does not stand alone at the end of a page. */
export type Group<Row> = readonly Measured<Row>[];

/** How high the rows may be together, on the first page and on the others. */
export type Rooms = { readonly first: number; readonly others: number };

const total = (group: Group<unknown>) => group.reduce((sum, { height }) => sum + height, 0);

function fill<Row>(groups: readonly Group<Row>[], { first, others }: Rooms, whole: boolean): Row[][] {
  const pages: Row[][] = [[]];
  let room = first;
  const turn = () => {
    pages.push([]);
    room = others;
  };
  for (const group of groups) {
    const isWhole = whole && total(group) <= others;
    if (isWhole && total(group) > room) turn();
    for (const [index, { row, height }] of group.entries()) {
      const next = index === 0 ? (group[1]?.height ?? 0) : 0;
      if (height + next > room && pages.at(-1)?.length !== 0) turn();
      pages.at(-1)?.push(row);
      room -= height;
    }
  }
  return pages;
}

/** With the same number of pages, as evenly filled as they can be; or the last one not with a few rows alone. */
function even<Row>(groups: readonly Group<Row>[], { first, others }: Rooms, look: Look): Row[][] {
  const at = (spare: number, whole: boolean) => fill(groups, { first: first - spare, others: others - spare }, whole);
  const split = at(0, false);
  const whole = at(0, true).length === split.length;
  if (split.length === 1) return split;
  const isDone = (pages: Row[][]) => look === 'full' && (pages.at(-1)?.length ?? 0) >= fewest;
  let [fits, tooMuch] = [0, Math.min(first, others)];
  while (tooMuch - fits > 4 && !isDone(at(fits, whole))) {
    const middle = (fits + tooMuch) / 2;
    if (at(middle, whole).length > split.length) tooMuch = middle;
    else fits = middle;
  }
  return at(fits, whole);
}

export type Paged<Row> = { readonly pages: readonly (readonly Row[])[]; readonly scale: number };

/** How pages are filled: all to about the same height, or one after the other. */
export type Look = 'even' | 'full';
/** Rows on the last page of those that are filled one after the other. */
const fewest = 4;

/** `measure`: the groups when letters and spaces are that much smaller. */
export function pagesOf<Row>(
  measure: (scale: number) => readonly Group<Row>[],
  rooms: Rooms,
  look: Look = 'even',
): Paged<Row> {
  const at = (scale: number) => ({ scale, pages: even(measure(scale), rooms, look) });
  const largest = at(1);
  if (largest.pages.length === 1 || look === 'full') return largest;
  return [0.95, 0.9, 0.86, 0.82, 0.78].map(at).find(({ pages }) => pages.length < largest.pages.length) ?? largest;
}
