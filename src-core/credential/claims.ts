/**
 * What a credential claims: everything that is printed, and what ties it to how it came about. All texts are in one
 * language; the same facts in another are looked up by their ids where a paper shows two.
 */
import { competencyId, contentId, credentialNumber, isoInstant, language, learnerId } from '../contract/values.ts';
import { assurance } from '../exam/assurance.ts';
import { z } from '../zod.ts';

const text = z.string().min(1).max(2000);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const percent = z.number().min(0).max(100);
const points = z.number().min(0).max(1000);
const version = z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/);

/** What a credential rests on: the journal of an attempt, a row of a roster that somebody answers for, the records of a programme. */
export const evidenceKinds = ['attempt', 'roster', 'programme'] as const;

/** How something of a programme was shown. */
export const assessmentKinds = ['practical', 'exam', 'hours', 'recommendation', 'document', 'credential'] as const;

/** One of them: by whom, where somebody signed, and which competencies it shows. */
export const assessmentSchema = z.strictObject({
  kind: z.enum(assessmentKinds),
  title: text,
  by: text.nullable(),
  on: isoInstant,
  /** In the order of the credential's. */
  competencies: z.array(competencyId).max(200),
  /** SHA-256 of what was signed; null where nobody signed. */
  digest: sha256.nullable(),
});
export type Assessment = z.infer<typeof assessmentSchema>;

/** How many credentials one status list speaks of (Bitstring Status List, section 2.2: at least 131,072). */
export const statusListLength = 131_072;

/** Where an issuer says whether a credential still counts: the folder of its lists, by number, and the place in each. */
export const statusRef = z.strictObject({
  lists: z
    .url({ protocol: /^https$/ })
    .max(300)
    .regex(/\/\d{1,5}$/),
  index: z
    .number()
    .int()
    .min(0)
    .max(statusListLength - 1),
});
export type StatusRef = z.infer<typeof statusRef>;

export const claimsSchema = z.strictObject({
  number: credentialNumber,
  language,
  issuer: z.strictObject({
    /** `did:key:…` of a device, `did:web:…` of an organisation. */
    id: z.string().regex(/^did:(key:z6Mk[1-9A-HJ-NP-Za-km-z]{44}|web:[A-Za-z0-9.%:-]{1,200})$/),
    name: text,
    /** SHA-256 of the X.509 certificate that signs this issuer's papers; null where a trust list names it. */
    paperCertificate: sha256.nullable(),
  }),
  holder: z.strictObject({ id: learnerId.nullable(), name: text }),
  course: z.strictObject({ id: contentId, version, title: text, criteria: text }),
  framework: z.strictObject({ id: contentId, version, title: text }),
  /** How the attempt went, by area; null where it did not ask. */
  areas: z
    .array(
      z.strictObject({ id: contentId, title: text, percent: percent.nullable(), requiredPercent: percent.nullable() }),
    )
    .max(50),
  /** Points of the attempt; null where it did not ask: then an earlier try showed it. */
  competencies: z
    .array(z.strictObject({ id: competencyId, title: text, points: points.nullable(), max: points.nullable() }))
    .max(200),
  assurance,
  issuedAt: isoInstant,
  expiresAt: isoInstant,
  /** Of a programme, in the order of their days; none of a course. */
  assessments: z.array(assessmentSchema).max(100).default([]),
  /** Of an attempt: the hash of its journal's last entry, decision included. */
  evidence: z.strictObject({ kind: z.enum(evidenceKinds), digest: sha256 }),
  status: statusRef.nullable(),
});
export type Claims = z.infer<typeof claimsSchema>;
