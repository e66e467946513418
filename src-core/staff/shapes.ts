/**
 * What the page for focal points, assessors, invigilators and administrators asks of a registry, and what it is answered. Both
 * sides parse with these.
 */
import { withdrawalReasons } from '../assessment/withdrawal-reason.ts';
import {
  contentId,
  credentialNumber,
  isoInstant,
  oneLine,
  personName,
  reasonGiven,
  someLines,
} from '../contract/values.ts';
import { languageCodes } from '../locale/languages.ts';
import { deviceDid, eventId } from '../sync/device-event.ts';
import { assignmentId, refusalReasons, reviewReasons } from '../sync/feed-item.ts';
import { z } from '../zod.ts';
import { staffRole, staffTasks } from './roles.ts';

export const day = z.iso.date();
const short = oneLine(120);
const count = z.number().int().nonnegative();
const why = reasonGiven;
export const personId = z.string().regex(/^[A-Za-z0-9_-]{1,60}$/);
/** Where the next page begins; made by the registry and given back as it is. */
export const cursor = z.string().max(400);
export const nextPage = cursor.nullable();
/** `en` → `Basic security`. */
export const titles = z.record(z.string().max(5), z.string().max(300));
const country = z.union([z.literal(''), z.string().regex(/^[A-Z]{2}$/)]);

// --- who is there ---------------------------------------------------------------------------------------------------------

/** As it is typed to sign in: an e-mail address or any other name without spaces. */
export const login = z
  .string()
  .transform((text) => text.normalize('NFC').trim().toLowerCase())
  .pipe(z.string().regex(/^[^\s\p{Cc}]{3,120}$/u));
export const password = z.string().min(12).max(200);
export const signInRequest = z.strictObject({ login, password });
/** A code that an administrator gave out: it sets the password, and signs in. */
export const acceptRequest = z.strictObject({ code: z.string().min(8).max(60), password });
export const me = z.strictObject({
  id: z.string(),
  name: z.string(),
  roles: z.array(staffRole),
  tasks: z.array(z.enum(staffTasks)),
  offices: z.array(z.string()).nullable(),
  registry: z.strictObject({ id: z.string(), name: titles }),
});
export type Me = z.infer<typeof me>;
/** Before anybody signed in: how they may. */
export const door = z.strictObject({
  registry: z.strictObject({ id: z.string(), name: titles }),
  /** By the sign-in of the organisation, too; its name. */
  signIn: z.string().nullable(),
});

/** What lists can be narrowed by. */
export const choices = z.strictObject({
  offices: z.array(z.string()),
  countries: z.array(z.string()),
  roles: z.array(z.string()),
  courses: z.array(z.strictObject({ id: contentId, titles })),
  programmes: z.array(z.strictObject({ id: contentId, titles })),
});
export type Choices = z.infer<typeof choices>;

// --- people ---------------------------------------------------------------------------------------------------------------

/** Of a course, for one person. `expiring`: within 90 days. `never`: they never held it. */
export const holdings = ['valid', 'expiring', 'expired', 'revoked', 'never'] as const;
export const holding = z.enum(holdings);
export type Holding = z.infer<typeof holding>;
export const expiringDays = 90;

/** In place of an office, a country or a role: those who have none. Nobody names an office so. */
export const noneOf = '-';
/** As it stands in the records. */
export const nameOf = (asked: string): string => (asked === noneOf ? '' : asked);

/** All that is given must hold. In an address they are text; an empty one says nothing. */
export const peopleFilter = z.strictObject({
  /** Part of a name, or a reference. */
  search: short.optional(),
  office: short.optional(),
  country: z.union([country, z.literal(noneOf)]).optional(),
  role: short.optional(),
  /** Without it, `holding` asks for any course. */
  course: contentId.optional(),
  holding: holding.optional(),
});
export type PeopleFilter = z.infer<typeof peopleFilter>;

export const held = z.strictObject({
  course: contentId,
  state: holding,
  /** The last day on which it counts; null where it never did. */
  until: day.nullable(),
  number: credentialNumber.nullable(),
});
export const personRow = z.strictObject({
  id: personId,
  name: z.string(),
  office: z.string(),
  country: z.string(),
  role: z.string(),
  reference: z.string().nullable(),
  held: z.array(held),
  /** Assignments that are open, and when the next is due. */
  open: count,
  nextDue: day.nullable(),
});
export type PersonRow = z.infer<typeof personRow>;
export const mostPeople = 100;
export const peopleQuery = z.strictObject({
  ...peopleFilter.shape,
  after: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(mostPeople).default(50),
});
export const peopleReply = z.strictObject({ people: z.array(personRow), total: count, next: nextPage });

