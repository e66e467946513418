/**
 * The certificate of a pass that counts.
 */
import type { PoolClient } from 'pg';
import { claimsOfPass } from '#core/credential/claims-of-pass.ts';
import { credentialNumberOf } from '#core/credential/number.ts';
import type { Replay } from '#core/replay/replay-attempt.ts';
import type { AttemptDecided } from '#core/sync/event-body.ts';
import { whenItHappened } from '#core/sync/when.ts';
import type { Taught } from '../content/taught.ts';
import { issuerOf, knownCertificate, type Made, makeCertificate } from './make-certificate.ts';
import type { ReplayTools } from './replay-next.ts';
import { type Judged, judged, type Waiting } from './waiting.ts';

export type Confirmed = Waiting & {
  readonly body: AttemptDecided;
  readonly replay: Extract<Replay, { kind: 'confirmed' }>;
  /** The content that confirms it. */
  readonly by: Taught;
};

/** The same journal gives the same number. */
export async function register(client: PoolClient, confirmed: Confirmed, tools: ReplayTools): Promise<Judged> {
  const { person, event } = confirmed;
  const known = await knownCertificate(client, credentialNumberOf(confirmed.body.journal.hash), person);
  if (known === 'other') return judged({ outcome: 'refused', reason: 'journal-known' });
  const { number, credential, code } = known ?? (await issue(client, confirmed, tools));
  return judged({ outcome: 'registered', number }, { kind: 'credential', event, credential, code });
}

async function issue(client: PoolClient, confirmed: Confirmed, tools: ReplayTools): Promise<Made> {
  const { body, replay, by, person, event, name, received_at, skew_ms } = confirmed;
  const { courses, framework } = by;
  const { state, decision } = replay;
  const { started } = state;
  const course = courses.find(({ id }) => id === started.courseId);
  if (!course) throw new Error('a course that was there is gone');
  const decidedAt = whenItHappened(Date.parse(state.decidedAt ?? ''), Number(skew_ms), received_at.getTime());
  const earlier = await client.query<{ decided_at: Date }>({
    name: 'earlier-passes',
    text: `select distinct decided_at from credentials
      where person = $1 and course = $2 and decided_at < $3 and withdrawn_at is null order by decided_at`,
    values: [person, course.id, new Date(decidedAt)],
  });
  const claims = claimsOfPass(
    {
      holder: { id: body.learner.id, name },
      language: started.language,
      // Whoever watched has not signed it: a journal alone proves no more.
      assurance: 'self-study',
      decision,
      decidedAt: new Date(decidedAt).toISOString(),
      earlier: earlier.rows.map((row) => row.decided_at.toISOString()),
      evidence: body.journal.hash,
    },
    course,
    framework,
    issuerOf(tools.identity),
    tools.criteria(started.language, course.blueprint.passPercent),
  );
  return makeCertificate(client, { person, learner: body.learner.id, event, from: new Date(decidedAt) }, claims, tools);
}
