/**
 * Tells the parent of people who have a device, and of those devices: the least that it needs to believe what they say. Only
 * people of offices for which it takes our word; nobody else's name leaves this registry.
 */
import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import {
  type EnrolmentProof,
  mostDevicesOfPerson,
  mostPeopleTold,
  type ToldAnswer,
  type ToldPerson,
} from '#core/sync/relay.ts';
import { inTransaction } from '../database/connect.ts';
import { done, type Exchange, otherLife, type Step } from './exchange.ts';

type Row = Omit<ToldPerson, 'devices'> & {
  readonly told: string;
  readonly devices: readonly { device: string; proof: string; skewMs: number; revokedAfter: number | null }[];
};

/** Devices that signed up before this was kept have a proof from their next hello on. */
async function peopleWithDevices(pool: Pool, parent: string): Promise<Row[]> {
  const { rows } = await pool.query<Row>(
    `select p.id, p.name, p.office, p.country, p.role, coalesce(x.told, '') as told,
        (select min(reference) from person_references r where r.person = p.id) as reference,
        json_agg(json_build_object('device', d.device, 'proof', d.proof, 'skewMs', d.skew_ms,
          'revokedAfter', d.revoked_after) order by d.enrolled_at, d.device) as devices
      from people p
        join devices d on d.person = p.id and d.proof is not null
        left join parent_people x on x.parent = $1 and x.person = p.id
      where x.refused is null group by p.id, x.told order by p.id`,
    [parent],
  );
  return rows;
}

/** Nobody is told again because a clock went a little. */
const roughly = (ms: number) => Math.round(ms / 600_000);

const digestOf = ({ devices, ...person }: ToldPerson): string =>
  createHash('sha256')
    .update(JSON.stringify([person, devices.map(({ skewMs, ...device }) => [device, roughly(skewMs)])]))
    .digest('hex');

type Telling = { readonly person: ToldPerson; readonly digest: string; readonly before: string };

function tellingOf({ told, devices, ...person }: Row, { hello, registry }: Exchange): Telling {
  const ahead = Date.parse(hello.now) - registry.now().getTime();
  const [only, ...others] = hello.offices;
  const telling: ToldPerson = {
    ...person,
    // Who signed in has none: a centre of one office has no other people.
    office: person.office === '' && others.length === 0 ? (only ?? '') : person.office,
    devices: devices.slice(-mostDevicesOfPerson).map(({ proof, skewMs, ...device }) => ({
      ...device,
      proof: JSON.parse(proof) as EnrolmentProof,
      skewMs: Math.round(skewMs + ahead),
    })),
  };
  return { person: telling, digest: digestOf(telling), before: told };
}

function noteAnswers(pool: Pool, parent: string, told: readonly Telling[], answers: readonly ToldAnswer[]) {
  return inTransaction(pool, async (client) => {
    for (const [index, { person, digest }] of told.entries()) {
      const answer = answers[index] as ToldAnswer;
      await client.query(
        `insert into parent_people (parent, person, told, heard, refused) values ($1, $2, $3, 0, $4)
          on conflict (parent, person) do update set told = excluded.told, refused = excluded.refused`,
        [parent, person.id, digest, answer.person === 'known' ? null : answer.person],
      );
      for (const [at, { device }] of person.devices.entries()) {
        const said = answer.devices[at] ?? 'known';
        await client.query(
          `insert into parent_devices (parent, device, acknowledged, refused) values ($1, $2, 0, $3)
            on conflict (parent, device) do update set refused = excluded.refused`,
          [parent, device, answer.person !== 'known' ? answer.person : said === 'known' ? null : said],
        );
      }
    }
  });
}

export async function tellPeople(exchange: Exchange): Step {
  const { registry, api, hello, parent } = exchange;
  const { pool } = registry;
  const rows = await peopleWithDevices(pool, parent);
  const changed = rows.map((row) => tellingOf(row, exchange)).filter(({ digest, before }) => digest !== before);
  const isOurs = ({ person }: Telling) => hello.offices.includes(person.office);
  const elsewhere = changed.filter((telling) => !isOurs(telling));
  await noteAnswers(
    pool,
    parent,
    elsewhere,
    elsewhere.map(() => ({ person: 'office', devices: [] })),
  );
  const ours = changed.filter(isOurs);
  for (let from = 0; from < ours.length; from += mostPeopleTold) {
    const some = ours.slice(from, from + mostPeopleTold);
    const reply = await api.people(some.map(({ person }) => person));
    if (!reply.ok) return reply;
    if (reply.value.epoch !== hello.epoch || reply.value.results.length !== some.length) return otherLife(api);
    await noteAnswers(pool, parent, some, reply.value.results);
  }
  return done;
}
