/**
 * Who may assess: an organisation says so of a person's key, for some programmes and a time.
 *
 * [Note: the date rule] What counts is the day on which something was seen. A sign-off is good if its assessor's pass counted on that day,
 * and if it was signed within thirty days of it and while that same pass still counted. An assessor whose pass ran out since keeps what
 * was signed in time; nobody signs afterwards for a day on which the pass still counted. A pass that was withdrawn counts until the
 * instant that the withdrawal names.
 */
import { contentId, isoInstant, learnerId, personName } from '../contract/values.ts';
import { deviceDid } from '../sync/device-event.ts';
import { z } from '../zod.ts';

export const assessorPassSchema = z.strictObject({
  key: deviceDid,
  person: z.strictObject({ id: learnerId.nullable(), name: personName }),
  programmes: z.array(contentId).min(1).max(50),
  from: isoInstant,
  until: isoInstant,
  withdrawnAt: isoInstant.nullable(),
});
export type AssessorPass = z.infer<typeof assessorPassSchema>;

/** So long after something was seen it may be signed. */
export const daysToSign = 30;

export const passFaults = [
  'assessor-unknown',
  'assessor-not-for-this',
  'assessor-not-yet',
  'assessor-expired',
  'signed-late',
] as const;
export type PassFault = (typeof passFaults)[number];

const endOf = ({ until, withdrawnAt }: AssessorPass): string =>
  withdrawnAt !== null && withdrawnAt < until ? withdrawnAt : until;

type Signed = {
  readonly assessor: string;
  readonly programme: string;
  readonly seenAt: string;
  readonly signedAt: string;
};

/** The pass by which a sign-off is good on its day; else why there is none. `passes`: those that an organisation signed. */
export function passFor(signed: Signed, passes: readonly AssessorPass[]): AssessorPass | { readonly fault: PassFault } {
  const own = passes.filter(({ key }) => key === signed.assessor);
  if (own.length === 0) return { fault: 'assessor-unknown' };
  const here = own.filter(({ programmes }) => programmes.includes(signed.programme));
  if (here.length === 0) return { fault: 'assessor-not-for-this' };
  const begun = here.filter(({ from }) => from <= signed.seenAt);
  if (begun.length === 0) return { fault: 'assessor-not-yet' };
  const counting = begun.find((pass) => signed.seenAt < endOf(pass) && signed.signedAt < endOf(pass));
  if (!counting) return { fault: 'assessor-expired' };
  const late = Date.parse(signed.signedAt) - Date.parse(signed.seenAt) > daysToSign * 86_400_000;
  return late ? { fault: 'signed-late' } : counting;
}
