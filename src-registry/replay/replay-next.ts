/**
 * Counts one attempt anew and says what became of it. All of it is one transaction: a process that dies in between leaves
 * the attempt waiting, and another one takes it.
 */
import type { Pool, PoolClient } from 'pg';
import type { Course, Framework } from '#core/content/pack.ts';
import { type Claims, claimsSchema } from '#core/credential/claims.ts';
import { claimsOfPass } from '#core/credential/claims-of-pass.ts';
import { codeOf, signCode } from '#core/credential/code/paper-code.ts';
import { credentialText, signCredential } from '#core/credential/credential.ts';
import { credentialNumberOf } from '#core/credential/number.ts';
import { statusRefOf } from '#core/issuer/issuer-event.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { type Replay, replayAttempt } from '#core/replay/replay-attempt.ts';
import { type DeviceEvent, deviceEventSchema } from '#core/sync/device-event.ts';
import type { AttemptDecided } from '#core/sync/event-body.ts';
import { audienceOf, type ReviewReason, type Verdict } from '#core/sync/feed-item.ts';
import { journalLines } from '#core/sync/thin-journal.ts';
import { whenItHappened } from '#core/sync/when.ts';
import { inTransaction } from '../database/connect.ts';
import type { RegistryIdentity } from '../identity/registry-identity.ts';
import { sayTo } from '../records/feed.ts';
import { nextPlace } from '../records/life.ts';

export type ReplayTools = {
  readonly identity: RegistryIdentity;
  readonly courses: readonly Course[];
  readonly framework: Framework;
  readonly now: () => Date;
  /** What had to be done for a course, in one sentence. */
  readonly criteria: (language: LanguageCode, percent: number) => string;
  /** What counts is counted by a parent; here only what was set apart is looked at. */
  readonly isParentsWork: boolean;
};

type Waiting = {
  readonly device: string;
  readonly event: string;
  readonly line: string;
  readonly state: 'stored' | 'fork' | 'device-revoked';
  readonly received_at: Date;
  readonly person: string;
  readonly name: string;
  readonly skew_ms: string;
};

/** Attempts that fail in our own code are tried again, and then left for a person. */
const mostTries = 5;

/** Null when none waits. Throws when our own code failed on it: that is noted, and it is tried again. */
export async function replayNext(pool: Pool, tools: ReplayTools): Promise<Verdict | null> {
  const done = await inTransaction(pool, async (client): Promise<{ verdict: Verdict } | { fault: unknown } | null> => {
    const { rows } = await client.query<Waiting>({
      name: 'next-replay',
      text: `select r.device, r.event, r.received_at, e.line, e.state, d.person, d.skew_ms, p.name
        from replays r
        join events e on e.device = r.device and e.n = r.n and e.id = r.event
        join devices d on d.device = r.device
        join people p on p.id = d.person
        where r.state = 'waiting' and not ($1 and e.state = 'stored')
        order by r.received_at, r.n limit 1 for update of r skip locked`,
      values: [tools.isParentsWork],
    });
    const waiting = rows[0];
    if (!waiting) return null;
    await client.query('savepoint replaying');
    try {
      const verdict = await judge(client, waiting, tools);
      await settle(client, waiting, verdict, tools);
      return { verdict };
    } catch (fault) {
      if (isOfDatabase(fault)) throw fault;
      await client.query('rollback to savepoint replaying');
      await client.query(
        `update replays set tries = tries + 1, state = case when tries + 1 >= $3 then 'failed' else state end
          where device = $1 and event = $2`,
        [waiting.device, waiting.event, mostTries],
      );
      return { fault };
    }
  });
  if (done && 'fault' in done) throw done.fault;
  return done?.verdict ?? null;
}

/** Then nothing can be written any more; the whole is tried again. */
const isOfDatabase = (error: unknown) => typeof (error as { severity?: unknown }).severity === 'string';

const eventIn = (line: string): DeviceEvent => deviceEventSchema.parse(JSON.parse(line.slice(line.indexOf(' ') + 1)));

/** What is to be said of it; a certificate is made on the way where it comes to one. */
async function judge(client: PoolClient, waiting: Waiting, tools: ReplayTools): Promise<Verdict> {
  if (waiting.state !== 'stored') return { outcome: 'review', reasons: [waiting.state] };
  const body = eventIn(waiting.line).body as AttemptDecided;
  const lines = journalLines(body.journal);
  const replay: Replay = lines ? replayAttempt(lines, tools.courses) : { kind: 'refused', reason: 'journal-broken' };
  if (replay.kind === 'refused') return { outcome: 'refused', reason: replay.reason };
  const { started } = replay.state;
  if (started.attemptId !== body.attempt || started.learnerId !== body.learner.id)
    return { outcome: 'refused', reason: 'journal-broken' };
  if (!(await isOwnLearner(client, body.learner.id, waiting, tools.now())))
    return { outcome: 'refused', reason: 'not-the-person' };
  if (!(await isOwnAttempt(client, body))) return { outcome: 'refused', reason: 'journal-known' };
  const reasons: ReviewReason[] = [...replay.doubts];
  if (!(await isOwnJournal(client, body.journal.hash, waiting))) reasons.push('journal-shared');
  if (reasons.length > 0) return { outcome: 'review', reasons };
  if (!replay.decision.passed) return { outcome: 'recorded' };
  return register(client, { ...waiting, body, replay }, tools);
}

