/**
 * Who did what, to whom, and why: one line for each deed, in the transaction of the deed itself.
 */
import type { Pool } from 'pg';
import type { Deed } from '#core/staff/deeds.ts';

/** Whoever has the token of the folder, the registry by itself, somebody who signed in, or a registry that forwards to it. */
export type Doer = 'administrator' | 'registry' | `staff:${string}` | `registry:${string}`;

export type Noted = {
  /** Whom it belongs to: the id of a person, or `staff:` and the id of a member. */
  readonly subject: string;
  readonly who: Doer;
  readonly what: Deed;
  /** A number, a device, an id; no name. */
  readonly about?: string;
  readonly why?: string;
};

export async function noteDeed(
  client: Pick<Pool, 'query'>,
  { subject, who, what, about = '', why = '' }: Noted,
  at: Date,
): Promise<void> {
  await client.query('insert into audit (subject, at, who, what, about, why) values ($1, $2, $3, $4, $5, $6)', [
    subject,
    at,
    who,
    what,
    about,
    why,
  ]);
}
