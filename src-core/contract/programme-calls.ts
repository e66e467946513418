/**
 * Calls about programmes: where one stands, what is missing, what was signed; and the logbook.
 */
import { askedAboutSchema } from '../assessment/carried.ts';
import { signedFaults } from '../assessment/check-signed.ts';
import { steps } from '../assessment/rubric.ts';
import { entryFaults, longestStretchHours } from '../logbook/check-entry.ts';
import { logEntrySchema, longestNote } from '../logbook/entry.ts';
import { uncountedReasons } from '../programme/requirement-state.ts';
import { standingStates } from '../programme/standing.ts';
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';
import { contentId, credentialNumber, isoInstant, nothing } from './values.ts';

export { longestStretchHours };

const titled = z.strictObject({ id: contentId, title: z.string() });
const count = z.number().int().nonnegative();

/** What can be done about a requirement. `isHere`: the course is among those of this computer. */
export const requirementWay = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('course'), course: titled, isHere: z.boolean() }),
  z.strictObject({ kind: z.literal('exam'), course: titled, isHere: z.boolean() }),
  z.strictObject({
    kind: z.literal('practical'),
    /** Without its setting: what an actor will say is not for the candidate. */
    station: z.strictObject({ ...titled.shape, minutes: z.number(), task: z.string() }),
    assessors: z.number().int(),
  }),
  /** `waiting`: entries that nobody confirmed yet, in minutes. */
  z.strictObject({ kind: z.literal('hours'), activity: titled, isSupervised: z.boolean(), waiting: count }),
  /** `waiting`: how many entries. */
  z.strictObject({ kind: z.literal('count'), activity: titled, isSupervised: z.boolean(), waiting: count }),
  z.strictObject({ kind: z.literal('recommendation'), role: titled }),
  /** `text`: what is declared; null where something is shown to whoever signs that they saw it. */
  z.strictObject({
    kind: z.literal('document'),
    document: titled,
    text: z.string().nullable(),
    digest: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('credential'), credential: titled, isHere: z.boolean() }),
]);
export type RequirementWay = z.infer<typeof requirementWay>;

/** A requirement. `have`, `need`: minutes of hours; else how many. */
export const requirementView = z.strictObject({
  kind: z.literal('requirement'),
  id: contentId,
  title: z.string(),
  isMet: z.boolean(),
  isWaived: z.boolean(),
  have: z.number(),
  need: z.number(),
  /** How many facts do not count, by reason. */
  uncounted: z.partialRecord(z.enum(uncountedReasons), count),
  /** Titles of those that must be met first and are not. */
  waitsFor: z.array(z.string()),
  /** Done by this day at the latest; null: any day. */
  dueOn: isoInstant.nullable(),
  way: requirementWay,
});
export type RequirementView = z.infer<typeof requirementView>;

export type AskedView = RequirementView | { kind: 'parts'; needed: number; isMet: boolean; parts: AskedView[] };
const askedView: z.ZodType<AskedView> = z.lazy(() =>
  z.union([
    requirementView,
    z.strictObject({ kind: z.literal('parts'), needed: count, isMet: z.boolean(), parts: z.array(askedView) }),
  ]),
);

/** A sign-off as the person reads it. */
export const signedView = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['practical', 'hours', 'recommendation', 'document']),
  title: z.string(),
  /** Null where nobody who is believed says who that is. */
  by: z.string().nullable(),
  /** Why it does not count any more; null while it does. */
  fault: z.enum(signedFaults).nullable(),
  /** `assessor-withdrawn`: who took back the pass of whoever signed, and from which instant on. */
  withdrawn: z.strictObject({ issuer: z.string(), from: isoInstant }).nullable(),
  seenAt: isoInstant,
  signedAt: isoInstant,
  note: z.string(),
  /** Of a station: whether it was enough; null for anything else. */
  isAble: z.boolean().nullable(),
  criteria: z.array(
    z.strictObject({ text: z.string(), step: z.enum(steps), says: z.string(), isCritical: z.boolean() }),
  ),
  /** Of hours. */
  minutes: z.number().int().nullable(),
});
export type SignedView = z.infer<typeof signedView>;

const standing = {
  id: contentId,
  title: z.string(),
  summary: z.string(),
  state: z.enum(standingStates),
  /** Leaves that are met, and how many there are on the shortest way. */
  met: count,
  needed: count,
  /** Of the period: null where there is none. */
  until: isoInstant.nullable(),
};
export const programmeCard = z.strictObject(standing);
export type ProgrammeCard = z.infer<typeof programmeCard>;

