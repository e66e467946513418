/**
 * What a file of a release may be called: so that it lies inside its folder on every system, and under one name on all of them.
 */

const longestPath = 300;
const deepest = 12;
/** No dot or dash in front, no dot at the end: systems and readers treat such names in ways of their own. */
const plainName = /^[A-Za-z0-9_]([A-Za-z0-9_.-]{0,98}[A-Za-z0-9_-])?$/;
/** Windows takes these for devices, with any ending. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** Whom this computer trusts is never said by content: lists have a way of their own (`trust/`). */
const kept = 'trust';

export function isReleasePath(path: string): boolean {
  const names = path.split('/');
  return (
    path.length <= longestPath &&
    names.length <= deepest &&
    names[0]?.toLowerCase() !== kept &&
    names.every((name) => plainName.test(name) && !deviceName.test(name))
  );
}

/** Whether all of them can lie in one folder, also where large and small letters are the same. */
export function areApart(paths: readonly string[]): boolean {
  const files = new Set(paths.map((path) => path.toLowerCase()));
  if (files.size < paths.length) return false;
  return [...files].every((path) => {
    const names = path.split('/');
    return names.slice(1).every((_, index) => !files.has(names.slice(0, index + 1).join('/')));
  });
}
