/**
 * People and devices that another registry tells of. It may speak for its own offices only, and binds no device that did not
 * sign up with it: see [Note: vouching] in core. Told again it changes nothing.
 */
import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Deed } from '#core/staff/deeds.ts';
import { everybody } from '#core/sync/feed-item.ts';
import { isEnrolledAt, type ToldAnswer, type ToldPerson } from '#core/sync/relay.ts';
import { quickEd25519 } from '#store/verify/quick-ed25519.ts';
import { inTransaction } from '../database/connect.ts';
import { noteDeed } from '../records/audit.ts';
import { addPerson, type Person } from '../records/enrol.ts';
import { nobody } from '../records/erase.ts';
import { sayTo } from '../records/feed.ts';
import type { Registry } from '../registry.ts';
import { isOfItsOffices, type Relaying } from './relaying.ts';

type Told = ToldPerson['devices'][number];

/** The same again after a backup was put back: then what is said to the person is the same as before. */
const idOf = (registry: string, theirs: string) =>
  createHash('sha256').update(`fieldpass relayed person ${registry} ${theirs}`).digest('hex').slice(0, 24);

type Known = { readonly person: string; readonly is_theirs: boolean; readonly office: string | null };

async function knownAs(client: PoolClient, { registry }: Relaying, theirs: string): Promise<Known | null> {
  const { rows } = await client.query<Known>(
    `select r.person, r.is_theirs, p.office from relayed_people r left join people p on p.id = r.person
      where r.registry = $1 and r.theirs = $2 for update of r`,
    [registry, theirs],
  );
  return rows[0] ?? null;
}

/** Who has this staff number here already. */
async function referred(client: PoolClient, reference: string | null): Promise<Pick<Person, 'id' | 'office'> | null> {
  if (reference === null) return null;
  const { rows } = await client.query<{ id: string; office: string }>(
    'select p.id, p.office from person_references r join people p on p.id = r.person where r.reference = $1',
    [reference],
  );
  return rows[0] ?? null;
}

/**
 * Of whom it told before under another name, and with a device that is proven: its records were put back to an earlier state,
 * and it made the same person known once more. A device is never somebody else's there.
 */
async function metBefore(
  client: PoolClient,
  { registry }: Relaying,
  { devices }: ToldPerson,
): Promise<(Pick<Person, 'id' | 'office'> & { readonly isTheirs: boolean }) | null> {
  const proven = devices.filter(({ device, proof }) => isEnrolledAt(registry, device, proof, quickEd25519));
  const { rows } = await client.query<{ id: string; office: string; isTheirs: boolean }>(
    `select p.id, p.office, r.is_theirs as "isTheirs"
      from devices d join people p on p.id = d.person join relayed_people r on r.person = d.person and r.registry = $1
      where d.device = any($2) order by d.enrolled_at, d.device, r.told_at limit 1`,
    [registry, proven.map(({ device }) => device)],
  );
  return rows[0] ?? null;
}

const note = (client: PoolClient, { registry }: Relaying, subject: string, what: Deed, now: Date): Promise<void> =>
  noteDeed(client, { subject, who: `registry:${registry}`, what }, now);

/** For the first time: a person who is known by the staff number or by a device, or a new one. Null: none of its people. */
async function meet(client: PoolClient, relaying: Relaying, told: ToldPerson, now: Date): Promise<string | null> {
  const { registry } = relaying;
  const known = await referred(client, told.reference);
  const met = known ? null : await metBefore(client, relaying, told);
  const before = known ?? met;
  if (before && !isOfItsOffices(relaying, before.office)) return null;
  const id = before?.id ?? idOf(registry, told.id);
  if (!before) {
    await addPerson(client, { ...told, id }, now);
    await note(client, relaying, id, 'person-added', now);
  }
  await client.query(
    'insert into relayed_people (registry, theirs, person, is_theirs, told_at) values ($1, $2, $3, $4, $5)',
    [registry, told.id, id, met?.isTheirs ?? known === null, now],
  );
  return id;
}

/** What it calls its own person now. */
async function rename(client: PoolClient, relaying: Relaying, person: string, told: ToldPerson, now: Date) {
  const { rowCount } = await client.query(
    `update people set name = $2, office = $3, country = $4, role = $5
      where id = $1 and (name, office, country, role) is distinct from ($2, $3, $4, $5)`,
    [person, told.name, told.office, told.country, told.role],
  );
  if (rowCount) await note(client, relaying, person, 'person-changed', now);
}

async function bind(
  client: PoolClient,
  { registry, identity, now }: Pick<Registry, 'identity' | 'now'> & { registry: string },
  person: string,
  { device, proof, skewMs, revokedAfter }: Told,
): Promise<ToldAnswer['devices'][number]> {
  if (!isEnrolledAt(registry, device, proof, quickEd25519)) return 'proof';
  const { rows } = await client.query<{ person: string; revoked_after: string | null }>(
    `insert into devices (device, person, enrolled_at, skew_ms) values ($1, $2, $3, $4)
      on conflict (device) do update set
        skew_ms = case when devices.person = excluded.person then excluded.skew_ms else devices.skew_ms end
      returning person, revoked_after`,
    [device, person, now(), skewMs],
  );
  if (rows[0]?.person !== person) return 'of-another';
  if (revokedAfter !== null && rows[0].revoked_after === null) {
    await client.query('update devices set revoked_after = $2 where device = $1', [device, revokedAfter]);
    await sayTo(client, everybody, { kind: 'device-revoked', device, after: revokedAfter }, identity);
  }
  return 'known';
}

/** One person: all of it, or nothing. */
function takePerson(registry: Registry, relaying: Relaying, told: ToldPerson): Promise<ToldAnswer> {
  const { pool, identity, now } = registry;
  return inTransaction(pool, async (client): Promise<ToldAnswer> => {
    const known = await knownAs(client, relaying, told.id);
    if (known?.person === nobody) return { person: 'erased', devices: [] };
    const isHere = isOfItsOffices(relaying, told.office) && (!known || isOfItsOffices(relaying, known.office ?? ''));
    const person = isHere ? (known?.person ?? (await meet(client, relaying, told, now()))) : null;
    if (person === null) return { person: 'office', devices: [] };
    if (known?.is_theirs) await rename(client, relaying, person, told, now());
    if (told.reference !== null)
      await client.query(
        'insert into person_references (reference, person) values ($1, $2) on conflict (reference) do nothing',
        [told.reference, person],
      );
    const devices: ToldAnswer['devices'] = [];
    for (const device of told.devices)
      devices.push(await bind(client, { registry: relaying.registry, identity, now }, person, device));
    return { person: 'known', devices };
  });
}

export async function takePeople(
  registry: Registry,
  relaying: Relaying,
  people: readonly ToldPerson[],
): Promise<ToldAnswer[]> {
  const results: ToldAnswer[] = [];
  for (const told of people) results.push(await takePerson(registry, relaying, told));
  return results;
}
