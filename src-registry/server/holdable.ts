/**
 * What comes in must be something that the records can hold, whatever its shape says of it: looked at once, for every call.
 */
import { isHoldable } from '#core/contract/values.ts';
import { Problem } from './problem.ts';

/** Nobody means more by it; and whatever goes through a value level by level comes to its end. */
const mostLevels = 64;

/** Where a part of it stands, from the outside in. */
type Part = { readonly value: unknown; readonly path: readonly string[] };

/** Forms are values by name, too. Bytes are looked at by whoever reads them. */
function inside(value: unknown): readonly [string, unknown][] {
  if (value instanceof URLSearchParams) return [...value.entries()];
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return [];
  return Object.entries(value);
}

/** Throws 400. */
export function refuseUnholdable(whole: unknown): void {
  const parts: Part[] = [{ value: whole, path: [] }];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const { value, path } = part;
    const at = path.join('.') || 'body';
    if (path.length > mostLevels) throw new Problem(400, 'malformed', 'body: too many levels');
    if (typeof value === 'string' && !isHoldable(value))
      throw new Problem(400, 'malformed', `${at}: no NUL, and no half of a character`);
    for (const [name, one] of inside(value)) {
      if (!isHoldable(name)) throw new Problem(400, 'malformed', `${at}: a name with NUL, or half of a character`);
      parts.push({ value: one, path: [...path, name] });
    }
  }
}
