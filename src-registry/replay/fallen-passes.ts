/**
 * Passes that an organisation withdrew, looked for among what was registered: a certificate that would not be made without what the assessor
 * signed since goes to a person. It counts until they decide, for somebody may be on a journey with it.
 */
import type { Pool, PoolClient } from 'pg';
import type { Withdrawal } from '#core/assessment/withdrawn-passes.ts';
import { periodDigest } from '#core/credential/claims-of-programme.ts';
import { credentialNumberOf } from '#core/credential/number.ts';
import { audienceOf } from '#core/sync/feed-item.ts';
import { inTransaction } from '../database/connect.ts';
import { saidVerdicts } from '../records/said-verdicts.ts';
import { replayReached } from './judge-programme.ts';
import type { ReplayTools } from './replay-next.ts';
import { eventIn, judged, settle, type Waiting, waitingColumns, waitingFrom } from './waiting.ts';

/** Those of which this was never heard, or heard of a later instant. */
async function newsIn(pool: Pool, withdrawn: readonly Withdrawal[]): Promise<Withdrawal[]> {
  const { rows } = await pool.query<{ issuer: string; pass: string; withdrawn_at: Date }>(
    'select issuer, pass, withdrawn_at from withdrawn_passes where pass = any($1)',
    [withdrawn.map(({ pass }) => pass)],
  );
  const known = new Map(rows.map((row) => [`${row.issuer} ${row.pass}`, row.withdrawn_at.toISOString()]));
  return withdrawn.filter(({ issuer, pass, withdrawnAt }) => {
    const before = known.get(`${issuer} ${pass}`);
    return before === undefined || withdrawnAt < before;
  });
}

const toldWith = `r.state = 'done' and e.kind = 'programme.reached' and r.verdict->>'outcome' = 'registered'`;

/** Of whom something was registered that this pass goes along with. */
async function peopleWith(pool: Pool, pass: string): Promise<string[]> {
  const { rows } = await pool.query<{ person: string }>(
    `select distinct d.person from ${waitingFrom}
      where e.kind = 'programme.reached' and r.state in ('waiting', 'done') and position($1 in e.line) > 0`,
    [pass],
  );
  return rows.map(({ person }) => person);
}

type Told = Waiting & { readonly number: string };

/** What a person was given certificates for that count now; the latest first. */
async function toldOf(client: PoolClient, person: string, now: Date): Promise<Told[]> {
  const { rows } = await client.query<Told>(
    `select ${waitingColumns}, r.verdict->>'number' as number from ${waitingFrom}
      where d.person = $1 and ${toldWith} and e.line <> '' and exists (
        select 1 from credentials c where c.person = $1 and (c.number = r.verdict->>'number' or c.event = r.event)
          and c.withdrawn_at is null and c.replaced_at is null and c.expires_at > $2)
      order by r.received_at desc, r.n desc`,
    [person, now],
  );
  return rows;
}

async function stillComesTo({ number }: Told, told: Told, client: PoolClient, tools: ReplayTools): Promise<boolean> {
  const { body } = eventIn(told.line);
  if (body.kind !== 'programme.reached') return true;
  const { replay } = await replayReached(client, told, body, tools);
  if (replay.kind !== 'confirmed') return false;
  return credentialNumberOf(periodDigest(replay.programme.id, body.learner.id, replay.period)) === number;
}

/** Returns how many certificates a person has to decide about now. */
async function lookAt(pool: Pool, person: string, passes: readonly string[], tools: ReplayTools): Promise<number> {
  return inTransaction(pool, async (client) => {
    // [Note: one person, one lane] What is judged just now by what was trusted before is done then, and seen here.
    await client.query('select 1 from people where id = $1 for no key update', [person]);
    const told = await toldOf(client, person, tools.now());
    let count = 0;
    for (const number of new Set(told.map((one) => one.number))) {
      const own = told.filter((one) => one.number === number);
      if (!own.some(({ line }) => passes.some((pass) => line.includes(pass)))) continue;
      const [latest] = own;
      if (!latest || (await anyOf(own, (one) => stillComesTo(latest, one, client, tools)))) continue;
      const said = await saidVerdicts(client, audienceOf(person), latest.event);
      await settle(client, latest, judged({ outcome: 'review', reasons: ['pass-withdrawn'] }), said, tools);
      count += 1;
    }
    return count;
  });
}

async function anyOf<T>(all: readonly T[], holds: (one: T) => Promise<boolean>): Promise<boolean> {
  for (const one of all) if (await holds(one)) return true;
  return false;
}

/** All that was heard since the last time. One that is broken off begins again. Returns how many certificates are for a person to decide. */
export async function lookForFallenPasses(pool: Pool, tools: ReplayTools): Promise<number> {
  if (tools.isParentsWork) return 0;
  const trusted = await tools.trusted();
  const news = await newsIn(pool, [...(trusted?.withdrawn.values() ?? [])]);
  const passes = news.map(({ pass }) => pass);
  const people = new Set<string>();
  for (const pass of passes) for (const person of await peopleWith(pool, pass)) people.add(person);
  let count = 0;
  for (const person of people) count += await lookAt(pool, person, passes, tools);
  for (const { issuer, pass, withdrawnAt } of news)
    await pool.query(
      `insert into withdrawn_passes (issuer, pass, withdrawn_at) values ($1, $2, $3)
        on conflict (issuer, pass) do update set withdrawn_at = least(withdrawn_passes.withdrawn_at, excluded.withdrawn_at)`,
      [issuer, pass, withdrawnAt],
    );
  return count;
}
