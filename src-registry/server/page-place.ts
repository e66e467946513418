/**
 * Where the next page of a list begins: what stood last, in one word that the page gives back as it is.
 */
import { z } from 'zod';
import { Problem } from './problem.ts';

export type Place = Readonly<Record<string, string>>;

export const writePlace = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** Null where nothing was given: from the beginning. Throws 400. */
export function readPlace<S extends z.ZodRawShape>(
  after: string | undefined,
  shape: S,
): z.infer<z.ZodObject<S>> | null {
  if (after === undefined) return null;
  try {
    return z.strictObject(shape).parse(JSON.parse(Buffer.from(after, 'base64url').toString('utf8')));
  } catch {
    throw new Problem(400, 'malformed', 'after: none of ours');
  }
}

/** Of one more than a page holds: the page, and what stands last on it where there is more. */
export function pageOf<T>(rows: readonly T[], limit: number): { page: T[]; last: T | null } {
  const page = rows.slice(0, limit);
  return { page, last: rows.length > limit ? (page.at(-1) ?? null) : null };
}
