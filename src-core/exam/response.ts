/**
 * What a person answered to one item, as the journal keeps it. Four shapes serve every type of item:
 * `chosen`: ids of options; `ordered`: ids in the person's order; `placed`: what was put where (place → id);
 * `number`: a number. An empty list of `chosen` is "no answer" to any item.
 */
import { z } from '../zod.ts';

const id = z.string().max(40);
const few = 24;

export const chosenResponse = z.strictObject({ chosen: z.array(id).max(few) });

export const responseSchema = z.union([
  chosenResponse,
  z.strictObject({ ordered: z.array(id).max(few) }),
  z.strictObject({ placed: z.record(id, id).refine((placed) => Object.keys(placed).length <= few) }),
  z.strictObject({ number: z.number() }),
]);
export type Response = z.infer<typeof responseSchema>;

export const noResponse: Response = { chosen: [] };

export const chosenOf = (response: Response): readonly string[] => ('chosen' in response ? response.chosen : []);
export const orderedOf = (response: Response): readonly string[] => ('ordered' in response ? response.ordered : []);
export const placedOf = (response: Response): Readonly<Record<string, string>> =>
  'placed' in response ? response.placed : {};
export const numberOf = (response: Response): number | null => ('number' in response ? response.number : null);

/** True when something was answered, be it a part. */
export const isAnswered = (response: Response | undefined): boolean =>
  response !== undefined && choicesOf(response).length > 0;

/** The response taken apart into what can be counted: `b`; `a>c>b`; `left=right`; `42`. */
export function choicesOf(response: Response): string[] {
  if ('chosen' in response) return response.chosen;
  if ('ordered' in response) return response.ordered.length > 0 ? [response.ordered.join('>')] : [];
  if ('placed' in response)
    return Object.entries(response.placed)
      .map(([place, id]) => `${place}=${id}`)
      .sort();
  return [String(response.number)];
}