export const programmeView = z.strictObject({
  ...standing,
  version: z.string(),
  validityMonths: z.number().int(),
  takenUpAt: isoInstant.nullable(),
  /** Not taken up yet, or to be begun anew. */
  mayTakeUp: z.boolean(),
  /** What is asked for now. */
  purpose: z.enum(['first', 'renewal', 'reinstatement']),
  asked: askedView,
  period: z.strictObject({ from: isoInstant, until: isoInstant }).nullable(),
  windows: z
    .strictObject({ opensAt: isoInstant, graceUntil: isoInstant, reinstateUntil: isoInstant.nullable() })
    .nullable(),
  /** The newest first. */
  signed: z.array(signedView),
  /** Cohen's kappa where two assessors saw the same station; null where chance alone would make them agree. */
  agreement: z.array(
    z.strictObject({
      station: z.string(),
      pairs: count,
      observed: z.number(),
      kappa: z.number().nullable(),
      weighted: z.number().nullable(),
    }),
  ),
  certificate: credentialNumber.nullable(),
  hasLogbook: z.boolean(),
});
export type ProgrammeView = z.infer<typeof programmeView>;

/** What came of a file or a code: each sign-off in it, taken or refused with the reason. */
export const broughtSignOffs = z.strictObject({
  taken: z.array(z.strictObject({ id: z.uuid(), title: z.string(), by: z.string() })),
  refused: z.array(
    /** `number`: its place among those refused. `other-file`: something else that goes between people, or none of it. */
    z.strictObject({
      number: z.number().int(),
      fault: z.enum([...signedFaults, 'other-file']),
      title: z.string().nullable(),
    }),
  ),
});
export type BroughtSignOffs = z.infer<typeof broughtSignOffs>;

/** Something to hand over: the text of a code, where it is short enough for one, and always a file. */
export const handedOver = z.strictObject({ code: z.string().nullable(), name: z.string() });
export type HandedOver = z.infer<typeof handedOver>;

export const largestFrame = 4 * 1024 * 1024;
/** One picture of the camera, as PNG or JPEG. */
export const frame = z.strictObject({
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= largestFrame),
});

const ofProgramme = z.strictObject({ programmeId: contentId });
const asking = z.strictObject({ programmeId: contentId, about: askedAboutSchema });

export const logEntryView = z.strictObject({
  ...logEntrySchema.shape,
  programmeId: contentId,
  minutes: count,
  /** By whom; null while nobody has. */
  confirmedBy: z.string().nullable(),
});
export type LogEntryView = z.infer<typeof logEntryView>;

export const logbookView = z.strictObject({
  /** Programmes that were taken up and have activities, with those. */
  programmes: z.array(z.strictObject({ ...titled.shape, activities: z.array(titled) })),
  /** The newest first. */
  entries: z.array(logEntryView),
  /** By month, the earliest first: `2027-03`, minutes, how many of them confirmed. */
  months: z.array(z.strictObject({ month: z.string(), minutes: count, confirmed: count })),
  isProtected: z.boolean(),
});
export type LogbookView = z.infer<typeof logbookView>;

export const entryProblem = z.strictObject({
  /** `before-programme`: begun before the programme was taken up. */
  fault: z.enum([...entryFaults, 'before-programme']),
  /** The entry that runs at the same time. */
  with: z.strictObject({ from: isoInstant, to: isoInstant }).nullable(),
  day: z.iso.date().nullable(),
});
export type EntryProblem = z.infer<typeof entryProblem>;

export const programmeCalls = declareCalls({
  'programme.list': { input: nothing, output: z.array(programmeCard) },
  'programme.read': { input: ofProgramme, output: programmeView },
  'programme.take-up': { input: ofProgramme, output: programmeView },
  /** `digest`: of the text that was shown. */
  'programme.declare': {
    input: z.strictObject({ programmeId: contentId, documentId: contentId, digest: z.string() }),
    output: programmeView,
  },
  /** What is shown or handed to whoever is asked. */
  'programme.ask': { input: asking, output: handedOver },
  /** Asks where with the system's dialog; `file` is null when the person cancelled. */
  'programme.save-ask': { input: asking, output: z.strictObject({ file: z.string().nullable() }) },
  /** Asks for files with the system's dialog; null when the person cancelled. */
  'programme.bring': { input: nothing, output: broughtSignOffs.nullable() },
  /** A picture of the camera; null while no code is to be seen in it. */
  'programme.frame': { input: frame, output: broughtSignOffs.nullable() },

  'logbook.read': { input: nothing, output: logbookView },
  /** Kept, or why it cannot be true. */
  'logbook.add': {
    input: z.strictObject({
      programmeId: contentId,
      activity: contentId,
      from: isoInstant,
      to: isoInstant,
      people: z.number().int().min(1).max(500),
      note: z.string().max(longestNote),
    }),
    output: z.strictObject({ logbook: logbookView, problem: entryProblem.nullable() }),
  },
  /** An entry that nobody confirmed. */
  'logbook.remove': { input: z.strictObject({ id: z.uuid() }), output: logbookView },
});
