/**
 * Pathways for the open learner: what a role asks, what is lacking, the way there, and all that was shown.
 */
import { lessonsOf } from '#core/content/pack.ts';
import type { CallInput } from '#core/contract/contract.ts';
import type { PathwayCard, PlanStepView, RoleCard, RoleView, TranscriptView } from '#core/contract/pathway-calls.ts';
import { domainOf } from '#core/exam/blueprint.ts';
import { bestLanguage, textIn } from '#core/locale/languages.ts';
import { type Evidence, lessonRef, partsOf } from '#core/pathway/evidence.ts';
import type { SeenStation } from '#core/pathway/evidence-of.ts';
import { type CompetencyState, isMet, profileOf } from '#core/pathway/gap.ts';
import type { Pathway, Role } from '#core/pathway/pathway.ts';
import { type PlanStep, planFor } from '#core/pathway/plan.ts';
import { transcriptOf } from '#core/pathway/transcript.ts';
import { type Ways, waysIn } from '#core/pathway/ways.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import type { Library } from '#store/content/library.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import type { CredentialService } from '../credential/credential-service.ts';
import type { Desk } from '../desk.ts';
import { now } from '../exam/system-clock.ts';
import { evidencesOf } from './learner-evidence.ts';
import { type Names, namesFor } from './names.ts';

export type PathwayService = {
  list(): Promise<Result<PathwayCard[]>>;
  role(input: CallInput<'pathway.role'>): Promise<Result<RoleView>>;
  transcript(): Promise<Result<TranscriptView>>;
};

/** What is looked at together: the learner's evidence, and what the content has to close a gap with. */
type Looked = {
  readonly library: Library;
  readonly named: Names;
  readonly evidences: readonly Evidence[];
  readonly ways: Ways;
};