export const newPerson = z.strictObject({
  name: personName,
  office: short.default(''),
  country: country.default(''),
  role: short.default(''),
  reference: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,59}$/)
    .optional(),
});
export const codeReply = z.strictObject({ code: z.string(), expiresAt: isoInstant });
export const addedPerson = z.strictObject({ id: personId, code: z.string(), expiresAt: isoInstant });

export const certificateStates = ['valid', 'expired', 'revoked', 'replaced'] as const;
export const certificate = z.strictObject({
  number: credentialNumber,
  course: contentId,
  titles,
  /** The name that stands on it. */
  name: z.string(),
  decidedAt: isoInstant,
  issuedAt: isoInstant,
  expiresAt: isoInstant,
  state: z.enum(certificateStates),
});
export const attemptStates = ['waiting', 'registered', 'recorded', 'refused', 'review', 'failed'] as const;
export const attempt = z.strictObject({
  event: eventId,
  /** Null where it cannot be read. */
  course: contentId.nullable(),
  receivedAt: isoInstant,
  state: z.enum(attemptStates),
  reason: z.enum(refusalReasons).nullable(),
  reviewReasons: z.array(z.enum(reviewReasons)),
  number: credentialNumber.nullable(),
});
export const deviceRow = z.strictObject({
  device: deviceDid,
  enrolledAt: isoInstant,
  seenAt: isoInstant.nullable(),
  isRevoked: z.boolean(),
  isForked: z.boolean(),
});

// --- assignments ----------------------------------------------------------------------------------------------------------

export const assignmentStates = ['open', 'overdue', 'done', 'cancelled'] as const;
export const assignmentState = z.enum(assignmentStates);
export const note = someLines(300);
export const assignment = z.strictObject({
  id: assignmentId,
  person: z.strictObject({ id: personId, name: z.string(), office: z.string() }),
  course: contentId,
  dueOn: day,
  note: z.string(),
  assignedAt: isoInstant,
  /** Who assigned it. */
  by: z.string(),
  state: assignmentState,
});
export type Assignment = z.infer<typeof assignment>;
export const assignRequest = z.strictObject({
  to: z.union([
    z.strictObject({ people: z.array(personId).min(1).max(500) }),
    /** Everybody who is found by it. */
    z.strictObject({ filter: peopleFilter }),
  ]),
  course: contentId,
  dueOn: day,
  note: note.default(''),
});
/** `already`: they have the same course open already; its date is the new one now. */
export const assignReply = z.strictObject({ assigned: count, already: count });
export const assignmentsQuery = z.strictObject({
  state: assignmentState.optional(),
  course: contentId.optional(),
  office: short.optional(),
  after: cursor.optional(),
});
export const assignmentsReply = z.strictObject({ assignments: z.array(assignment), total: count, next: nextPage });

export const personReply = z.strictObject({
  person: personRow,
  certificates: z.array(certificate),
  attempts: z.array(attempt),
  devices: z.array(deviceRow),
  assignments: z.array(assignment),
});
export type PersonReply = z.infer<typeof personReply>;

// --- overview -------------------------------------------------------------------------------------------------------------

/** People, and how many of them hold the course that is asked for. */
const share = z.strictObject({ name: z.string(), people: count, holding: count });
export const overview = z.strictObject({
  people: count,
  /** The course that `holding` is about. */
  course: contentId,
  courses: z.array(
    z.strictObject({
      course: contentId,
      titles,
      valid: count,
      expiring: count,
      expired: count,
      revoked: count,
      never: count,
    }),
  ),
  /** The largest first, 50 at most. */
  offices: z.array(share),
  countries: z.array(share),
  roles: z.array(share),
  /** 13 weeks from today: certificates that run out in the seven days from `from`. */
  runsOut: z.array(z.strictObject({ from: day, certificates: count })),
  /** The last 12 months, `YYYY-MM`. */
  registered: z.array(z.strictObject({ month: z.string().regex(/^\d{4}-\d{2}$/), certificates: count })),
  assignments: z.strictObject({ open: count, overdue: count }),
  waitingReviews: count,
});
export type Overview = z.infer<typeof overview>;
export const overviewQuery = peopleFilter.pick({ office: true, country: true, role: true, course: true });

