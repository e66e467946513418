/**
 * An attempt or a programme that waits to be looked at, or for a person to look at it, with what is known of who sent it.
 */
import type { PoolClient } from 'pg';
import { openRefusals } from '#core/replay/replay-programme-reasons.ts';
import { type DeviceEvent, deviceEventSchema } from '#core/sync/device-event.ts';
import { audienceOf, type FeedBody, type Verdict } from '#core/sync/feed-item.ts';
import type { RegistryIdentity } from '../identity/registry-identity.ts';
import { sayVerdicts } from '../records/said-verdicts.ts';
import { lookAgainFor } from './look-again.ts';

export type Waiting = {
  readonly device: string;
  readonly event: string;
  readonly line: string;
  readonly state: 'stored' | 'fork' | 'device-revoked';
  readonly received_at: Date;
  readonly person: string;
  readonly name: string;
  readonly skew_ms: string;
};

export const eventIn = (line: string): DeviceEvent =>
  deviceEventSchema.parse(JSON.parse(line.slice(line.indexOf(' ') + 1)));

/** Columns of `Waiting`, from what `waitingFrom` joins. */
export const waitingColumns = 'r.device, r.event, r.received_at, e.line, e.state, d.person, d.skew_ms, p.name';
export const waitingFrom = `replays r
  join events e on e.device = r.device and e.n = r.n and e.id = r.event
  join devices d on d.device = r.device
  join people p on p.id = d.person`;

/** What is to be said of it, and what goes with that: the certificate. */
export type Judged = { readonly verdict: Verdict; readonly with: readonly FeedBody[] };

export const judged = (verdict: Verdict, ...others: readonly FeedBody[]): Judged => ({ verdict, with: others });

/** Whether it may be otherwise when more is known: of the person, of what is taught, of whom one trusts. */
const asksAgain = (verdict: Verdict): boolean =>
  (verdict.outcome === 'refused' && openRefusals.includes(verdict.reason)) ||
  (verdict.outcome === 'review' && verdict.reasons.every((reason) => reason === 'issuer-unknown'));

export type Settling = Pick<Waiting, 'device' | 'event'> & {
  readonly judged: Judged;
  /** What was said of it, the latest first. */
  readonly before: readonly Verdict[];
};

type Settler = { readonly identity: RegistryIdentity; readonly now: () => Date };

/** Writes down what became of these, all of one person, and tells them. */
export async function settleAll(
  client: PoolClient,
  person: string,
  settled: readonly Settling[],
  { identity, now }: Settler,
): Promise<void> {
  if (settled.length === 0) return;
  const verdicts = settled.map(({ judged: { verdict } }) => verdict);
  await client.query({
    name: 'settle-replays',
    text: `update replays set state = settled.state, done_at = $6, verdict = settled.verdict::jsonb, asks_again = settled.asks
      from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::boolean[]) as settled(device, event, state, verdict, asks)
      where replays.device = settled.device and replays.event = settled.event`,
    values: [
      settled.map(({ device }) => device),
      settled.map(({ event }) => event),
      verdicts.map(({ outcome }) => (outcome === 'review' ? 'review' : 'done')),
      verdicts.map((verdict) => JSON.stringify(verdict)),
      verdicts.map(asksAgain),
      now(),
    ],
  });
  if (verdicts.some(({ outcome }) => outcome === 'registered')) await lookAgainFor(client, person);
  const sayings = settled.map(({ event, before, judged: said }) => ({ ...said, event, before }));
  await sayVerdicts(client, audienceOf(person), sayings, now().toISOString(), identity);
}

export const settle = (
  client: PoolClient,
  { device, event, person }: Pick<Waiting, 'device' | 'event' | 'person'>,
  judged: Judged,
  before: readonly Verdict[],
  settler: Settler,
): Promise<void> => settleAll(client, person, [{ device, event, judged, before }], settler);
