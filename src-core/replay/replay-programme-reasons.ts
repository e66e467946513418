/**
 * What a registry may say against a programme that was reached on a device. Apart from what finds it out: whoever reads a feed needs no
 * more than the words.
 */

/**
 * `not-met`: all that is sent counts, and is not enough. `sign-off-refused`: what is missing rests on sign-offs that do not count.
 * `hours-impossible`: more hours than there is time. `dated-ahead`: of a day that is not there yet.
 */
export const programmeRefusals = [
  'programme-unknown',
  'programme-version-unknown',
  'not-met',
  'sign-off-refused',
  'hours-impossible',
  'dated-ahead',
] as const;
export type ProgrammeRefusal = (typeof programmeRefusals)[number];

/**
 * Why a person looks at it first. `issuer-unknown`: it rests on passes of an organisation that is not on the trust list.
 * `clock-far-off`: the device dated it by a clock that is more than a day off. `withdrawn-before`: a certificate of this programme was
 * withdrawn from this person. `pass-withdrawn`: it was registered, and the pass of somebody who signed was withdrawn since.
 */
export const programmeDoubts = ['issuer-unknown', 'clock-far-off', 'withdrawn-before', 'pass-withdrawn'] as const;
export type ProgrammeDoubt = (typeof programmeDoubts)[number];

/** What may be otherwise when more is known: these are looked at again. */
export const openRefusals: readonly string[] = [
  'programme-unknown',
  'programme-version-unknown',
  'not-met',
  'sign-off-refused',
] satisfies readonly ProgrammeRefusal[];
