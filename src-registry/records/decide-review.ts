/**
 * What a person does about an attempt: reports it, so that it is looked at; accepts or refuses one that is. Each is one
 * transaction, and what is decided stays decided: whoever comes second is told how it stands. Where a parent counts attempts
 * (`parents-work`) only what was set apart here can be decided here, and only be refused.
 */
import type { PoolClient } from 'pg';
import type { z } from 'zod';
import type { Deed } from '#core/staff/deeds.ts';
import type { decideReply } from '#core/staff/shapes.ts';
import { audienceOf, type ReviewReason, type Verdict } from '#core/sync/feed-item.ts';
import { inTransaction } from '../database/connect.ts';
import type { Registry } from '../registry.ts';
import { judge } from '../replay/judge.ts';
import { type Judged, judged, settle, type Waiting, waitingColumns, waitingFrom } from '../replay/waiting.ts';
import { noteDeed } from './audit.ts';
import { ofOfficesAt } from './of-offices.ts';
import { saidVerdicts } from './said-verdicts.ts';
import { type Taking, withdrawIn } from './withdraw.ts';

export type Decided = z.infer<typeof decideReply>;

type Row = Waiting & {
  readonly replay_state: 'waiting' | 'done' | 'review' | 'failed';
  readonly verdict: Verdict | null;
};

/** Nobody else decides about it meanwhile, and no other attempt of this person is counted. Null when there is none, or it is of another office. */
async function lock(client: PoolClient, event: string, offices: readonly string[] | null): Promise<Row | null> {
  const { rows } = await client.query<Row>(
    `select ${waitingColumns}, r.state as replay_state, r.verdict from ${waitingFrom}
      where r.event = $1 and ${ofOfficesAt('$2')} for update of r for no key update of p`,
    [event, offices],
  );
  return rows[0] ?? null;
}

/** Its certificate, as it was registered first, and those that have taken its place. */
async function certificatesOf(client: PoolClient, { person, event }: Waiting, said: readonly Verdict[]) {
  const numbers = said.flatMap((one) => (one.outcome === 'registered' ? [one.number] : []));
  const { rows } = await client.query<{ number: string; counts: boolean }>(
    `select number, withdrawn_at is null and replaced_at is null as counts from credentials
      where person = $1 and event in (
        select $2 union select event from credentials where person = $1 and number = any($3)
      ) order by issued_at for update`,
    [person, event, numbers],
  );
  return rows;
}

function decided(verdict: Verdict | null, state: Row['replay_state'], number: string | null = null): Decided {
  if (state === 'waiting' || state === 'failed' || !verdict)
    return { state: state === 'failed' ? state : 'waiting', number };
  return { state: verdict.outcome, number: verdict.outcome === 'registered' ? verdict.number : number };
}

/**
 * It counts, whatever made it doubtful. One that counted before it was reported counts as it did: the course may be another by
 * now, and the journal gone.
 */
const accepted = async (
  client: PoolClient,
  row: Row,
  said: readonly Verdict[],
  { tools }: Registry,
): Promise<Judged> => {
  const counted = said.find(({ outcome }) => outcome === 'registered' || outcome === 'recorded');
  return counted ? judged(counted) : judge(client, row, tools, { said, isReleased: true });
};

/** Clicked twice: the same person did the same, and said the same about it. */
async function isNoted(
  client: PoolClient,
  { person, event }: Waiting,
  what: Deed,
  { who, why }: Pick<Taking, 'who' | 'why'>,
): Promise<boolean> {
  const { rowCount } = await client.query(
    'select 1 from audit where subject = $1 and what = $2 and about = $3 and who = $4 and why = $5',
    [person, what, event, who, why],
  );
  return rowCount !== 0;
}

export function decideReview(
  registry: Registry,
  event: string,
  { decision, ...taking }: Taking & { readonly decision: 'accept' | 'refuse' },
): Promise<Decided | 'parents-work' | 'decided' | null> {
  return inTransaction(registry.pool, async (client): Promise<Decided | 'parents-work' | 'decided' | null> => {
    const row = await lock(client, event, taking.offices);
    if (!row) return null;
    const what = decision === 'accept' ? 'review-accepted' : 'review-refused';
    if (row.replay_state !== 'review')
      return (await isNoted(client, row, what, taking)) ? decided(row.verdict, row.replay_state) : 'decided';
    if (registry.tools.isParentsWork && (row.state === 'stored' || decision === 'accept')) return 'parents-work';
    const { person } = row;
    const { why, who } = taking;
    const said = await saidVerdicts(client, audienceOf(person), event);
    const certificates = await certificatesOf(client, row, said);
    await noteDeed(client, { subject: person, who, what, about: event, why }, registry.now());
    const now =
      decision === 'accept'
        ? await accepted(client, row, said, registry)
        : judged({ outcome: 'refused', reason: 'not-accepted', says: why });
    await settle(client, row, now, said, registry);
    if (decision === 'refuse') {
      for (const { number } of certificates) await withdrawIn(client, number, taking, registry);
    }
    return decided(now.verdict, 'done');
  });
}

/** A certificate that it brought stays until it is decided. One that was refused stays so; the report is kept. */
export function reportAttempt(
  registry: Registry,
  event: string,
  { why, who, offices }: Taking,
): Promise<Decided | 'parents-work' | null> {
  return inTransaction(registry.pool, async (client): Promise<Decided | 'parents-work' | null> => {
    const row = await lock(client, event, offices);
    if (!row) return null;
    if (registry.tools.isParentsWork) return 'parents-work';
    const { person, verdict, replay_state } = row;
    const isKnown = await isNoted(client, row, 'attempt-reported', { who, why });
    if (!isKnown)
      await noteDeed(client, { subject: person, who, what: 'attempt-reported', about: event, why }, registry.now());
    if (replay_state === 'done' && verdict?.outcome === 'refused') return decided(verdict, replay_state);
    const said = await saidVerdicts(client, audienceOf(person), event);
    const number = (await certificatesOf(client, row, said)).find(({ counts }) => counts)?.number ?? null;
    const before: ReviewReason[] =
      verdict?.outcome === 'review' ? verdict.reasons : row.state === 'stored' ? [] : [row.state];
    const review: Verdict = { outcome: 'review', reasons: [...new Set<ReviewReason>([...before, 'reported'])] };
    if (isKnown && replay_state === 'done') return decided(verdict, replay_state, number);
    await settle(client, row, judged(review), said, registry);
    return decided(review, 'review', number);
  });
}
