/**
 * What is to be said of a programme that was reached on a device: what was signed is checked by whom we trust, and what is asked is
 * compared with what we know of the person.
 */
import type { PoolClient } from 'pg';
import { claimsOfProgramme, periodDigest } from '#core/credential/claims-of-programme.ts';
import { credentialNumberOf } from '#core/credential/number.ts';
import type { ProgrammeReplay } from '#core/replay/replay-programme.ts';
import type { ReachedEvent } from '#core/sync/event-body.ts';
import { everybody, type ReviewReason } from '#core/sync/feed-item.ts';
import type { Taught } from '../content/taught.ts';
import { sayTo } from '../records/feed.ts';
import { placeElsewhere } from '../records/foreign-credential.ts';
import { knownOfPerson } from './known-of-person.ts';
import { issuerOf, knownCertificate, makeCertificate } from './make-certificate.ts';
import { programmeAmong } from './programme-among.ts';
import type { ReplayTools } from './replay-next.ts';
import { settleFallen } from './settle-fallen.ts';
import { eventIn, type Judged, judged, type Waiting } from './waiting.ts';
import { whoseLearner } from './whose-journal.ts';

type Confirmed = Extract<ProgrammeReplay, { kind: 'confirmed' }>;

/** By what is known now of the person, of what is taught, and of whom one trusts. */
export async function replayReached(
  client: PoolClient,
  { person, received_at, skew_ms, line }: Waiting,
  body: ReachedEvent,
  tools: ReplayTools,
): ReturnType<typeof programmeAmong> {
  return programmeAmong(body, tools.taught, {
    person: await knownOfPerson(client, person, (id) => tools.programmes.some((programme) => programme.id === id)),
    trusted: await tools.trusted(),
    saidAt: eventIn(line).at.wall,
    skewMs: Number(skew_ms),
    receivedAt: received_at.toISOString(),
  });
}

/** `isDecided`: a person looked at what is doubtful about it, and it counts all the same. */
export async function judgeProgramme(
  client: PoolClient,
  waiting: Waiting,
  body: ReachedEvent,
  tools: ReplayTools,
  isDecided: boolean,
): Promise<Judged> {
  const { person } = waiting;
  if ((await whoseLearner(client, body.learner.id, person, tools.now())) !== person)
    return judged({ outcome: 'refused', reason: 'not-the-person' });
  const { replay, by } = await replayReached(client, waiting, body, tools);
  if (replay.kind === 'refused') {
    const { reason, missing, signOffs } = replay;
    return judged({
      ...{ outcome: 'refused', reason },
      ...(missing && { missing: [...missing] }),
      ...(signOffs && { signOffs: [...signOffs] }),
    });
  }
  const reasons: ReviewReason[] = [...replay.doubts];
  if (await wasWithdrawn(client, person, replay.programme.id)) reasons.push('withdrawn-before');
  if (reasons.length > 0 && !isDecided) return judged({ outcome: 'review', reasons });
  return register(client, waiting, body, { replay, by }, tools);
}

/** Whoever lost it does not have it again by going on. */
async function wasWithdrawn(client: PoolClient, person: string, programme: string): Promise<boolean> {
  const { rowCount } = await client.query(
    'select 1 from credentials where person = $1 and course = $2 and withdrawn_at is not null limit 1',
    [person, programme],
  );
  return rowCount !== 0;
}

/** The same period gives the same number, on the device and here. */
async function register(
  client: PoolClient,
  { person, event, name }: Waiting,
  { learner, language }: ReachedEvent,
  { replay, by }: { readonly replay: Confirmed; readonly by: Taught },
  tools: ReplayTools,
): Promise<Judged> {
  const { programme, period, facts, signed } = replay;
  const number = credentialNumberOf(periodDigest(programme.id, learner.id, period));
  const known = await knownCertificate(client, number, person);
  if (known === 'other') return judged({ outcome: 'refused', reason: 'not-the-person' });
  const claims = claimsOfProgramme(
    { holder: { id: learner.id, name }, language, period, facts, signed },
    programme,
    by,
    issuerOf(tools.identity),
    tools.programmeWords(language),
  );
  const made =
    known ??
    (await makeCertificate(client, { person, learner: learner.id, event, from: new Date(period.from) }, claims, tools));
  if (known) await settleFallen(client, { person, event }, known.number, tools);
  else await replaceEarlier(client, person, programme.id, tools);
  return judged(
    { outcome: 'registered', number: made.number },
    { kind: 'credential', event, credential: made.credential, code: made.code },
  );
}

/** Of one programme the certificate that counts longest stands for all: whichever of them was made last. */
async function replaceEarlier(
  client: PoolClient,
  person: string,
  programme: string,
  { identity, now }: ReplayTools,
): Promise<void> {
  const { rows } = await client.query<{ number: string }>(
    `update credentials set replaced_at = $3
      where person = $1 and course = $2 and withdrawn_at is null and replaced_at is null and place <> $4
        and expires_at < (select max(expires_at) from credentials
          where person = $1 and course = $2 and withdrawn_at is null and replaced_at is null)
      returning number`,
    [person, programme, now(), placeElsewhere],
  );
  const at = now().toISOString();
  for (const { number } of rows.sort((a, b) => (a.number < b.number ? -1 : 1)))
    await sayTo(client, everybody, { kind: 'revoked', number, purpose: 'refresh', at }, identity);
}
