/**
 * What people let others see of themselves, and what they say they did, in counts: taken in with the events that say it.
 *
 * [Note: the last word] Of one device what it said later counts; of two devices what was said later, as far as their clocks can tell. Who
 * takes it back leaves every team, and what was sent before goes: the rows at once, and the lines themselves where no parent
 * waits for them. The signed line with which it was taken back stays.
 */
import type { PoolClient } from 'pg';
import type { DeviceEvent } from '#core/sync/device-event.ts';
import type { ActivityEvent, RosterEvent } from '#core/sync/event-body.ts';
import { whenItHappened } from '#core/sync/when.ts';
import type { RegistryIdentity } from '../identity/registry-identity.ts';
import { whoseLearner } from '../replay/whose-journal.ts';
import { leaveTeams } from './membership.ts';

type Tools = { readonly identity: RegistryIdentity; readonly now: Date };
type Said<B> = Omit<DeviceEvent, 'body'> & { readonly body: B };
/** Whose it is. */
type Speaker = { readonly person: string; readonly skewMs: number };

async function speakerOf(client: PoolClient, device: string, learner: string, now: Date): Promise<Speaker | null> {
  const { rows } = await client.query<{ person: string; skew_ms: string }>(
    'select person, skew_ms from devices where device = $1',
    [device],
  );
  const [row] = rows;
  // Another person's profile says nothing about this one.
  if (!row || (await whoseLearner(client, learner, row.person, now)) !== row.person) return null;
  return { person: row.person, skewMs: Number(row.skew_ms) };
}

/** False when something that was said later is known already. */
async function keepListing(
  client: PoolClient,
  { device, n, at, body }: Said<RosterEvent>,
  { person, skewMs }: Speaker,
  now: Date,
): Promise<boolean> {
  const said = new Date(whenItHappened(Date.parse(at.wall), skewMs, now.getTime()));
  const { listing } = body;
  const { rowCount } = await client.query(
    `insert into roster (person, is_listed, seen_by, languages, country, place, reach, contact, counts_activity, said_at, device, n)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
      on conflict (person) do update set is_listed = excluded.is_listed, seen_by = excluded.seen_by,
          languages = excluded.languages, country = excluded.country, place = excluded.place, reach = excluded.reach,
          contact = excluded.contact, counts_activity = excluded.counts_activity, said_at = excluded.said_at,
          device = excluded.device, n = excluded.n
        where case when roster.device = excluded.device then roster.n < excluded.n else roster.said_at <= excluded.said_at end`,
    [
      person,
      listing !== null,
      listing?.seenBy ?? '',
      listing?.languages ?? [],
      listing?.country ?? '',
      listing?.place ?? '',
      listing?.reach ?? '',
      listing?.contact ?? '',
      listing?.countsActivity ?? false,
      said,
      device,
      n,
    ],
  );
  return rowCount === 1;
}

/** What was sent before and is not to be there any more. */
async function forgetSaid(client: PoolClient, kinds: readonly string[], person: string, but: Said<unknown>) {
  await client.query(
    `update events set line = '' where kind = any($1) and device in (select device from devices where person = $2)
      and not (device = $3 and n >= $4) and not exists (select 1 from parents)`,
    [kinds, person, but.device, but.n],
  );
}

async function takeListing(client: PoolClient, said: Said<RosterEvent>, speaker: Speaker, tools: Tools): Promise<void> {
  if (!(await keepListing(client, said, speaker, tools.now))) return;
  const { listing } = said.body;
  const { person } = speaker;
  if (!listing?.countsActivity) {
    await client.query('delete from activity where person = $1', [person]);
    await forgetSaid(client, ['activity.counted'], person, said);
  }
  if (!listing) await forgetSaid(client, ['roster.changed'], person, said);
  if (listing?.seenBy !== 'organisation')
    await leaveTeams(client, person, { tools, stay: listing ? 'own-office' : 'none' });
}

async function takeActivity(client: PoolClient, { body }: Said<ActivityEvent>, { person }: Speaker): Promise<void> {
  const { learner, programme, month, counts } = body;
  const { rowCount } = await client.query(
    'select 1 from roster where person = $1 and is_listed and counts_activity for share',
    [person],
  );
  if (rowCount === 0) return;
  await client.query('delete from activity where person = $1 and learner = $2 and programme = $3 and month = $4', [
    person,
    learner,
    programme,
    month,
  ]);
  await client.query(
    `insert into activity (person, learner, programme, month, activity, count, confirmed, minutes, people)
      select $1, $2, $3, $4, * from unnest($5::text[], $6::int[], $7::int[], $8::int[], $9::int[])
      on conflict do nothing`,
    [
      ...[person, learner, programme, month],
      counts.map(({ activity }) => activity),
      counts.map(({ count }) => count),
      counts.map(({ confirmed }) => confirmed),
      counts.map(({ minutes }) => minutes),
      counts.map(({ people }) => people),
    ],
  );
}

/** In the transaction that keeps the events. `events`: those that are new and are to be believed, in their order. */
export async function takeListings(client: PoolClient, events: readonly DeviceEvent[], tools: Tools): Promise<void> {
  for (const event of events) {
    const { body } = event;
    if (body.kind !== 'roster.changed' && body.kind !== 'activity.counted') continue;
    const speaker = await speakerOf(client, event.device, body.learner, tools.now);
    if (!speaker) continue;
    if (body.kind === 'roster.changed') await takeListing(client, { ...event, body }, speaker, tools);
    else await takeActivity(client, { ...event, body }, speaker);
  }
}
