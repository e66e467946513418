/**
 * What is taken back: a certificate, or the trust in a device.
 */
import type { PoolClient } from 'pg';
import { everybody } from '#core/sync/feed-item.ts';
import { inTransaction } from '../database/connect.ts';
import type { Registry } from '../registry.ts';
import { type Doer, noteDeed } from './audit.ts';
import { sayTo } from './feed.ts';
import { placeElsewhere } from './foreign-credential.ts';
import { personOfOfficesAt } from './of-offices.ts';

export type Taking = {
  readonly why: string;
  readonly who: Doer;
  /** Whose people whoever does it sees; null: everybody's. */
  readonly offices: readonly string[] | null;
};
type Tools = Pick<Registry, 'identity' | 'now'>;

/** For whoever has the token of the folder. */
export const asAdministrator = (why: string): Taking => ({ why, who: 'administrator', offices: null });

/** False when there is no such certificate of ours, or it is of another office. Once withdrawn it stays so. */
export async function withdrawIn(
  client: PoolClient,
  number: string,
  { why, who, offices }: Taking,
  { identity, now }: Tools,
): Promise<boolean> {
  const { rows } = await client.query<{ person: string; is_new: boolean }>(
    `update credentials c set withdrawn_at = coalesce(c.withdrawn_at, $2)
      from (
        select number, withdrawn_at is null as is_new from credentials
          where number = $1 and place <> $4 and ${personOfOfficesAt('person', '$3')}
          for update
      ) before
      where c.number = before.number returning c.person, before.is_new`,
    [number, now(), offices, placeElsewhere],
  );
  const [row] = rows;
  if (!row?.is_new) return row !== undefined;
  await noteDeed(client, { subject: row.person, who, what: 'certificate-revoked', about: number, why }, now());
  await sayTo(client, everybody, { kind: 'revoked', number, purpose: 'revocation', at: now().toISOString() }, identity);
  return true;
}

export const withdrawCredential = (registry: Registry, number: string, taking: Taking): Promise<boolean> =>
  inTransaction(registry.pool, (client) => withdrawIn(client, number, taking, registry));

/**
 * What the device sent until now counts; what comes later waits for a person. False when nobody has this device, or somebody of
 * another office.
 */
export function revokeDevice(
  { pool, identity, now }: Registry,
  device: string,
  { why, who, offices }: Taking,
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ person: string; revoked_after: string; is_new: boolean }>(
      `update devices d set revoked_after = coalesce(d.revoked_after, d.head_n)
        from (
          select device, revoked_after is null as is_new from devices
            where device = $1 and ${personOfOfficesAt('person', '$2')}
            for update
        ) before
        where d.device = before.device returning d.person, d.revoked_after, before.is_new`,
      [device, offices],
    );
    const [row] = rows;
    if (!row?.is_new) return row !== undefined;
    await noteDeed(client, { subject: row.person, who, what: 'device-revoked', about: device, why }, now());
    const after = Number(row.revoked_after);
    await sayTo(client, everybody, { kind: 'device-revoked', device, after }, identity);
    return true;
  });
}
