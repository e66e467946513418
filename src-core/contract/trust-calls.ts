/**
 * Calls about whom this computer trusts. Lists come in by the system's dialog or as dropped bytes; what is confirmed is
 * what main showed, by its id.
 */
import { statusPurposes } from '../credential/status-entry.ts';
import { bringingOutcomes } from '../trust/bringing-outcome.ts';
import { largestList } from '../trust/list-kind.ts';
import { listStates } from '../trust/list-state.ts';
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';
import { nothing } from './values.ts';

const count = z.number().int().nonnegative();
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const offerId = z.string().regex(/^[0-9a-f]{32}$/);

/** At a time. */
export const mostLists = 50;

const knownIssuer = z.strictObject({
  id: z.string(),
  name: z.string(),
  keys: count,
  /** For each key that was reported stolen, from when it does not count. */
  stolenFrom: z.array(z.string()),
  withdraws: z.boolean(),
  lists: z.array(
    z.strictObject({
      number: z.string(),
      purpose: z.enum(statusPurposes),
      state: z.enum(listStates),
      issuedAt: z.string().nullable(),
      validUntil: z.string().nullable(),
    }),
  ),
  /** Passes of assessors: how many it withdrew, and as of when; null where that was never heard. */
  passes: z.strictObject({ madeAt: z.string(), withdrawn: count }).nullable(),
});
export type KnownIssuerView = z.infer<typeof knownIssuer>;

export const trustView = z.strictObject({
  list: z
    .strictObject({
      sequence: count,
      issuedAt: z.string(),
      /** Of its root keys. */
      fingerprint: z.string(),
      isShipped: z.boolean(),
      brought: z.strictObject({ by: z.string(), at: z.string() }).nullable(),
      /** By which the first list can be forgotten; null where it was shipped. */
      pin: digest.nullable(),
    })
    .nullable(),
  issuers: z.array(knownIssuer),
  /** Trust lists that lie there and do not belong to this one. */
  leftOut: count,
  /** Files that lie there and cannot be read. */
  unreadable: count,
});
export type TrustView = z.infer<typeof trustView>;

const broughtList = z.strictObject({
  file: z.string(),
  outcome: z.enum(bringingOutcomes),
  params: z.record(z.string(), z.string()),
});
export type BroughtList = z.infer<typeof broughtList>;

const offerView = z.strictObject({
  id: offerId,
  sequence: count,
  issuedAt: z.string(),
  fingerprint: z.string(),
  issuers: z.array(z.strictObject({ id: z.string(), name: z.string() })),
});
export type OfferView = z.infer<typeof offerView>;

const broughtView = z.strictObject({
  view: trustView,
  brought: z.array(broughtList),
  /** A first trust list that waits for a yes; nothing was brought in yet. */
  offer: offerView.nullable(),
  /** Whether papers may be judged otherwise than before. */
  hasChanged: z.boolean(),
});
export type BroughtView = z.infer<typeof broughtView>;

export const trustCalls = declareCalls({
  'trust.read': { input: nothing, output: trustView },
  /** Asks which files with the system's dialog; null when none was chosen. */
  'trust.bring': { input: nothing, output: broughtView.nullable() },
  /** Files that were dropped. */
  'trust.bring-files': {
    input: z.strictObject({
      files: z
        .array(
          z.strictObject({
            name: z.string().max(400),
            bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= largestList),
          }),
        )
        .min(1)
        .max(mostLists),
    }),
    output: broughtView,
  },
  /** Yes to the list that was offered under this id, with whatever came with it. */
  'trust.confirm': { input: z.strictObject({ id: offerId }), output: broughtView },
  /** Forgets a first list that was brought in by hand, with all that follows from it. */
  'trust.forget': { input: z.strictObject({ pin: digest }), output: trustView },
});
