/**
 * The order of a call: each part has a role, and the roles have one order, from the word of urgency to the one that closes.
 */
export const roles = [
  'urgency',
  'them',
  'this-is',
  'you',
  'where',
  'what',
  'people',
  'need',
  'message',
  'end',
] as const;
export type Role = (typeof roles)[number];

/** A part without a role does not belong in the call. */
export type Part = { readonly id: string; readonly role?: Role | undefined };

export type CallFault<P extends Part> =
  /** It does not belong in the call. */
  | { readonly fault: 'outside'; readonly part: P }
  /** It should stand here, and is not there at all. */
  | { readonly fault: 'missing'; readonly wanted: P }
  /** Another part should stand here, and comes later. */
  | { readonly fault: 'early'; readonly part: P; readonly wanted: P };

const placeOf = ({ role }: Part) => (role ? roles.indexOf(role) : roles.length);

/** The parts that belong in the call, in order. */
export const rightCall = <P extends Part>(parts: readonly P[]): P[] =>
  parts.filter(({ role }) => role).sort((a, b) => placeOf(a) - placeOf(b));

/** The first thing that is wrong with a call; null where it is right. Parts of one role may change places. */
export function faultOf<P extends Part>(parts: readonly P[], chosen: readonly string[]): CallFault<P> | null {
  const said = chosen.flatMap((id) => parts.filter((part) => part.id === id));
  const outside = said.find(({ role }) => !role);
  if (outside) return { fault: 'outside', part: outside };
  for (const [index, expected] of rightCall(parts).entries()) {
    const part = said[index];
    if (part?.role === expected.role) continue;
    const open = parts.filter((one) => one.role === expected.role && !said.slice(0, index).includes(one));
    const later = open.find((one) => said.includes(one));
    if (part && later) return { fault: 'early', part, wanted: later };
    return { fault: 'missing', wanted: open[0] ?? expected };
  }
  return null;
}
