/**
 * The certificate of a pass that counts: made once, in the registry's name, with its place in the status lists.
 */
import type { PoolClient } from 'pg';
import { type Claims, claimsSchema } from '#core/credential/claims.ts';
import { claimsOfPass } from '#core/credential/claims-of-pass.ts';
import { codeOf, signCode } from '#core/credential/code/paper-code.ts';
import { credentialText, signCredential } from '#core/credential/credential.ts';
import { credentialNumberOf } from '#core/credential/number.ts';
import { statusRefOf } from '#core/issuer/issuer-event.ts';
import type { Replay } from '#core/replay/replay-attempt.ts';
import type { AttemptDecided } from '#core/sync/event-body.ts';
import { whenItHappened } from '#core/sync/when.ts';
import { quickSha256 } from '#store/verify/quick-sha256.ts';
import type { Taught } from '../content/taught.ts';
import { noteDeed } from '../records/audit.ts';
import { piece } from './in-pieces.ts';
import type { ReplayTools } from './replay-next.ts';
import { type Judged, judged, type Waiting } from './waiting.ts';

export type Confirmed = Waiting & {
  readonly body: AttemptDecided;
  readonly replay: Extract<Replay, { kind: 'confirmed' }>;
  /** The content that confirms it. */
  readonly by: Taught;
};

type Made = { readonly number: string; readonly credential: string; readonly code: string };

/** The same journal gives the same number. A certificate whose name was put right has one of its own, and is given instead. */
export async function register(client: PoolClient, confirmed: Confirmed, tools: ReplayTools): Promise<Judged> {
  const { person, event } = confirmed;
  const number = credentialNumberOf(confirmed.body.journal.hash);
  const known = await client.query<Made & { person: string; event: string }>({
    name: 'known-certificate',
    text: 'select number, credential, code, person, event from credentials where number = $1',
    values: [number],
  });
  const first = known.rows[0];
  // Somebody else has it, or had it before they were erased.
  if (first && first.person !== person) return judged({ outcome: 'refused', reason: 'journal-known' });
  const newest = first
    ? await client.query<Made>(
        `select number, credential, code from credentials
          where person = $1 and event = $2 and replaced_at is null order by issued_at desc limit 1`,
        [person, first.event],
      )
    : null;
  const made = newest?.rows[0] ?? first ?? (await issue(client, confirmed, tools));
  return judged(
    { outcome: 'registered', number: made.number },
    { kind: 'credential', event, credential: made.credential, code: made.code },
  );
}

async function issue(
  client: PoolClient,
  confirmed: Confirmed,
  { identity, now, criteria, nextPlace }: ReplayTools,
): Promise<Made> {
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
  const place = await nextPlace();
  const { about, signing, keyName } = identity;
  const claims: Claims = claimsSchema.parse({
    ...claimsOfPass(
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
      // Which certificates sign its papers stands in the trust list.
      { id: about.id, name: about.name, paperCertificate: null },
      criteria(started.language, course.blueprint.passPercent),
    ),
    // When it was issued, by our clock: what a key signed is judged by that. How long it counts follows from the pass.
    issuedAt: now().toISOString(),
    status: about.status ? statusRefOf(about.status, place) : null,
  });
  const made = await piece(async () => ({
    number: claims.number,
    credential: credentialText(await signCredential(claims, signing, now().toISOString(), quickSha256)),
    code: signCode(codeOf(claims), signing, true),
  }));
  await client.query({
    name: 'keep-certificate',
    text: `insert into credentials (number, person, learner, course, decided_at, issued_at, expires_at, place, event, credential, code)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      claims.number,
      person,
      body.learner.id,
      course.id,
      new Date(decidedAt),
      now(),
      claims.expiresAt,
      place,
      event,
      made.credential,
      made.code,
    ],
  });
  await noteDeed(
    client,
    { subject: person, who: 'registry', what: 'certificate-registered', about: claims.number, why: keyName },
    now(),
  );
  return made;
}
