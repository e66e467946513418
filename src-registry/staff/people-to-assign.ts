/**
 * To whom something is assigned: those who are named, or all whom a filter finds; of the own offices alone.
 */
import type { Pool } from 'pg';
import type { z } from 'zod';
import type { assignRequest } from '#core/staff/shapes.ts';
import { parameters } from '../database/parameters.ts';
import { ofOffices } from '../records/of-offices.ts';
import { peopleFound } from './people-found.ts';

type Asked = {
  readonly to: z.infer<typeof assignRequest>['to'];
  readonly offices: readonly string[] | null;
  readonly now: Date;
};

/** Ids; null where one that is named is not there, or is of another office. */
export async function peopleToAssign(
  client: Pick<Pool, 'query'>,
  { to, offices, now }: Asked,
): Promise<string[] | null> {
  const { values, at } = parameters();
  const named = 'people' in to ? [...new Set(to.people)] : null;
  const condition =
    'filter' in to
      ? peopleFound({ offices, filter: to.filter, now }, at)
      : `${ofOffices(offices, at)} and p.id = any(${at(named)}::text[])`;
  const { rows } = await client.query<{ id: string }>(`select p.id from people p where ${condition}`, values);
  return named && rows.length < named.length ? null : rows.map(({ id }) => id);
}
