/**
 * What the steps that an assessor chose come to.
 */
import { type Criterion, isEnough, type Station, type Step } from './rubric.ts';

/** By the id of the criterion; what is missing was not observed. */
export type Ratings = Readonly<Record<string, Step | undefined>>;

export type Outcome =
  /** Something was not observed: nothing is decided. */
  | { readonly result: 'open'; readonly unseen: readonly string[] }
  | { readonly result: 'able' }
  | {
      readonly result: 'not-yet';
      /** Critical criteria that were not enough. */
      readonly critical: readonly string[];
      /** All criteria that were not enough. */
      readonly short: readonly string[];
    };

export function outcomeOf(
  {
    criteria,
    enough,
  }: Pick<Station, 'enough'> & { readonly criteria: readonly Pick<Criterion, 'id' | 'isCritical'>[] },
  ratings: Ratings,
): Outcome {
  const unseen = criteria.filter(({ id }) => ratings[id] === undefined).map(({ id }) => id);
  if (unseen.length > 0) return { result: 'open', unseen };
  const short = criteria.filter(({ id }) => !isEnough(ratings[id] as Step));
  const critical = short.filter(({ isCritical }) => isCritical);
  if (critical.length === 0 && criteria.length - short.length >= enough) return { result: 'able' };
  return { result: 'not-yet', critical: critical.map(({ id }) => id), short: short.map(({ id }) => id) };
}
