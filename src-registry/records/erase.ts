/**
 * Takes a person out of the records, for good. docs/registry.md says what goes, what stays and why.
 *
 * What stays is what a paper is checked by: number, dates, place in the status lists, whether it was withdrawn; and of a
 * journal its hash, so that nobody else hands it in. None of it says whose it was.
 */
import type { PoolClient } from 'pg';
import { audienceOf, everybody, type FeedBody, feedBodySchema, feedIdOf, signFeedItem } from '#core/sync/feed-item.ts';
import { inTransaction } from '../database/connect.ts';
import type { RegistryIdentity } from '../identity/registry-identity.ts';
import type { Registry } from '../registry.ts';
import { noteDeed } from './audit.ts';
import { findPerson } from './person-name.ts';

/** Stands where a person stood. */
export const nobody = 'erased';

export type Erased = { readonly certificates: number; readonly devices: number };

/** Nothing of them stays: the rows say what a person has, by `person`. */
const ownTables = [
  'devices',
  'enrolment_codes',
  'identities',
  'person_references',
  'brought',
  'wallet_codes',
  'grants',
  'contacts',
  'assignments',
  'roster',
  'activity',
  'team_members',
] as const;

/** The reason stays when the person is gone. */
export const namesThePerson = 'names-the-person';

/**
 * What the replays of these devices are doing just now ends first, and no event comes in between: whoever takes events in
 * locks the device.
 */
async function standStill(client: PoolClient, person: string): Promise<string[]> {
  const { rows } = await client.query<{ device: string }>(
    'select device from devices where person = $1 order by device for update',
    [person],
  );
  const devices = rows.map(({ device }) => device);
  await client.query('select 1 from replays where device = any($1) for update', [devices]);
  return devices;
}

/** Lines of other people’s devices in which these learners stand: a machine was shared, or a journal copied. */
async function blankLines(client: PoolClient, learners: readonly string[]): Promise<void> {
  for (const learner of learners) {
    const { rows } = await client.query<{ device: string; id: string }>(
      "update events set line = '' where position($1 in line) > 0 returning device, id",
      [learner],
    );
    for (const { device, id } of rows) {
      await client.query("delete from replays where device = $1 and event = $2 and state = 'waiting'", [device, id]);
      // What it said is gone: there is nothing to look at again.
      await client.query('update replays set asks_again = false where device = $1 and event = $2', [device, id]);
    }
  }
}

/** What was written to other people, and named the person: notes of assignments, and why an attempt was refused. */
async function blankWords(client: PoolClient, name: string, { keyName, signing }: RegistryIdentity): Promise<void> {
  await client.query("update assignments set note = '' where position($1 in note) > 0", [name]);
  await client.query("update replays set verdict = verdict - 'says' where position($1 in verdict->>'says') > 0", [
    name,
  ]);
  const { rows } = await client.query<{ audience: string; id: string; body: string }>(
    `select audience, id, body from feed where audience <> $2 and position($1 in body) > 0
      and body ~ '"kind":"(assigned|verdict)"'`,
    [JSON.stringify(name).slice(1, -1), everybody],
  );
  for (const { audience, id, body } of rows) {
    const said = feedBodySchema.safeParse(JSON.parse(body));
    if (!said.success) continue;
    const silent = withoutWords(said.data);
    const item = signFeedItem(feedIdOf(audience, silent), silent, { name: keyName, key: signing });
    await client.query('update feed set id = $3, body = $4, key = $5, signature = $6 where audience = $1 and id = $2', [
      audience,
      id,
      item.id,
      item.body,
      item.key,
      item.signature,
    ]);
  }
}

function withoutWords(said: FeedBody): FeedBody {
  if (said.kind === 'assigned') return { ...said, note: '' };
  if (said.kind !== 'verdict' || said.verdict.outcome !== 'refused') return said;
  const { says: _, ...verdict } = said.verdict;
  return { ...said, verdict };
}

/** Null when nobody is named so. `named`: an id, or what another system calls the person. */
export function erasePerson(
  { pool, identity, now }: Registry,
  named: string,
  why: string,
): Promise<Erased | typeof namesThePerson | null> {
  return inTransaction(pool, async (client) => {
    // It looks through every event, which may take minutes.
    await client.query('set local statement_timeout = 0');
    const found = await findPerson(client, named);
    if (!found) return null;
    const { id: person, name } = found;
    if (why.toLowerCase().includes(name.toLowerCase()) || why.includes(person)) return namesThePerson;
    const devices = await standStill(client, person);
    const learners = await client.query<{ learner: string }>(
      'delete from learners where person = $1 returning learner',
      [person],
    );
    const names = learners.rows.map(({ learner }) => learner);
    await client.query('delete from attempts where learner = any($1)', [names]);
    await client.query('delete from replays where device = any($1)', [devices]);
    await client.query('delete from events where device = any($1)', [devices]);
    await blankLines(client, names);
    await client.query("update journals set person = $2, device = '', event = '' where person = $1", [person, nobody]);
    await client.query('delete from papers where number in (select number from credentials where person = $1)', [
      person,
    ]);
    const certificates = await client.query(
      `update credentials set person = $2, learner = '', event = '', credential = '', code = '' where person = $1`,
      [person, nobody],
    );
    for (const table of ownTables) await client.query(`delete from ${table} where person = $1`, [person]);
    // Whoever told of them is told that they are gone, and does not bring them again.
    await client.query('update relayed_people set person = $2 where person = $1', [person, nobody]);
    for (const table of ['parent_people', 'parent_items'])
      await client.query(`delete from ${table} where person = $1`, [person]);
    await client.query('delete from parent_devices where device = any($1)', [devices]);
    for (const table of ['feed', 'feed_ends'])
      await client.query(`delete from ${table} where audience = $1`, [audienceOf(person)]);
    await client.query('delete from audit where subject = $1', [person]);
    // Reasons that were given for something else, and named the person.
    await client.query("update audit set why = '' where position($1 in why) > 0", [name]);
    await blankWords(client, name, identity);
    await client.query('delete from people where id = $1', [person]);
    const count = certificates.rowCount ?? 0;
    await noteDeed(
      client,
      { subject: nobody, who: 'administrator', what: 'person-erased', about: String(count), why },
      now(),
    );
    return { certificates: count, devices: devices.length };
  });
}
