/**
 * An attempt or a programme that waits to be looked at, or for a person to look at it, with what is known of who sent it.
 */
import type { PoolClient } from 'pg';
import { openRefusals } from '#core/replay/replay-programme-reasons.ts';
import { type DeviceEvent, deviceEventSchema } from '#core/sync/device-event.ts';
import { audienceOf, type FeedBody, type Verdict } from '#core/sync/feed-item.ts';
import type { RegistryIdentity } from '../identity/registry-identity.ts';
import { sayVerdict } from '../records/said-verdicts.ts';
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

/** Writes down what became of it, and tells its person. `before`: what was said of it, the latest first. */
export async function settle(
  client: PoolClient,
  { device, event, person }: Pick<Waiting, 'device' | 'event' | 'person'>,
  { verdict, with: others }: Judged,
  before: readonly Verdict[],
  { identity, now }: { readonly identity: RegistryIdentity; readonly now: () => Date },
): Promise<void> {
  await client.query({
    name: 'settle-replay',
    text: 'update replays set state = $3, done_at = $4, verdict = $5, asks_again = $6 where device = $1 and event = $2',
    values: [
      device,
      event,
      verdict.outcome === 'review' ? 'review' : 'done',
      now(),
      JSON.stringify(verdict),
      asksAgain(verdict),
    ],
  });
  if (verdict.outcome === 'registered') await lookAgainFor(client, person);
  const at = now().toISOString();
  await sayVerdict(client, { audience: audienceOf(person), event, verdict, at, before, with: others }, identity);
}
