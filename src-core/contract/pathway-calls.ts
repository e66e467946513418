/**
 * Calls about pathways: the roles there are, what one of them asks of the open learner, and what the learner has shown.
 */
import { evidenceKinds } from '../pathway/evidence.ts';
import { levels } from '../pathway/pathway.ts';
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';
import { competencyId, contentId, credentialNumber, isoInstant, language, nothing } from './values.ts';

const proof = z.enum(['examined', 'seen']);
const count = z.number().int().nonnegative();

/** `have` of `need` competencies. */
const roleCard = z.strictObject({
  id: contentId,
  title: z.string(),
  summary: z.string(),
  /** Titles of the roles from which people come to it. */
  after: z.array(z.string()),
  have: count,
  need: count,
});
export type RoleCard = z.infer<typeof roleCard>;

export const pathwayCard = z.strictObject({
  id: contentId,
  title: z.string(),
  summary: z.string(),
  about: z.string(),
  language,
  roles: z.array(roleCard),
});
export type PathwayCard = z.infer<typeof pathwayCard>;

const station = z.strictObject({ id: contentId, title: z.string(), programmeId: contentId, programme: z.string() });

/** A competency of a role, and how the person stands with it. */
const competencyView = z.strictObject({
  id: competencyId,
  title: z.string(),
  level: z.enum(levels),
  has: z.array(z.enum(evidenceKinds)),
  lacks: z.array(proof),
  ranOut: z.array(proof),
  closedBy: z.strictObject({
    lessons: z.array(
      z.strictObject({
        courseId: contentId,
        lessonId: contentId,
        title: z.string(),
        course: z.string(),
        isRead: z.boolean(),
      }),
    ),
    exams: z.array(z.strictObject({ courseId: contentId, course: z.string() })),
    stations: z.array(station),
  }),
});
export type CompetencyView = z.infer<typeof competencyView>;

const step = { minutes: count, closes: z.array(z.string()), language };
/** `closes`: titles of competencies. */
export const planStep = z.discriminatedUnion('kind', [
  z.strictObject({
    ...step,
    kind: z.literal('study'),
    courseId: contentId,
    course: z.string(),
    lessons: count,
    /** None of its lessons was read. */
    isWhole: z.boolean(),
  }),
  z.strictObject({ ...step, kind: z.literal('exam'), courseId: contentId, course: z.string() }),
  z.strictObject({ ...step, kind: z.literal('station'), station }),
]);
export type PlanStepView = z.infer<typeof planStep>;

export const roleView = z.strictObject({
  ...roleCard.shape,
  pathwayId: contentId,
  pathway: z.string(),
  about: z.string(),
  /** Of the texts of the pathway. */
  language,
  groups: z.array(z.strictObject({ domain: contentId, title: z.string(), competencies: z.array(competencyView) })),
  plan: z.strictObject({
    steps: z.array(planStep),
    minutes: count,
    /** What nothing on this computer closes. */
    open: z.array(z.strictObject({ title: z.string(), kind: proof })),
  }),
  notTaughtHere: z.array(z.strictObject({ id: contentId, title: z.string(), text: z.string() })),
});
export type RoleView = z.infer<typeof roleView>;

const shown = z.strictObject({
  kind: z.enum(evidenceKinds),
  at: isoInstant,
  /** The lesson, the course of the exam, or the station. */
  of: z.string(),
  until: isoInstant.nullable(),
  number: credentialNumber.nullable(),
  isCounted: z.boolean(),
});
export type ShownView = z.infer<typeof shown>;

export const transcriptView = z.strictObject({
  holder: z.string(),
  at: isoInstant,
  groups: z.array(
    z.strictObject({
      /** Empty for competencies that the content has no more. */
      domain: z.string(),
      title: z.string(),
      competencies: z.array(z.strictObject({ id: competencyId, title: z.string(), shown: z.array(shown) })),
    }),
  ),
});
export type TranscriptView = z.infer<typeof transcriptView>;

/** What is drawn for the printer, read from `app://fieldpass/transcript.json`. */
export const transcriptPaper = z.strictObject({ language, transcript: transcriptView });
export type TranscriptPaper = z.infer<typeof transcriptPaper>;

export const pathwayCalls = declareCalls({
  'pathway.list': { input: nothing, output: z.array(pathwayCard) },
  'pathway.role': { input: z.strictObject({ pathwayId: contentId, roleId: contentId }), output: roleView },
  /** Everything the person has shown, by competency and date. */
  'pathway.transcript': { input: nothing, output: transcriptView },
  /** Asks where with the system's dialog; `file` is null when the person cancelled. */
  'pathway.save-transcript': { input: nothing, output: z.strictObject({ file: z.string().nullable() }) },
  /** Shows the system's print dialog; `printed` is false when the person cancelled. */
  'pathway.print-transcript': { input: nothing, output: z.strictObject({ printed: z.boolean() }) },
});