/** What is taken out: the people found by the filter, a line for each course they hold or held. */
export const exportQuery = z.strictObject({ ...peopleFilter.shape, language: z.enum(languageCodes).default('en') });

// --- attempts that a person looks at ----------------------------------------------------------------------------------------

export const reviewRow = z.strictObject({
  event: eventId,
  person: z.strictObject({ id: personId, name: z.string(), office: z.string() }),
  course: contentId.nullable(),
  receivedAt: isoInstant,
  reasons: z.array(z.enum(reviewReasons)),
});
export const reviewsQuery = z.strictObject({ after: cursor.optional() });
export const reviewsReply = z.strictObject({ reviews: z.array(reviewRow), total: count, next: nextPage });
export const reviewReply = z.strictObject({
  ...reviewRow.shape,
  /** What the journal comes to; null where it comes to nothing. */
  result: z
    .strictObject({
      passed: z.boolean(),
      percent: z.number(),
      /** By competency area. */
      areas: z.array(z.strictObject({ area: z.string(), titles, percent: z.number() })),
      items: count,
      seconds: count,
      /** Seconds from question to answer, from the fastest: for a plot. */
      answerSeconds: z.array(z.number()),
      interruptions: count,
    })
    .nullable(),
  /** When it was sat, by the device and as the registry reckons. */
  startedAt: isoInstant.nullable(),
  decidedAt: isoInstant.nullable(),
  /** Others who sent the same journal; those of other offices are counted and not named. */
  sharedWith: z.strictObject({ people: z.array(z.strictObject({ id: personId, name: z.string() })), others: count }),
  /** What somebody reported about it, the newest first. */
  reports: z.array(z.strictObject({ at: isoInstant, by: z.string(), why: z.string() })),
  /** Of a programme: who signed what it rests on, and by whose pass; null: it is an exam. */
  signers: z
    .array(
      z.strictObject({
        assessor: z.string(),
        issuer: z.string(),
        issuerNames: titles,
        /** The registry trusts whoever gave the pass. */
        isBelieved: z.boolean(),
        signOffs: count,
      }),
    )
    .nullable(),
  /** Of a programme: passes that were withdrawn, by whom they were given, and from when they do not count. */
  withdrawnPasses: z.array(
    z.strictObject({
      assessor: z.string(),
      issuer: z.string(),
      issuerNames: titles,
      from: isoInstant,
      reason: z.enum(withdrawalReasons),
    }),
  ),
});
export type ReviewReply = z.infer<typeof reviewReply>;
export const decideRequest = z.strictObject({ decision: z.enum(['accept', 'refuse']), why });
export const decideReply = z.strictObject({ state: z.enum(attemptStates), number: credentialNumber.nullable() });

export const withReason = z.strictObject({ why });
export const correctRequest = z.strictObject({ name: personName, why });
/** The number of the certificate that stands in place of the other. */
export const correctReply = z.strictObject({ number: credentialNumber });

// --- audit and staff --------------------------------------------------------------------------------------------------------

export const auditRow = z.strictObject({
  at: isoInstant,
  /** The name of whoever did it; of the registry itself null. */
  who: z.string().nullable(),
  /** A code with words in `staff.json`; one that is not known is shown as it is. */
  what: z.string(),
  /** A number, a device, an id: what it was done to. */
  about: z.string(),
  why: z.string(),
  person: z.strictObject({ id: personId, name: z.string() }).nullable(),
});
export const auditQuery = z.strictObject({ person: personId.optional(), after: cursor.optional() });
export const auditReply = z.strictObject({ entries: z.array(auditRow), next: nextPage });

export const memberId = z.string().regex(/^[0-9a-f]{24}$/);
export const member = z.strictObject({
  id: memberId,
  name: z.string(),
  login: z.string(),
  roles: z.array(staffRole),
  offices: z.array(z.string()).nullable(),
  /** They have not set a password yet, nor signed in otherwise. */
  isInvited: z.boolean(),
  isEnded: z.boolean(),
  lastSeenAt: isoInstant.nullable(),
});
export type Member = z.infer<typeof member>;
const rights = {
  roles: z.array(staffRole).min(1).max(4),
  offices: z.array(short.min(1)).min(1).max(200).nullable(),
};
export const newMember = z.strictObject({ name: personName, login, ...rights });
export const changeMember = z.strictObject({ ...rights, isEnded: z.boolean() });
export const membersReply = z.strictObject({ members: z.array(member) });
export const addedMember = z.strictObject({ member, code: z.string(), expiresAt: isoInstant });
