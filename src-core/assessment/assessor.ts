/**
 * Who may assess: an organisation says so of a person's key, for some programmes, what they may, and for a time. It is a line that the
 * organisation signs, and that goes along with what the assessor signs.
 *
 * [Note: the date rule] What counts is the day on which something was seen. A sign-off is good if its assessor's pass counted on that day,
 * and if it was signed within thirty days of it and while that same pass still counted. An assessor whose pass ran out since keeps what
 * was signed in time; nobody signs afterwards for a day on which the pass still counted. A pass that was withdrawn counts until the
 * instant that the withdrawal names: [withdrawn-passes](withdrawn-passes.ts).
 */
import { contentId, isoInstant, learnerId, personName } from '../contract/values.ts';
import { multibaseOf, publicKeyOf } from '../credential/proof/did-key.ts';
import { type LineFault, type LineKind, readLine, signLine } from '../credential/proof/signed-line.ts';
import type { QuickCheck, SigningKey } from '../credential/proof/signing-key.ts';
import { deviceDid } from '../sync/device-event.ts';
import { issuerId, keyListedOn } from '../trust/trust-list.ts';
import { z } from '../zod.ts';
import { type PassRole, passRoles } from './pass-role.ts';
import type { SignOffKind } from './sign-off.ts';
import { type PassTrust, withdrawalOf } from './withdrawn-passes.ts';

export const assessorPassSchema = z.strictObject({
  v: z.literal(1),
  id: z.uuid(),
  issuer: issuerId,
  /** The key of the issuer that signs. */
  issuerKey: z.string().refine((text) => publicKeyOf(text) !== null),
  issuedAt: isoInstant,
  key: deviceDid,
  person: z.strictObject({ id: learnerId.nullable(), name: personName }),
  may: z.array(z.enum(passRoles)).min(1).max(passRoles.length),
  programmes: z.array(contentId).min(1).max(50),
  from: isoInstant,
  until: isoInstant,
});
/** As it was signed. */
export type SignedPass = z.infer<typeof assessorPassSchema>;
/** With what was heard of it since. */
export type AssessorPass = SignedPass & { readonly withdrawnAt: string | null };

const kind: LineKind<SignedPass> = {
  before: 'fieldpass assessor pass 1',
  schema: assessorPassSchema,
  keyOf: ({ issuerKey }) => publicKeyOf(issuerKey),
  longest: 8 * 1024,
};

export const signPass = (key: SigningKey, said: Omit<SignedPass, 'v' | 'issuerKey'>): string =>
  signLine(kind, { v: 1, ...said, issuerKey: multibaseOf(key.publicKey) }, key);

/** `issuer-unknown`: no trusted organisation had this key on that day. */
export type PassLineFault = LineFault | 'issuer-unknown';

/** What a pass says, as whoever signed it said it; whether that is anybody is another question. */
export const statedPass = (line: string, quick?: QuickCheck): SignedPass | { readonly fault: LineFault } =>
  readLine(kind, line, quick);

/**
 * Takes a pass apart; it is believed when an organisation on the trust list signed it with a key that counted then. What was heard of it
 * since goes along.
 */
export function readPass(
  line: string,
  trusted: PassTrust | null,
  quick?: QuickCheck,
): AssessorPass | { readonly fault: PassLineFault } {
  const said = statedPass(line, quick);
  if ('fault' in said) return said;
  if (!trusted || !keyListedOn(trusted, said.issuer, said.issuerKey, said.issuedAt)) return { fault: 'issuer-unknown' };
  return { ...said, withdrawnAt: withdrawalOf(said, trusted.withdrawn)?.withdrawnAt ?? null };
}

/** So long after something was seen it may be signed. */
export const daysToSign = 30;

export const passFaults = [
  'assessor-unknown',
  'assessor-not-for-this',
  'assessor-not-yet',
  'assessor-expired',
  'assessor-withdrawn',
  'signed-late',
] as const;
export type PassFault = (typeof passFaults)[number];

const rolesFor: Readonly<Record<SignOffKind, readonly PassRole[]>> = {
  practical: ['assess'],
  hours: ['supervise'],
  recommendation: ['supervise'],
  document: passRoles,
};

/** Whether a pass is one for this, whatever the day. */
export const isPassFor = (
  { may, programmes }: Pick<SignedPass, 'may' | 'programmes'>,
  what: SignOffKind,
  programme: string,
) => programmes.includes(programme) && rolesFor[what].some((role) => may.includes(role));

const endOf = ({ until, withdrawnAt }: AssessorPass): string =>
  withdrawnAt !== null && withdrawnAt < until ? withdrawnAt : until;

type Signed = {
  readonly assessor: string;
  readonly programme: string;
  readonly seenAt: string;
  readonly signedAt: string;
  readonly about: { readonly kind: SignOffKind };
};

/** `withdrawn`: the pass by which it would be good, had it not been withdrawn. */
export type NoPass = { readonly fault: PassFault; readonly withdrawn?: AssessorPass };

/** The pass by which a sign-off is good on its day; else why there is none. `passes`: those that an organisation signed. */
export function passFor(signed: Signed, passes: readonly AssessorPass[]): AssessorPass | NoPass {
  const own = passes.filter(({ key }) => key === signed.assessor);
  if (own.length === 0) return { fault: 'assessor-unknown' };
  const here = own.filter((pass) => isPassFor(pass, signed.about.kind, signed.programme));
  if (here.length === 0) return { fault: 'assessor-not-for-this' };
  const begun = here.filter(({ from }) => from <= signed.seenAt);
  if (begun.length === 0) return { fault: 'assessor-not-yet' };
  const counting = begun.find((pass) => signed.seenAt < endOf(pass) && signed.signedAt < endOf(pass));
  if (!counting) {
    const withdrawn = begun.find(({ until }) => signed.seenAt < until && signed.signedAt < until);
    return withdrawn ? { fault: 'assessor-withdrawn', withdrawn } : { fault: 'assessor-expired' };
  }
  const late = Date.parse(signed.signedAt) - Date.parse(signed.seenAt) > daysToSign * 86_400_000;
  return late ? { fault: 'signed-late' } : counting;
}
