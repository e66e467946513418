/**
 * Ids in the shape that a bank asks for, made from what a foreign file calls things.
 */

/** Lower-case letters, digits and single hyphens of `name`, at most `longest`; '' where it has none. */
export const slug = (name: string, longest = 60): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-|-$/g, '');

/** Gives each name an id that no other has had from this giver, and none of `taken`. */
export function idGiver(fallback: string, taken: readonly string[] = []): (name: string) => string {
  const given = new Set(taken);
  return (name) => {
    const base = slug(name) || fallback;
    let id = base;
    for (let next = 2; given.has(id); next += 1) id = `${base}-${next}`;
    given.add(id);
    return id;
  };
}

export const letters = 'abcdefghijklmnopqrstuvwxyz';

/** The letters that options have for ids, as many as there are options. */
export const letterAt = (index: number): string => letters[index] ?? `z${index}`;
