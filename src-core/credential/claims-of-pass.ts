/**
 * What is claimed for a passed attempt: facts of the decision, in the language in which it was sat.
 */
import type { Course, Framework } from '../content/pack.ts';
import type { Assurance } from '../exam/assurance.ts';
import { type Decision, percentOf } from '../exam/decision.ts';
import type { LanguageCode, LocalText } from '../locale/languages.ts';
import type { Claims } from './claims.ts';
import { credentialNumberOf } from './number.ts';
import { partsOfCourse } from './parts-of-course.ts';
import { expiryOfPasses } from './renewal.ts';

export type Pass = {
  readonly holder: { readonly id: string; readonly name: string };
  readonly language: LanguageCode;
  readonly assurance: Assurance;
  readonly decision: Decision;
  /** ISO instant. */
  readonly decidedAt: string;
  /** When the same person passed the same exam before. */
  readonly earlier: readonly string[];
  /** The hash of the journal's last entry, decision included. */
  readonly evidence: string;
};

export type PassIssuer = {
  /** `did:key:…` */
  readonly id: string;
  readonly name: LocalText;
  readonly paperCertificate: string | null;
};

const hundredths = (points: number) => Math.round(points * 100) / 100;

/** `criteria`: one sentence that says what had to be done, in the language of the pass. */
export function claimsOfPass(
  pass: Pass,
  course: Course,
  framework: Framework,
  issuer: PassIssuer,
  criteria: string,
): Claims {
  const { decision, language } = pass;
  const parts = partsOfCourse(course, framework, language);
  const shown = new Map(decision.competencies.filter(({ max }) => max > 0).map((one) => [one.id, one]));
  const asked = new Map(decision.areas.filter(({ max }) => max > 0).map((area) => [area.domain, area]));
  return {
    number: credentialNumberOf(pass.evidence),
    language,
    issuer: { id: issuer.id, name: parts.say(issuer.name, issuer.id), paperCertificate: issuer.paperCertificate },
    holder: pass.holder,
    course: { ...parts.course, criteria },
    framework: parts.framework,
    areas: parts.areas.map(({ id, title, essential, minimumPercent }) => {
      const result = asked.get(id);
      return {
        id,
        title,
        percent: result ? percentOf(result) : null,
        requiredPercent: essential ? (minimumPercent ?? course.blueprint.passPercent) : null,
      };
    }),
    competencies: parts.competencies.map(({ id, title }) => {
      const result = shown.get(id);
      return {
        id,
        title,
        points: result ? hundredths(result.points) : null,
        max: result ? hundredths(result.max) : null,
      };
    }),
    assurance: pass.assurance,
    issuedAt: pass.decidedAt,
    expiresAt: expiryOfPasses([...pass.earlier, pass.decidedAt], course),
    assessments: [],
    evidence: { kind: 'attempt', digest: pass.evidence },
    status: null,
  };
}
