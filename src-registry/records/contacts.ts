/**
 * How a person can be reached, as a wallet put it (Open Badges 3.0, putProfile). Who a person is, only the organisation says.
 */
import type { Pool } from 'pg';
import { z } from 'zod';

const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !/\p{C}/u.test(text), 'nothing that cannot be seen');

/** Null and what is not there: it is not known. */
export const contactShape = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .optional(),
  email: z.email().max(254).optional(),
  phone: line(40).optional(),
  description: line(1000).optional(),
});
export type Contact = z.infer<typeof contactShape>;
export const contactFields = Object.keys(contactShape.shape) as readonly (keyof Contact)[];

export async function contactOf(pool: Pick<Pool, 'query'>, person: string): Promise<Contact> {
  const { rows } = await pool.query<{ contact: Contact }>({
    name: 'contact',
    text: 'select contact from contacts where person = $1',
    values: [person],
  });
  return rows[0]?.contact ?? {};
}

/** All of it anew. Nothing is written for somebody who is not there any more. */
export async function putContact(
  pool: Pick<Pool, 'query'>,
  person: string,
  contact: Contact,
  now: Date,
): Promise<void> {
  await pool.query(
    `insert into contacts (person, contact, changed_at)
      select id, $2::jsonb, $3 from people where id = $1
      on conflict (person) do update set contact = excluded.contact, changed_at = excluded.changed_at`,
    [person, JSON.stringify(contact), now],
  );
}