/** A learner's profile belongs to the person who sent it first. */
async function isOwnLearner(client: PoolClient, learner: string, { person }: Waiting, now: Date): Promise<boolean> {
  await client.query(
    'insert into learners (learner, person, bound_at) values ($1, $2, $3) on conflict (learner) do nothing',
    [learner, person, now],
  );
  const { rows } = await client.query<{ person: string }>('select person from learners where learner = $1', [learner]);
  return rows[0]?.person === person;
}

/** Two journals of one attempt: it was gone back to and sat again. */
async function isOwnAttempt(client: PoolClient, { learner, attempt, journal }: AttemptDecided): Promise<boolean> {
  await client.query(
    'insert into attempts (learner, attempt, hash) values ($1, $2, $3) on conflict (learner, attempt) do nothing',
    [learner.id, attempt, journal.hash],
  );
  const { rows } = await client.query<{ hash: string }>(
    'select hash from attempts where learner = $1 and attempt = $2',
    [learner.id, attempt],
  );
  return rows[0]?.hash === journal.hash;
}

/** The same journal from two people is a copy. The same person may send it from two machines. */
async function isOwnJournal(client: PoolClient, hash: string, { person, device, event }: Waiting): Promise<boolean> {
  await client.query(
    'insert into journals (hash, person, device, event) values ($1, $2, $3, $4) on conflict (hash) do nothing',
    [hash, person, device, event],
  );
  const { rows } = await client.query<{ person: string }>('select person from journals where hash = $1', [hash]);
  return rows[0]?.person === person;
}

type Confirmed = Waiting & { readonly body: AttemptDecided; readonly replay: Extract<Replay, { kind: 'confirmed' }> };

/** Makes the certificate of a pass, once: the same journal gives the same number. */
async function register(client: PoolClient, confirmed: Confirmed, tools: ReplayTools): Promise<Verdict> {
  const number = credentialNumberOf(confirmed.body.journal.hash);
  const known = await client.query<{ credential: string; code: string }>(
    'select credential, code from credentials where number = $1',
    [number],
  );
  const made = known.rows[0] ?? (await issue(client, confirmed, tools));
  const { person, event } = confirmed;
  await sayTo(
    client,
    audienceOf(person),
    { kind: 'credential', event, credential: made.credential, code: made.code },
    tools.identity,
  );
  return { outcome: 'registered', number };
}

async function issue(
  client: PoolClient,
  confirmed: Confirmed,
  { identity, courses, framework, now, criteria }: ReplayTools,
) {
  const { body, replay, person, event, name, received_at, skew_ms } = confirmed;
  const { state, decision } = replay;
  const { started } = state;
  const course = courses.find(({ id }) => id === started.courseId);
  if (!course) throw new Error('a course that was there is gone');
  const decidedAt = whenItHappened(Date.parse(state.decidedAt ?? ''), Number(skew_ms), received_at.getTime());
  const earlier = await client.query<{ decided_at: Date }>(
    'select decided_at from credentials where person = $1 and course = $2 and decided_at < $3 order by decided_at',
    [person, course.id, new Date(decidedAt)],
  );
  const place = await nextPlace(client);
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
  const made = {
    credential: credentialText(await signCredential(claims, signing, now().toISOString())),
    code: signCode(codeOf(claims), signing, true),
  };
  await client.query(
    `insert into credentials (number, person, learner, course, decided_at, issued_at, expires_at, place, event, credential, code)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
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
  );
  await client.query(
    "insert into audit (subject, at, who, what, why) values ($1, $2, 'registry', 'credential registered', $3)",
    [person, now(), `${claims.number} ${keyName}`],
  );
  return made;
}

async function settle(
  client: PoolClient,
  waiting: Waiting,
  verdict: Verdict,
  { identity, now }: ReplayTools,
): Promise<void> {
  const { device, event, person } = waiting;
  await client.query('update replays set state = $3, done_at = $4, verdict = $5 where device = $1 and event = $2', [
    device,
    event,
    verdict.outcome === 'review' ? 'review' : 'done',
    now(),
    JSON.stringify(verdict),
  ]);
  await sayTo(client, audienceOf(person), { kind: 'verdict', event, at: now().toISOString(), verdict }, identity);
}
