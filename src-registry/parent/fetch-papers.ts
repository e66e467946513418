/**
 * Papers that the parent signed, brought here so that a device gets them while the parent is away. They are not opened in this
 * process, which holds keys: each device checks its own.
 */

import { placeElsewhere } from '../records/foreign-credential.ts';
import { done, type Exchange, type Step } from './exchange.ts';

/** In one exchange: drawing one is much work over there. */
const mostAtOnce = 50;

export async function fetchPapers({ registry, api, parent }: Exchange): Step {
  const { pool } = registry;
  const { rows } = await pool.query<{ number: string; person: string }>(
    `select c.number, c.person from credentials c
      join parent_people x on x.parent = $1 and x.person = c.person and x.refused is null
      left join papers p on p.number = c.number
      where c.place = $2 and p.number is null and c.withdrawn_at is null order by c.number limit $3`,
    [parent, placeElsewhere, mostAtOnce],
  );
  for (const { number, person } of rows) {
    const paper = await api.paper(person, number);
    if (!paper.ok && paper.failure.kind === 'missing') continue;
    if (!paper.ok) return paper;
    await pool.query(
      `insert into papers (number, pdf) select $1, $2 from credentials where number = $1 and person = $3
        on conflict (number) do nothing`,
      [number, Buffer.from(paper.value), person],
    );
  }
  return done;
}
