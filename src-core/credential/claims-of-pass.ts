/**
 * What is claimed for a passed attempt: facts of the decision, in the language in which it was sat.
 */
import { type Course, competencyIn, domainIn, type Framework } from '../content/pack.ts';
import type { Assurance } from '../exam/assurance.ts';
import { cellsOf } from '../exam/blueprint.ts';
import { type Decision, percentOf } from '../exam/decision.ts';
import { type LanguageCode, type LocalText, textIn } from '../locale/languages.ts';
import type { Claims } from './claims.ts';
import { credentialNumberOf } from './number.ts';
import { monthsLater } from './validity.ts';

export type Pass = {
  readonly holder: { readonly id: string; readonly name: string };
  readonly language: LanguageCode;
  readonly assurance: Assurance;
  readonly decision: Decision;
  /** ISO instant. */
  readonly decidedAt: string;
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
  const say = (text: LocalText | undefined, otherwise: string) => textIn(text ?? {}, language) || otherwise;
  const shown = new Map(decision.competencies.filter(({ max }) => max > 0).map((one) => [one.id, one]));
  const asked = new Map(decision.areas.filter(({ max }) => max > 0).map((area) => [area.domain, area]));
  return {
    number: credentialNumberOf(pass.evidence),
    language,
    issuer: { id: issuer.id, name: say(issuer.name, issuer.id), paperCertificate: issuer.paperCertificate },
    holder: pass.holder,
    course: { id: course.id, version: course.version, title: say(course.title, course.id), criteria },
    framework: { id: framework.id, version: framework.version, title: say(framework.title, framework.id) },
    areas: course.blueprint.areas.map((area) => {
      const result = asked.get(area.domain);
      return {
        id: area.domain,
        title: say(domainIn(framework, area.domain)?.title, area.domain),
        percent: result ? percentOf(result) : null,
        requiredPercent: area.essential ? (area.minimumPercent ?? course.blueprint.passPercent) : null,
      };
    }),
    competencies: [...new Set(cellsOf(course.blueprint).map(({ competency }) => competency))].map((id) => {
      const result = shown.get(id);
      return {
        id,
        title: say(competencyIn(framework, id)?.title, id),
        points: result ? hundredths(result.points) : null,
        max: result ? hundredths(result.max) : null,
      };
    }),
    assurance: pass.assurance,
    issuedAt: pass.decidedAt,
    expiresAt: monthsLater(pass.decidedAt, course.validityMonths),
    evidence: { kind: 'attempt', digest: pass.evidence },
    status: null,
  };
}
