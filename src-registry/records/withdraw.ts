/**
 * What is taken back: a certificate, or the trust in a device.
 */
import { everybody } from '#core/sync/feed-item.ts';
import { inTransaction } from '../database/connect.ts';
import type { Registry } from '../registry.ts';
import { type Doer, noteDeed } from './audit.ts';
import { sayTo } from './feed.ts';
import { placeElsewhere } from './foreign-credential.ts';

/** False when there is no such certificate of ours. Once withdrawn it stays so. */
export function withdrawCredential(
  { pool, identity, now }: Registry,
  number: string,
  why: string,
  who: Doer = 'administrator',
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ person: string; is_new: boolean }>(
      `update credentials c set withdrawn_at = coalesce(c.withdrawn_at, $2)
        from (select number, withdrawn_at is null as is_new from credentials where number = $1 and place <> $3 for update) before
        where c.number = before.number returning c.person, before.is_new`,
      [number, now(), placeElsewhere],
    );
    const [row] = rows;
    if (!row?.is_new) return row !== undefined;
    await noteDeed(client, { subject: row.person, who, what: 'certificate-revoked', about: number, why }, now());
    await sayTo(
      client,
      everybody,
      { kind: 'revoked', number, purpose: 'revocation', at: now().toISOString() },
      identity,
    );
    return true;
  });
}

/** What the device sent until now counts; what comes later waits for a person. False when nobody has this device. */
export function revokeDevice(
  { pool, identity, now }: Registry,
  device: string,
  why: string,
  who: Doer = 'administrator',
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ person: string; revoked_after: string }>(
      'update devices set revoked_after = coalesce(revoked_after, head_n) where device = $1 returning person, revoked_after',
      [device],
    );
    const [row] = rows;
    if (!row) return false;
    await noteDeed(client, { subject: row.person, who, what: 'device-revoked', about: device, why }, now());
    const after = Number(row.revoked_after);
    await sayTo(client, everybody, { kind: 'device-revoked', device, after }, identity);
    return true;
  });
}
