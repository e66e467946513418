/**
 * What was said to all about a certificate or a device, noted in the tables: given back by a device that still has it, or
 * passed on by a parent. Said twice it changes nothing.
 */
import type { PoolClient } from 'pg';
import type { FeedBody } from '#core/sync/feed-item.ts';

export type TakenBack = Extract<FeedBody, { kind: 'revoked' | 'device-revoked' }>;

export const isTakenBack = (body: FeedBody): body is TakenBack =>
  body.kind === 'revoked' || body.kind === 'device-revoked';

const marks = {
  revocation: 'update credentials set withdrawn_at = coalesce(withdrawn_at, $2) where number = $1',
  refresh: 'update credentials set replaced_at = coalesce(replaced_at, $2) where number = $1',
} as const;

export async function noteTakenBack(client: PoolClient, body: TakenBack): Promise<void> {
  if (body.kind === 'revoked') await client.query(marks[body.purpose], [body.number, body.at]);
  else
    await client.query('update devices set revoked_after = coalesce(revoked_after, $2) where device = $1', [
      body.device,
      body.after,
    ]);
}
