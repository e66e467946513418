/**
 * What was said about an attempt to its person, and what is said now. An attempt may be registered, reported, and registered
 * again: the same words twice are one item of the feed, so the second time has its turn in it.
 */
import type { Pool } from 'pg';
import { canonicalJson } from '#core/evidence/digest.ts';
import { feedBodySchema, type Verdict } from '#core/sync/feed-item.ts';
import type { RegistryIdentity } from '../identity/registry-identity.ts';
import { sayTo } from './feed.ts';

type Client = Pick<Pool, 'query'>;

/** The latest first. One person's feed is short. */
export async function saidVerdicts(client: Client, audience: string, event: string): Promise<Verdict[]> {
  const { rows } = await client.query<{ body: string }>({
    name: 'said-verdicts',
    text: `select body from feed where audience = $1 and position($2 in body) > 0
      and position('"kind":"verdict"' in body) > 0 order by pos desc`,
    values: [audience, event],
  });
  return rows.flatMap(({ body }) => {
    const said = feedBodySchema.safeParse(JSON.parse(body));
    return said.success && said.data.kind === 'verdict' && said.data.event === event ? [said.data.verdict] : [];
  });
}

const isSame = (one: Verdict, other: Verdict | undefined) =>
  other !== undefined && canonicalJson(one) === canonicalJson(other);

type Saying = {
  readonly audience: string;
  readonly event: string;
  readonly verdict: Verdict;
  readonly at: string;
};

/** In the transaction that decides it. What was said last is not said again. */
export async function sayVerdict(
  client: Client,
  { audience, event, verdict, at }: Saying,
  identity: Pick<RegistryIdentity, 'keyName' | 'signing'>,
): Promise<void> {
  const before = await saidVerdicts(client, audience, event);
  if (isSame(verdict, before[0])) return;
  const turn = before.some((one) => isSame(verdict, one)) ? { turn: before.length + 1 } : {};
  await sayTo(client, audience, { kind: 'verdict', event, at, verdict, ...turn }, identity);
}
