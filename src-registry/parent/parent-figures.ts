/**
 * What waits for the parent, as figures: they say whether somebody should look at the line, or talk to headquarters.
 */
import type { Pool } from 'pg';
import { gauge } from '../metrics/exposition.ts';
import type { Parent } from './parent-loop.ts';

type Row = { events: string; devices: string; people: string; unproven: string };

async function waiting(pool: Pool): Promise<Row> {
  const { rows } = await pool.query<Row>(
    `select
      (select coalesce(sum(greatest(0, least(d.head_n, d.revoked_after) - coalesce(x.acknowledged, 0))), 0)
        from devices d left join parent_devices x on x.device = d.device) as events,
      (select count(*) from parent_devices where refused is not null) as devices,
      (select count(*) from parent_people where refused is not null) as people,
      (select count(*) from devices where proof is null) as unproven`,
  );
  return rows[0] as Row;
}

export async function parentFigures(pool: Pool, { state }: Parent, now: Date): Promise<string> {
  const row = await waiting(pool).catch(() => null);
  const since = state.reachedAt ? Math.max(0, (now.getTime() - state.reachedAt.getTime()) / 1000) : -1;
  return [
    gauge('fieldpass_parent_reached', 'Whether the last exchange with the parent was whole.', [
      [{}, state.isReached ? 1 : 0],
    ]),
    gauge('fieldpass_parent_reached_seconds', 'Since the last whole exchange; -1: none since the start.', [
      [{}, since],
    ]),
    ...(row
      ? [
          gauge('fieldpass_parent_waiting', 'Events that the parent does not have yet.', [[{}, Number(row.events)]]),
          gauge('fieldpass_parent_refused', 'What the parent does not take: devices, people, devices without proof.', [
            [{ what: 'devices' }, Number(row.devices)],
            [{ what: 'people' }, Number(row.people)],
            [{ what: 'devices-without-proof' }, Number(row.unproven)],
          ]),
        ]
      : []),
  ].join('');
}
