/**
 * What came in, as it must be; anything else is refused with the place where it is not.
 */
import type { z } from 'zod';
import { Problem } from './problem.ts';

export function parsed<T>(shape: z.ZodType<T>, value: unknown): T {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const { path, message } = read.error.issues[0] ?? { path: [], message: 'not as it should be' };
  throw new Problem(400, 'malformed', `${path.map(String).join('.') || 'body'}: ${message}`);
}
