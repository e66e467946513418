/**
 * Calls of an assessor: the pass, who asks, the rubric, what was signed, how far two agree.
 */

import { hoursFaults } from '../assessment/asked-hours.ts';
import { askedAboutSchema } from '../assessment/carried.ts';
import { hindrances } from '../assessment/may-sign.ts';
import { passRoles } from '../assessment/pass-role.ts';
import { stepSchema, type steps } from '../assessment/rubric.ts';
import { withdrawalReasons } from '../assessment/withdrawal-reason.ts';
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';
import { frame, handedOver } from './programme-calls.ts';
import { contentId, isoInstant, language, nothing, someLines } from './values.ts';

const anchors = z.strictObject({
  'not-done': z.string(),
  'with-help': z.string(),
  done: z.string(),
  'done-well': z.string(),
} satisfies Record<(typeof steps)[number], z.ZodType>);

/** By whom a pass was withdrawn, and from which instant it does not count. */
const passWithdrawn = z.strictObject({ issuer: z.string(), from: isoInstant, reason: z.enum(withdrawalReasons) });

export const passView = z.strictObject({
  issuer: z.string(),
  may: z.array(z.enum(passRoles)),
  programmes: z.array(z.string()),
  from: isoInstant,
  until: isoInstant,
  /** Null while nobody has; from an instant that is still to come it counts until then. */
  withdrawn: passWithdrawn.nullable(),
  /** `issuer-unknown`: no organisation that is trusted now had the key that signed it. */
  state: z.enum(['not-yet', 'counts', 'ended', 'withdrawn', 'issuer-unknown']),
});
export type PassView = z.infer<typeof passView>;

const requestId = z.uuid();
/** Somebody who asks; `state`: `open`, and later `signed`. */
export const requestCard = z.strictObject({
  id: requestId,
  candidate: z.string(),
  programme: z.string(),
  kind: z.enum(['practical', 'hours', 'recommendation', 'document']),
  title: z.string(),
  askedAt: isoInstant,
  signedAt: isoInstant.nullable(),
  /** Why this assessor cannot sign it now. */
  hindrance: z.enum(hindrances).nullable(),
  /** Where that is `assessor-withdrawn`. */
  withdrawn: passWithdrawn.nullable(),
});
export type RequestCard = z.infer<typeof requestCard>;

export const assessingView = z.strictObject({
  /** `did:key:…` */
  key: z.string(),
  /** Whether the system's key store seals it. */
  isProtected: z.boolean(),
  passes: z.array(passView),
  /** The open ones first, each by day. */
  requests: z.array(requestCard),
  /** Per station where somebody else's sign-off of the same candidate was brought in. */
  agreement: z.array(
    z.strictObject({
      programme: z.string(),
      station: z.string(),
      candidates: z.number().int(),
      pairs: z.number().int(),
      observed: z.number(),
      kappa: z.number().nullable(),
      weighted: z.number().nullable(),
    }),
  ),
});
export type AssessingView = z.infer<typeof assessingView>;

const criterionView = z.strictObject({
  id: contentId,
  text: z.string(),
  isCritical: z.boolean(),
  anchors,
  step: stepSchema.nullable(),
});

export const requestView = z.strictObject({
  ...requestCard.shape,
  about: askedAboutSchema,
  /** Of the titles and the rubric. */
  language,
  note: z.string(),
  /** Of a station. */
  station: z
    .strictObject({
      title: z.string(),
      setting: z.string(),
      task: z.string(),
      minutes: z.number(),
      enough: z.number().int(),
      criteria: z.array(criterionView),
      result: z.enum(['open', 'able', 'not-yet']),
      /** Texts of critical criteria that are not enough. */
      critical: z.array(z.string()),
      /** Ids of pictures that were taken. */
      pictures: z.array(z.string()),
    })
    .nullable(),
  /** Of hours: how much together. */
  minutes: z.number().int().nullable(),
  /** Why the hours that are asked about cannot be true. `entry`: which of them; null: all together. */
  hoursProblem: z.strictObject({ fault: z.enum(hoursFaults), entry: z.number().int().nullable() }).nullable(),
  /** When it was seen; null: not said yet. */
  seenAt: isoInstant.nullable(),
  /** To hand back, once it is signed. */
  answer: handedOver.nullable(),
});
export type RequestView = z.infer<typeof requestView>;

/** `nothing-known`: none of these. `assessor-withdrawn`: of another assessor, whose pass did not count any more when they signed. `own`: what this assessor signed, or is called, comes back. `no-room`: there are too many passes. */
const whyNotBrought = [
  'nothing-known',
  'not-for-this-key',
  'issuer-unknown',
  'assessor-withdrawn',
  'altered',
  'malformed',
  'own',
  'no-room',
] as const;

export const broughtToAssess = z.strictObject({
  what: z.enum(['request', 'pass', 'other-sign-off', 'refused']),
  why: z.enum(whyNotBrought).nullable(),
  /** The request that was brought, or was here already. */
  request: requestId.nullable(),
  view: assessingView,
});
export type BroughtToAssess = z.infer<typeof broughtToAssess>;

const ofRequest = z.strictObject({ id: requestId });

export const assessCalls = declareCalls({
  'assess.read': { input: nothing, output: assessingView },
  /** The own key as a file or a code, for the organisation that makes the pass. */
  'assess.key': { input: nothing, output: handedOver },
  'assess.save-key': { input: nothing, output: z.strictObject({ file: z.string().nullable() }) },
  /** A pass, a request, or what another assessor signed. Null when the person cancelled. */
  'assess.bring': { input: nothing, output: broughtToAssess.nullable() },
  'assess.frame': { input: frame, output: broughtToAssess.nullable() },
  'assess.open': { input: ofRequest, output: requestView },
  'assess.rate': {
    input: z.strictObject({ id: requestId, criterion: contentId, step: stepSchema }),
    output: requestView,
  },
  'assess.note': {
    input: z.strictObject({ id: requestId, note: someLines(1000).or(z.literal('')) }),
    output: requestView,
  },
  'assess.seen': { input: z.strictObject({ id: requestId, seenAt: isoInstant }), output: requestView },
  'assess.add-picture': {
    input: z.strictObject({ id: requestId, bytes: frame.shape.bytes }),
    output: requestView,
  },
  /** Its bytes, JPEG; null where the file is gone. */
  'assess.picture': {
    input: z.strictObject({ id: requestId, picture: z.string() }),
    output: z.custom<Uint8Array>((value) => value instanceof Uint8Array).nullable(),
  },
  'assess.remove-picture': { input: z.strictObject({ id: requestId, picture: z.string() }), output: requestView },
  /** The rubric changed: what was chosen by the one before is left, and judged anew by the one of now. */
  'assess.anew': { input: ofRequest, output: requestView },
  /** Signs what was entered. What cannot be signed is a failure that says why. */
  'assess.sign': { input: ofRequest, output: requestView },
  'assess.save-answer': { input: ofRequest, output: z.strictObject({ file: z.string().nullable() }) },
  /** A request that was not signed. */
  'assess.remove': { input: ofRequest, output: assessingView },
});
