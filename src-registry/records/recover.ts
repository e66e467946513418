/**
 * What a device gives back after a backup was put back: things this registry said once and signed, and does not know now.
 */

import { statusListLength } from '#core/credential/claims.ts';
import { credentialIn } from '#core/credential/credential.ts';
import { audienceOf, everybody, type FeedItem, feedIdOf, readFeedItem } from '#core/sync/feed-item.ts';
import { quickEd25519 } from '#store/verify/quick-ed25519.ts';
import { recoverMembership } from '../crisis/membership.ts';
import { inTransaction } from '../database/connect.ts';
import type { Registry } from '../registry.ts';
import type { Doer } from './audit.ts';
import { keepItem } from './feed.ts';
import { keepForeignCredential } from './foreign-credential.ts';
import { isTakenBack, noteTakenBack } from './taken-back.ts';

/** `asking`: whose feed it was in. Only what our own key has signed is taken. */
export function recoverItem(
  { pool, identity, now }: Registry,
  { person }: { person: string },
  item: FeedItem,
): Promise<'taken' | 'known' | 'not-ours'> {
  const body = readFeedItem(item, identity.keys, quickEd25519);
  if (!body) return Promise.resolve('not-ours');
  const isForAll = isTakenBack(body) || body.kind === 'keys';
  const audience = isForAll ? everybody : audienceOf(person);
  // What was said to somebody else does not become this person's by being given back.
  if (item.id !== feedIdOf(audience, body)) return Promise.resolve('not-ours');
  return inTransaction(pool, async (client) => {
    const isNew = await keepItem(client, audience, item);
    if (!isNew) return 'known';
    if (body.kind === 'credential') {
      const claims = credentialIn(body.credential)?.claims;
      if (!claims?.holder.id || !claims.status) return 'taken';
      if (claims.issuer.id !== identity.about.id) {
        await keepForeignCredential(client, person, body, claims);
        return 'taken';
      }
      const place = (Number(/\d+$/.exec(claims.status.lists)?.[0]) - 1) * statusListLength + claims.status.index;
      await client.query(
        `insert into credentials (number, person, learner, course, decided_at, issued_at, expires_at, place, event, credential, code)
          values ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10) on conflict (number) do nothing`,
        [
          claims.number,
          person,
          claims.holder.id,
          claims.course.id,
          claims.issuedAt,
          claims.expiresAt,
          place,
          body.event,
          body.credential,
          body.code,
        ],
      );
      // A name that was put right since: certificates are made out to the name that the person has.
      await client.query(
        `update people set name = $2 where id = $1
          and not exists (select 1 from credentials where person = $1 and issued_at > $3)`,
        [person, claims.holder.name, claims.issuedAt],
      );
    }
    if (body.kind === 'assigned')
      await client.query(
        `insert into assignments (person, id, course, due_on, note, assigned_at, assigned_by, turn)
          values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (person, id) do update set
            due_on = excluded.due_on, note = excluded.note, turn = excluded.turn where assignments.turn < excluded.turn`,
        [person, body.assignment, body.course, body.dueOn, body.note, body.at, 'registry' satisfies Doer, body.turn],
      );
    if (body.kind === 'assignment-ended')
      await client.query(
        'update assignments set cancelled_at = coalesce(cancelled_at, $3) where person = $1 and id = $2',
        [person, body.assignment, body.at],
      );
    if (body.kind === 'in-team' || body.kind === 'out-of-team')
      await recoverMembership(client, person, body, { identity, now: now() });
    if (isTakenBack(body)) await noteTakenBack(client, body);
    return 'taken';
  });
}
