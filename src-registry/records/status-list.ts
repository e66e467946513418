/**
 * The status lists, signed when they are asked for and kept for a minute: asking for a whole list tells nobody whom one asks
 * about.
 */
import { statusListLength } from '#core/credential/claims.ts';
import { type StatusPurpose, statusPurposes } from '#core/credential/status-entry.ts';
import { signStatusList, statusBits } from '#core/trust/status-list.ts';
import type { Registry } from '../registry.ts';

/** How long a checker may rely on a list that it carries. */
const daysValid = 7;
const keptMs = 60_000;

const kept = new WeakMap<object, Map<string, { readonly until: number; readonly list: Promise<object | null> }>>();

/** Null for a list in which nobody has a place. */
export function signedStatusList(registry: Registry, number: number, purpose: StatusPurpose): Promise<object | null> {
  const own = kept.get(registry.pool) ?? new Map();
  kept.set(registry.pool, own);
  const name = `${number}/${purpose}`;
  const nowMs = registry.now().getTime();
  const found = own.get(name);
  if (found && found.until > nowMs) return found.list;
  const list = sign(registry, number, purpose);
  own.set(name, { until: nowMs + keptMs, list });
  list.catch(() => own.delete(name));
  return list;
}

/** How many lists there are: one for every 131,072 places that were given out. */
async function countStatusLists({ pool }: Pick<Registry, 'pool'>): Promise<number> {
  const { rows } = await pool.query<{ last: string | null }>('select max(place) as last from credentials');
  const last = rows[0]?.last;
  return last === null || last === undefined ? 0 : Math.floor(Number(last) / statusListLength) + 1;
}

/** All of ours, and those of a parent as it signed them. */
export async function statusListTexts(registry: Registry): Promise<string[]> {
  const numbers = Array.from({ length: await countStatusLists(registry) }, (_, index) => index + 1);
  const own = await Promise.all(
    numbers.flatMap((number) => statusPurposes.map((purpose) => signedStatusList(registry, number, purpose))),
  );
  const { rows } = await registry.pool.query<{ list: string }>(
    'select list from parent_lists order by parent, id limit 500',
  );
  return [...own.flatMap((list) => (list ? [JSON.stringify(list)] : [])), ...rows.map(({ list }) => list)];
}

async function sign({ pool, identity, now }: Registry, number: number, purpose: StatusPurpose): Promise<object | null> {
  const { about, signing } = identity;
  const first = (number - 1) * statusListLength;
  const { rows } = await pool.query<{ place: string }>(
    purpose === 'revocation'
      ? 'select place from credentials where place >= $1 and place < $2 and withdrawn_at is not null'
      : 'select place from credentials where place >= $1 and place < $2 and replaced_at is not null',
    [first, first + statusListLength],
  );
  const any = await pool.query('select 1 from credentials where place >= $1 and place < $2 limit 1', [
    first,
    first + statusListLength,
  ]);
  if (!about.status || !any.rowCount) return null;
  const issuedAt = now();
  return signStatusList(
    {
      issuer: about.id,
      id: `${about.status}/${number}/${purpose}`,
      purpose,
      issuedAt: issuedAt.toISOString(),
      validUntil: new Date(issuedAt.getTime() + daysValid * 86_400_000).toISOString(),
      bits: statusBits(rows.map(({ place }) => Number(place) - first)),
    },
    signing,
  );
}
