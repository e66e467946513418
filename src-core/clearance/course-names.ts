/**
 * What other systems call courses: by their ids, or by the first word of one where no other course begins with it. So
 * `basic` means `basic-security` until there is a second course that begins so: then it is refused, and nobody is cleared
 * by the wrong one.
 */

export type CourseNames = ReadonlyMap<string, string>;

const firstWord = (id: string): string => id.split('-')[0] ?? id;

/** Name → id. */
export function courseNames(ids: readonly string[]): CourseNames {
  const names = new Map(ids.map((id) => [id, id]));
  for (const id of ids) {
    const word = firstWord(id);
    if (ids.filter((other) => firstWord(other) === word).length === 1) names.set(word, id);
  }
  return names;
}
