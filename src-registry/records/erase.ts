/**
 * Takes a person out of the records, for good. docs/registry.md says what goes, what stays and why.
 *
 * What stays is what a paper is checked by: number, dates, place in the status lists, whether it was withdrawn; and of a
 * journal its hash, so that nobody else hands it in. None of it says whose it was.
 */
import type { PoolClient } from 'pg';
import { audienceOf } from '#core/sync/feed-item.ts';
import { inTransaction } from '../database/connect.ts';
import type { Registry } from '../registry.ts';
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
    for (const { device, id } of rows)
      await client.query("delete from replays where device = $1 and event = $2 and state = 'waiting'", [device, id]);
  }
}

/** Null when nobody is named so. `named`: an id, or what another system calls the person. */
export function erasePerson(
  { pool, now }: Registry,
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
    await client.query('delete from people where id = $1', [person]);
    const count = certificates.rowCount ?? 0;
    await client.query("insert into audit (subject, at, who, what, why) values ($1, $2, 'administrator', $3, $4)", [
      nobody,
      now(),
      `a person was erased; certificates whose numbers stay: ${count}`,
      why,
    ]);
    return { certificates: count, devices: devices.length };
  });
}
