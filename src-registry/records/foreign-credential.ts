/**
 * A certificate that another registry made out to one of our people: it is kept and answered for, and stands in the status
 * lists of whoever made it, not in ours.
 */
import type { PoolClient } from 'pg';
import type { Claims } from '#core/credential/claims.ts';
import type { FeedBody } from '#core/sync/feed-item.ts';

/** Where a certificate has a place in somebody else's lists. */
export const placeElsewhere = -1;

type Said = Pick<Extract<FeedBody, { kind: 'credential' }>, 'event' | 'credential' | 'code'>;

/** The same number again, or one that we have made ourselves: what was there stays. */
export async function keepForeignCredential(
  client: PoolClient,
  person: string,
  { event, credential, code }: Said,
  claims: Claims,
): Promise<void> {
  await client.query(
    `insert into credentials (number, person, learner, course, decided_at, issued_at, expires_at, place, event, credential, code)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (number) do nothing`,
    [
      claims.number,
      person,
      claims.holder.id ?? '',
      claims.course.id,
      claims.issuedAt,
      claims.issuedAt,
      claims.expiresAt,
      placeElsewhere,
      event,
      credential,
      code,
    ],
  );
}
