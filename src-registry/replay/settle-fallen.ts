/**
 * A certificate that waits for a person because a pass was withdrawn, and was reached again without what fell.
 */
import type { PoolClient } from 'pg';
import { audienceOf, type Verdict } from '#core/sync/feed-item.ts';
import { saidVerdicts } from '../records/said-verdicts.ts';
import type { ReplayTools } from './replay-next.ts';
import { judged, settle, type Waiting, waitingColumns, waitingFrom } from './waiting.ts';

/** Nobody has to decide about it any more: it is registered, as it was. `event`: what it was reached with now. */
export async function settleFallen(
  client: PoolClient,
  { person, event }: Pick<Waiting, 'person' | 'event'>,
  number: string,
  tools: ReplayTools,
): Promise<void> {
  const { rows } = await client.query<Waiting & { verdict: Verdict }>(
    `select ${waitingColumns}, r.verdict from ${waitingFrom}
      where d.person = $1 and r.event <> $2 and r.state = 'review' and r.verdict->'reasons' = $3::jsonb
      for update of r skip locked`,
    [person, event, JSON.stringify(['pass-withdrawn'])],
  );
  for (const row of rows) {
    const said = await saidVerdicts(client, audienceOf(person), row.event);
    const registered = said.find((one) => one.outcome === 'registered');
    if (registered?.outcome === 'registered' && registered.number === number)
      await settle(client, row, judged(registered), said, tools);
  }
}