/** `seen`: stations at which an assessor saw something done. */
export function pathwayService(
  desk: Desk,
  credentials: Pick<CredentialService, 'list' | 'withdrawn'>,
  seen: (learner: LearnerFolder) => Promise<Result<SeenStation[]>>,
): PathwayService {
  const look = async (): Promise<Result<Looked & { readonly holder: string }>> => {
    const learner = desk.openLearner();
    if (!learner.ok) return learner;
    const library = await desk.library();
    const stations = await seen(learner.value);
    if (!stations.ok) return stations;
    const evidences = await evidencesOf(learner.value, library, credentials, stations.value);
    const ways = waysIn(library.courses, library.programmes);
    const named = namesFor(library, learner.value, desk.language());
    return ok({ library, named, evidences, ways, holder: learner.value.profile.data.name });
  };

  const profile = (role: Role, { evidences, ways }: Looked) => profileOf(role, evidences, ways, now().toISOString());

  const cardOf = (role: Role, { roles }: Pathway, states: readonly CompetencyState[]): RoleCard => ({
    id: role.id,
    title: textIn(role.title, desk.language()),
    summary: textIn(role.summary, desk.language()),
    after: role.after.map((id) => textIn(roles.find((one) => one.id === id)?.title ?? {}, desk.language())),
    have: states.filter(isMet).length,
    need: states.length,
  });

  const stepView = (step: PlanStep, { library, named }: Looked): PlanStepView => {
    const said = { minutes: step.minutes, closes: step.closes.map(named.competency) };
    if (step.kind === 'station') {
      const language = desk.language();
      return { ...said, kind: 'station', language, station: named.station(step.programme, step.station) };
    }
    const { course: courseId } = step;
    const about = { ...said, courseId, course: named.course(courseId), language: named.languageOf(courseId) };
    if (step.kind === 'exam') return { ...about, kind: 'exam' };
    const course = library.courses.find(({ id }) => id === courseId);
    const isWhole = course !== undefined && lessonsOf(course).length === step.lessons;
    return { ...about, kind: 'study', lessons: step.lessons, isWhole };
  };

  /** By domain, in the order of the framework; what the framework has no more comes last, without a title. */
  const grouped = <T extends { readonly competency: string }>(parts: readonly T[], { framework }: Library) => {
    const order = framework?.domains.map(({ id }) => id) ?? [];
    const lost = [...new Set(parts.map(({ competency }) => domainOf(competency)))].filter((id) => !order.includes(id));
    return [...order, ...lost]
      .map((domain) => ({ domain, parts: parts.filter(({ competency }) => domainOf(competency) === domain) }))
      .filter((group) => group.parts.length > 0);
  };

  return {
    list: async () => {
      const seen = await look();
      if (!seen.ok) return seen;
      const wanted = desk.language();
      return ok(
        seen.value.library.pathways.map((pathway) => ({
          id: pathway.id,
          title: textIn(pathway.title, wanted),
          summary: textIn(pathway.summary, wanted),
          about: textIn(pathway.about, wanted),
          language: bestLanguage([wanted], pathway.languages),
          roles: pathway.roles.map((role) => cardOf(role, pathway, profile(role, seen.value))),
        })),
      );
    },
    role: async ({ pathwayId, roleId }) => {
      const looked = await look();
      if (!looked.ok) return looked;
      const seen = looked.value;
      const { library, named, evidences, ways } = seen;
      const pathway = library.pathways.find(({ id }) => id === pathwayId);
      const role = pathway?.roles.find(({ id }) => id === roleId);
      if (!pathway || !role) return failed(failure('role-unknown'));
      const states = profile(role, seen);
      const plan = planFor(states, evidences, ways);
      const read = new Set(evidences.flatMap(({ kind, of }) => (kind === 'read' ? [of] : [])));
      return ok({
        ...cardOf(role, pathway, states),
        pathwayId,
        pathway: textIn(pathway.title, desk.language()),
        about: textIn(pathway.about, desk.language()),
        language: bestLanguage([desk.language()], pathway.languages),
        groups: grouped(states, library).map(({ domain, parts }) => ({
          domain,
          title: named.domain(domain),
          competencies: parts.map(({ competency, level, has, lacks, ranOut, closedBy }) => ({
            id: competency,
            title: named.competency(competency),
            level,
            has: [...has],
            lacks: [...lacks],
            ranOut: [...ranOut],
            closedBy: {
              lessons: closedBy.lessons.map(({ course, lesson }) => ({
                courseId: course,
                lessonId: lesson,
                title: named.lesson(course, lesson),
                course: named.course(course),
                isRead: read.has(lessonRef(course, lesson)),
              })),
              exams: closedBy.exams.map(({ course }) => ({ courseId: course, course: named.course(course) })),
              stations: closedBy.stations.map(({ programme, station }) => named.station(programme, station)),
            },
          })),
        })),
        plan: {
          steps: plan.steps.map((step) => stepView(step, seen)),
          minutes: plan.minutes,
          open: plan.open.map(({ competency, kind }) => ({ title: named.competency(competency), kind })),
        },
        notTaughtHere: role.notTaughtHere.map(({ id, title, text }) => ({
          id,
          title: textIn(title, desk.language()),
          text: textIn(text, desk.language()),
        })),
      });
    },
    transcript: async () => {
      const looked = await look();
      if (!looked.ok) return looked;
      const { library, named, evidences, holder } = looked.value;
      const at = now().toISOString();
      const order = library.framework?.domains.flatMap(({ competencies }) => competencies.map(({ id }) => id)) ?? [];
      const nameOf = ({ kind, of }: Pick<Evidence, 'kind' | 'of'>) => {
        if (kind === 'examined') return named.course(of);
        const [outer, inner] = partsOf(of);
        return kind === 'read' ? named.lesson(outer, inner) : named.station(outer, inner).title;
      };
      return ok({
        holder,
        at,
        groups: grouped(transcriptOf(evidences, order, at), library).map(({ domain, parts }) => ({
          domain,
          title: named.domain(domain),
          competencies: parts.map(({ competency, shown }) => ({
            id: competency,
            title: named.competency(competency),
            shown: shown.map((one) => ({ ...one, of: nameOf(one) })),
          })),
        })),
      });
    },
  };
}
