/**
 * What is claimed for somebody who met what a programme asks for: the competencies, and by what each was shown.
 */
import type { SignOff } from '../assessment/sign-off.ts';
import { type Course, competencyIn, domainIn, type Framework } from '../content/pack.ts';
import { digestOf } from '../evidence/digest.ts';
import { cellsOf } from '../exam/blueprint.ts';
import { type LanguageCode, type LocalText, textIn } from '../locale/languages.ts';
import { countsFor } from '../programme/amount.ts';
import type { Fact } from '../programme/fact.ts';
import type { Period } from '../programme/period.ts';
import { allLeaves, type Programme } from '../programme/programme.ts';
import type { Assessment, Claims } from './claims.ts';
import type { PassIssuer } from './claims-of-pass.ts';
import { credentialNumberOf } from './number.ts';

/** A sign-off that counts: who signed, by name, and the SHA-256 of the line. */
export type CountedSignOff = { readonly said: SignOff; readonly by: string; readonly digest: string };

export type ProgrammeReached = {
  readonly holder: { readonly id: string; readonly name: string };
  readonly language: LanguageCode;
  readonly period: Period;
  /** Those that stand, up to now. */
  readonly facts: readonly Fact[];
  readonly signed: readonly CountedSignOff[];
};

/** Words that go with facts, in the language of the claims. */
export type ProgrammeWords = {
  /** One sentence that says what had to be done. */
  readonly criteria: string;
  /** An activity with how long it was done. */
  hours(activity: string, minutes: number): string;
};

/**
 * What names one certificate: until when it counts. Whatever is signed or found later, and whoever counts it, what ends on that day is
 * one and the same.
 */
export const periodDigest = (programme: string, learner: string, { until }: Pick<Period, 'until'>): string =>
  digestOf({ programme, learner, until });

export function claimsOfProgramme(
  reached: ProgrammeReached,
  programme: Programme,
  content: { readonly courses: readonly Course[]; readonly framework: Framework },
  issuer: PassIssuer,
  words: ProgrammeWords,
): Claims {
  const { holder, language, period } = reached;
  const { framework } = content;
  const say = (text: LocalText | undefined, otherwise: string) => textIn(text ?? {}, language) || otherwise;
  const found = assessmentsOf(reached, programme, content.courses, say, words);
  const shown = new Set(found.flatMap(({ competencies }) => competencies));
  const order = framework.domains.flatMap(({ competencies }) => competencies.map(({ id }) => id));
  const competencies = [...order.filter((id) => shown.has(id)), ...[...shown].filter((id) => !order.includes(id))];
  const digest = periodDigest(programme.id, holder.id, period);
  return {
    number: credentialNumberOf(digest),
    language,
    issuer: { id: issuer.id, name: say(issuer.name, issuer.id), paperCertificate: issuer.paperCertificate },
    holder,
    course: {
      id: programme.id,
      version: programme.version,
      title: say(programme.title, programme.id),
      criteria: words.criteria,
    },
    framework: { id: framework.id, version: framework.version, title: say(framework.title, framework.id) },
    areas: [...new Set(competencies.map((id) => id.split('.')[0] ?? ''))].map((id) => ({
      id,
      title: say(domainIn(framework, id)?.title, id),
      percent: null,
      requiredPercent: null,
    })),
    competencies: competencies.map((id) => ({
      id,
      title: say(competencyIn(framework, id)?.title, id),
      points: null,
      max: null,
    })),
    assurance: found.some(({ kind, by }) => kind === 'practical' && by !== null) ? 'supervised' : 'self-study',
    issuedAt: period.from,
    expiresAt: period.until,
    assessments: found.map((one) => ({
      ...one,
      competencies: competencies.filter((id) => one.competencies.includes(id)),
    })),
    evidence: { kind: 'programme', digest },
    status: null,
  };
}

type Say = (text: LocalText | undefined, otherwise: string) => string;

/** Of what is the same (a station by one assessor, hours by one supervisor) the last stands for all; by day. */
function assessmentsOf(
  { facts, signed }: ProgrammeReached,
  programme: Programme,
  courses: readonly Course[],
  say: Say,
  words: ProgrammeWords,
): Assessment[] {
  const leaves = allLeaves(programme);
  const counting = facts.filter((fact) => leaves.some((leaf) => countsFor(leaf, fact)));
  // Hours that were confirmed are one fact an entry, where the entries are known.
  const signOffs = new Map(
    signed.flatMap((one) => {
      const { id, about } = one.said;
      return [id, ...(about.kind === 'hours' ? about.entries : [])].map((fact) => [fact, one] as const);
    }),
  );
  const named = (list: readonly { readonly id: string; readonly title: LocalText }[], id: string) =>
    say(list.find((one) => one.id === id)?.title, id);
  const minutes = new Map<string, number>();
  const found = new Map<string, Assessment>();
  for (const fact of counting) {
    const signOff = signOffs.get(fact.id);
    const by = signOff?.by ?? null;
    const keep = (key: string, kind: Assessment['kind'], title: string, competencies: readonly string[] = []) =>
      found.set(`${kind} ${key} ${by}`, {
        ...{ kind, title, by, on: fact.at, digest: signOff?.digest ?? null },
        competencies: [...competencies],
      });
    switch (fact.kind) {
      case 'practical-passed': {
        const station = programme.stations.find(({ id }) => id === fact.station);
        keep(fact.station, 'practical', say(station?.title, fact.station), station?.competencies);
        break;
      }
      case 'exam-passed': {
        const course = courses.find(({ id }) => id === fact.course);
        const examined = course ? cellsOf(course.blueprint).map(({ competency }) => competency) : [];
        keep(fact.course, 'exam', say(course?.title, fact.course), examined);
        break;
      }
      case 'activity': {
        if (!signOff) break;
        const key = `${fact.activity} ${by}`;
        minutes.set(key, (minutes.get(key) ?? 0) + fact.minutes);
        keep(fact.activity, 'hours', words.hours(named(programme.activities, fact.activity), minutes.get(key) ?? 0));
        break;
      }
      case 'recommended':
        keep(fact.by, 'recommendation', named(programme.roles, fact.by));
        break;
      case 'document':
        keep(fact.document, 'document', named(programme.documents, fact.document));
        break;
      case 'credential':
        keep(
          fact.credential,
          'credential',
          say(courses.find(({ id }) => id === fact.credential)?.title, fact.credential),
        );
        break;
      default:
    }
  }
  return [...found.values()].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).slice(-100);
}
