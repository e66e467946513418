/**
 * What is claimed for a person on a roster: an organisation answers for the pass; how each area went is not known here.
 */
import type { Course, Framework } from '../content/pack.ts';
import { digestOf } from '../evidence/digest.ts';
import type { LocalText } from '../locale/languages.ts';
import type { RosterRow } from '../roster/roster-row.ts';
import type { Claims, StatusRef } from './claims.ts';
import { credentialNumberOf } from './number.ts';
import { partsOfCourse } from './parts-of-course.ts';
import { monthsLater } from './validity.ts';

/**
 * The digest of what somebody answers for: who, which course, which day, in whose name. The same row is the same
 * certificate, however often it is printed.
 */
export function evidenceOfRow(row: RosterRow, issuer: string): string {
  const { name, id, course, passed, assurance } = row;
  return digestOf({ what: 'fieldpass roster', issuer, name, id, course, passed, assurance });
}

export type RosterIssue = {
  /** `did:web:…` */
  readonly issuer: { readonly id: string; readonly name: LocalText };
  /** ISO instant at which the certificate is made. */
  readonly issuedAt: string;
  readonly status: StatusRef | null;
  readonly criteria: string;
};

/** It counts from the day of the pass, not from the day of the printing. */
export function claimsOfRoster(row: RosterRow, course: Course, framework: Framework, issue: RosterIssue): Claims {
  const { language } = row;
  const parts = partsOfCourse(course, framework, language);
  const digest = evidenceOfRow(row, issue.issuer.id);
  return {
    number: credentialNumberOf(digest),
    language,
    issuer: { id: issue.issuer.id, name: parts.say(issue.issuer.name, issue.issuer.id), paperCertificate: null },
    holder: { id: null, name: row.name },
    course: { ...parts.course, criteria: issue.criteria },
    framework: parts.framework,
    areas: parts.areas.map(({ id, title }) => ({ id, title, percent: null, requiredPercent: null })),
    competencies: parts.competencies.map((one) => ({ ...one, points: null, max: null })),
    assurance: row.assurance,
    issuedAt: issue.issuedAt,
    expiresAt: monthsLater(`${row.passed}T00:00:00.000Z`, course.validityMonths),
    assessments: [],
    evidence: { kind: 'roster', digest },
    status: issue.status,
  };
}
