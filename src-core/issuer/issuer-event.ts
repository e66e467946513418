/**
 * What an organisation did with its credentials, entry by entry, and what follows: which place in the status lists is
 * taken, which credentials are withdrawn or replaced.
 */
import { type WithdrawalReason, withdrawalReasons } from '../assessment/withdrawal-reason.ts';
import { contentId, credentialNumber, isoInstant } from '../contract/values.ts';
import { type StatusRef, statusListLength } from '../credential/claims.ts';
import type { StatusPurpose } from '../credential/status-entry.ts';
import { deviceDid } from '../sync/device-event.ts';
import { z } from '../zod.ts';

const place = z.number().int().min(0).max(50_000_000);

export const issuerEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('opened'), issuer: z.string().max(300) }),
  z.strictObject({
    type: z.literal('issued'),
    number: credentialNumber,
    /** Counted through all status lists. */
    place,
    holder: z.string().max(2000),
    course: z.string().max(80),
    issuedAt: isoInstant,
    expiresAt: isoInstant,
  }),
  z.strictObject({ type: z.literal('withdrawn'), number: credentialNumber, why: z.string().max(500) }),
  /** Somebody may assess: see assessment/assessor. `pass`: its id. */
  z.strictObject({
    type: z.literal('pass-given'),
    pass: z.uuid(),
    key: deviceDid,
    person: z.string().max(2000),
    programmes: z.array(contentId),
    /** Not there in what was written before it was kept: then the entry says it. */
    issuedAt: isoInstant.optional(),
    until: isoInstant,
  }),
  /** It does not count from that instant on. Withdrawn again, the earlier one holds. */
  z.strictObject({
    type: z.literal('pass-withdrawn'),
    pass: z.uuid(),
    from: isoInstant,
    reason: z.enum(withdrawalReasons),
  }),
  z.strictObject({ type: z.literal('replaced'), number: credentialNumber, by: credentialNumber.nullable() }),
]);
export type IssuerEvent = z.infer<typeof issuerEventSchema>;
export type Issued = Extract<IssuerEvent, { type: 'issued' }>;

/** A pass as the organisation knows it. */
export type GivenPass = Pick<
  Extract<IssuerEvent, { type: 'pass-given' }>,
  'pass' | 'person' | 'programmes' | 'until'
> & {
  readonly issuedAt: string;
  readonly withdrawn: { readonly from: string; readonly reason: WithdrawalReason } | null;
};

export type IssuerState = {
  readonly issued: Map<string, Issued>;
  readonly withdrawn: Set<string>;
  readonly replaced: Set<string>;
  /** By their ids, in the order in which they were given. */
  readonly passes: Map<string, GivenPass>;
  /** How often one was withdrawn. */
  withdrawals: number;
};

export const nothingIssued = (): IssuerState => ({
  ...{ issued: new Map(), withdrawn: new Set(), replaced: new Set() },
  ...{ passes: new Map(), withdrawals: 0 },
});

/** Takes an event in. `at`: when it was written, an ISO instant. */
export function takeIn(state: IssuerState, event: IssuerEvent, at: string): void {
  if (event.type === 'issued') state.issued.set(event.number, event);
  if (event.type === 'withdrawn') state.withdrawn.add(event.number);
  if (event.type === 'replaced') state.replaced.add(event.number);
  if (event.type === 'pass-given') {
    const { pass, person, programmes, until, issuedAt = at } = event;
    state.passes.set(pass, { pass, person, programmes, until, issuedAt, withdrawn: null });
  }
  if (event.type === 'pass-withdrawn') {
    const { pass, from, reason } = event;
    const given = state.passes.get(pass);
    state.withdrawals += 1;
    if (given && (given.withdrawn === null || from < given.withdrawn.from))
      state.passes.set(pass, { ...given, withdrawn: { from, reason } });
  }
}

/** The place that nobody has yet. */
export const freePlace = ({ issued }: IssuerState): number => issued.size;

/** Below the folder of an issuer's lists, `https://…/status`; lists are counted from 1. */
export const statusRefOf = (folder: string, at: number): StatusRef => ({
  lists: `${folder}/${Math.floor(at / statusListLength) + 1}`,
  index: at % statusListLength,
});

/** The marked places of every list that has one issued credential or more, by number of the list. */
export function markedIn(state: IssuerState, purpose: StatusPurpose): Map<number, number[]> {
  const lists = new Map<number, number[]>();
  const marked = purpose === 'revocation' ? state.withdrawn : state.replaced;
  for (const { number, place: at } of state.issued.values()) {
    const list = Math.floor(at / statusListLength) + 1;
    const places = lists.get(list) ?? [];
    if (marked.has(number)) places.push(at % statusListLength);
    lists.set(list, places);
  }
  return lists;
}
