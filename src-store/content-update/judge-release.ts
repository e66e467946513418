/**
 * Whether a release is to be taken here, whichever way it came: who signed it, whether it is newer, whether this program could
 * not read it before.
 */
import { type HeldRelease, heldAs, judgeOffer } from '#core/content-update/offer.ts';
import {
  type ReadRelease,
  type ReleaseProblem,
  readRelease,
  type SignedRelease,
} from '#core/content-update/release.ts';
import { type FailureCode, failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { quickEd25519 } from '../verify/quick-ed25519.ts';
import type { ContentStore } from './content-store.ts';

export type OfferedRelease = ReadRelease & { readonly signed: SignedRelease };

/** Whose content counts, by the keys that count. */
export type Publisher = { readonly id: string; readonly keys: readonly string[] };

export type JudgeRelease = {
  readonly store: ContentStore;
  readonly registry: Publisher;
  /** Names the program: another one may be able to read what this one cannot. */
  readonly program: string;
};

const ofProblems: Record<ReleaseProblem, FailureCode> = {
  stranger: 'content-stranger',
  'newer-program': 'content-newer-program',
  unfit: 'content-unfit',
};

/** The newest that this computer has, and the names of those of which it has every file. */
export async function held({
  standing,
  inUse,
  placeOf,
}: ContentStore): Promise<{ newest: HeldRelease | null; here: string[] }> {
  const newest = standing.ready ?? standing.inUse;
  const here: string[] = [];
  for (const release of [standing.ready, inUse]) if (release && (await placeOf(release.id))) here.push(release.id);
  return { newest, here };
}

/** Null where it is here already. */
export async function judgeSigned(
  { store, registry, program }: JudgeRelease,
  signed: SignedRelease,
): Promise<Result<OfferedRelease | null>> {
  const { newest, here } = await held(store);
  const read = readRelease(signed, { registry: registry.id, keys: registry.keys }, quickEd25519);
  if ('problem' in read) return failed(failure(ofProblems[read.problem]));
  const judged = here.includes(read.id) ? 'held' : judgeOffer(heldAs(read), newest);
  if (judged === 'older')
    return failed(failure('content-older', { date: read.release.publishedAt, held: newest?.publishedAt ?? '' }));
  if (judged === 'held' && here.includes(read.id)) return ok(null);
  const { unfit } = store.standing;
  if (unfit?.id === read.id && unfit.program === program) return failed(unfit.failure);
  return ok({ ...read, signed });
}
