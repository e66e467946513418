/**
 * What the parent says comes into our own feed, in our own words, for the same people: our devices know our keys alone. A
 * certificate proves itself; with it they hear whose keys it is signed by. A page is one transaction with the place that is
 * marked behind it.
 */
import type { Pool, PoolClient } from 'pg';
import { credentialIn } from '#core/credential/credential.ts';
import { failure } from '#core/result/failure.ts';
import { deviceEventSchema } from '#core/sync/device-event.ts';
import {
  audienceOf,
  everybody,
  type FeedBody,
  type FeedItem,
  isFeedItemOf,
  readFeedItem,
} from '#core/sync/feed-item.ts';
import { mostPeopleHeard, type RelayFeed } from '#core/sync/relay.ts';
import { quickEd25519 } from '#store/verify/quick-ed25519.ts';
import { inTransaction } from '../database/connect.ts';
import { sayTo } from '../records/feed.ts';
import { keepForeignCredential } from '../records/foreign-credential.ts';
import { isTakenBack, noteTakenBack } from '../records/taken-back.ts';
import { done, type Exchange, otherLife, type Step } from './exchange.ts';

const itemsAtOnce = 200;

type Hearing = Pick<Exchange, 'registry' | 'parent' | 'keys'>;

/** Kept as it was signed: it is given back to a parent that lost it. */
async function keepRaw(client: PoolClient, parent: string, person: string, item: FeedItem): Promise<void> {
  await client.query({
    name: 'parent-item',
    text: `insert into parent_items (parent, person, id, body, key, signature) values ($1, $2, $3, $4, $5, $6)
      on conflict do nothing`,
    values: [parent, person, item.id, item.body, item.key, item.signature],
  });
}

/** What became of an attempt that came from here. Whose profile it was is noted as when we count attempts ourselves. */
async function takeVerdict(
  client: PoolClient,
  { registry }: Hearing,
  person: string,
  { event, verdict }: Extract<FeedBody, { kind: 'verdict' }>,
): Promise<void> {
  const now = registry.now();
  const { rows } = await client.query<{ line: string }>(
    `update replays r set state = $3, done_at = $4, verdict = $5
      from devices d, events e where d.device = r.device and d.person = $2 and r.event = $1
        and e.device = r.device and e.n = r.n and e.id = r.event
      returning e.line`,
    [event, person, verdict.outcome === 'review' ? 'review' : 'done', now, JSON.stringify(verdict)],
  );
  const line = rows[0]?.line ?? '';
  const said = line === '' ? undefined : deviceEventSchema.parse(JSON.parse(line.slice(line.indexOf(' ') + 1))).body;
  if ((said?.kind !== 'attempt.decided' && said?.kind !== 'programme.reached') || verdict.outcome === 'refused') return;
  await client.query(
    'insert into learners (learner, person, bound_at) values ($1, $2, $3) on conflict (learner) do nothing',
    [said.learner.id, person, now],
  );
}

/** To one person. */
const passedOn: readonly FeedBody['kind'][] = [
  'verdict',
  'credential',
  'assigned',
  'assignment-ended',
  'in-team',
  'out-of-team',
];

async function sayToPerson(client: PoolClient, hearing: Hearing, person: string, body: FeedBody): Promise<void> {
  const { registry, parent, keys } = hearing;
  if (body.kind === 'verdict') await takeVerdict(client, hearing, person, body);
  if (body.kind === 'credential') {
    const claims = credentialIn(body.credential)?.claims;
    if (claims?.issuer.id !== parent) return;
    await keepForeignCredential(client, person, body, claims);
    const from: FeedBody = { kind: 'parent', id: parent, keys: [...keys] };
    await sayTo(client, audienceOf(person), from, registry.identity);
  }
  if (passedOn.includes(body.kind)) await sayTo(client, audienceOf(person), body, registry.identity);
}

async function sayToAll(client: PoolClient, { registry }: Hearing, body: FeedBody): Promise<void> {
  if (!isTakenBack(body)) return;
  await noteTakenBack(client, body);
  await sayTo(client, everybody, body, registry.identity);
}

function takePage(hearing: Hearing, page: RelayFeed): Promise<void> {
  const { registry, parent, keys } = hearing;
  const bodyOf = (item: FeedItem) => readFeedItem(item, keys, quickEd25519);
  return inTransaction(registry.pool, async (client) => {
    for (const { id: person, own, items } of page.people) {
      const known = await client.query('select 1 from parent_people where parent = $1 and person = $2 for update', [
        parent,
        person,
      ]);
      // Erased here meanwhile.
      if (!known.rowCount) continue;
      for (const item of items) {
        await keepRaw(client, parent, person, item);
        const body = bodyOf(item);
        if (body) await sayToPerson(client, hearing, person, body);
      }
      await client.query('update parent_people set heard = $3 where parent = $1 and person = $2', [
        parent,
        person,
        own,
      ]);
    }
    for (const item of page.all.items) {
      await keepRaw(client, parent, '', item);
      const body = bodyOf(item);
      if (body) await sayToAll(client, hearing, body);
    }
    await client.query('update parents set heard = $2 where parent = $1', [parent, page.all.next]);
  });
}

type Place = { person: string; heard: string };

async function placesAfter(pool: Pool, parent: string, person: string): Promise<{ id: string; own: number }[]> {
  const { rows } = await pool.query<Place>(
    `select person, heard from parent_people where parent = $1 and person > $2 and told <> '' and refused is null
      order by person limit $3`,
    [parent, person, mostPeopleHeard],
  );
  return rows.map((row) => ({ id: row.person, own: Number(row.heard) }));
}

async function heardOfAll(pool: Pool, parent: string): Promise<number> {
  const { rows } = await pool.query<{ heard: string }>('select heard from parents where parent = $1', [parent]);
  return Number(rows[0]?.heard ?? 0);
}

/** These people, and all, to the end. */
async function hearSome(exchange: Exchange, people: { id: string; own: number }[]): Step {
  const { registry, api, hello, parent, keys } = exchange;
  let places = people;
  for (;;) {
    const all = await heardOfAll(registry.pool, parent);
    const reply = await api.feed({ epoch: hello.epoch, people: places, all, limit: itemsAtOnce });
    if (!reply.ok) return reply;
    const page = reply.value;
    if (page.epoch !== hello.epoch) return otherLife(api);
    const items = [...page.people.flatMap((one) => one.items), ...page.all.items];
    const asked = new Set(places.map(({ id }) => id));
    const isSigned = items.every((item) => isFeedItemOf(item, keys, quickEd25519));
    if (!isSigned || !page.people.every(({ id }) => asked.has(id)))
      return {
        ok: false,
        failure: { kind: 'refused', failure: failure('registry-changed', { address: api.address }), askedMs: 0 },
      };
    await takePage(exchange, page);
    if (!page.more || items.length === 0) return done;
    const reached = new Map(page.people.map(({ id, own }) => [id, own]));
    places = places.map(({ id, own }) => ({ id, own: reached.get(id) ?? own }));
  }
}

export async function hear(exchange: Exchange): Step {
  const { registry, parent } = exchange;
  let last = '';
  for (;;) {
    const people = await placesAfter(registry.pool, parent, last);
    if (people.length === 0 && last !== '') return done;
    const heard = await hearSome(exchange, people);
    if (!heard.ok || people.length < mostPeopleHeard) return heard;
    last = people.at(-1)?.id ?? last;
  }
}
