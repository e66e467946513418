/**
 * Calls about the content of this computer: which it is, and what newer comes from the registry.
 */
import { failureSchema } from '../result/failure.ts';
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';
import { isoInstant, nothing } from './values.ts';

const release = z.strictObject({ publishedAt: isoInstant });
const bytes = z.number().int().nonnegative();

export const contentView = z.strictObject({
  /** Null: what came with the program. */
  inUse: release.nullable(),
  /** Whole and checked: it counts from the next start. */
  ready: release.nullable(),
  /** Newer than those, and not whole yet. */
  coming: release.extend({ done: bytes, total: bytes, isFetching: z.boolean() }).nullable(),
  /** Why newer content is not taken, or did not come the last time. */
  problem: failureSchema.nullable(),
});
export type ContentView = z.infer<typeof contentView>;

export const contentCalls = declareCalls({
  'content.read': { input: nothing, output: contentView },
});
