/**
 * Whether a release that is offered is to be taken: nothing brings a computer back to content that was replaced.
 */

import { isoInstant } from '../contract/values.ts';
import { z } from '../zod.ts';
import { type ReadRelease, sha256Hex } from './release.ts';

/** A release as it is remembered. */
export const heldRelease = z.strictObject({
  id: sha256Hex,
  registry: z.string().min(1).max(300),
  publishedAt: isoInstant,
});
export type HeldRelease = z.infer<typeof heldRelease>;

export const heldAs = ({ id, release: { registry, publishedAt } }: ReadRelease): HeldRelease => ({
  id,
  registry,
  publishedAt,
});

/**
 * `held`: the newest that this computer has; null when it has what came with the program. That, and what another registry
 * taught, has no place in the order of this one: here it is learned what this registry examines.
 */
export function judgeOffer(offered: HeldRelease, held: HeldRelease | null): 'take' | 'held' | 'older' {
  if (held?.registry !== offered.registry) return 'take';
  if (held.id === offered.id) return 'held';
  return Date.parse(offered.publishedAt) > Date.parse(held.publishedAt) ? 'take' : 'older';
}
