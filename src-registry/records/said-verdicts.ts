/**
 * What was said about an attempt to its person, and what is said now. An attempt may be registered, reported, and registered
 * again: the same words twice are one item of the feed, so the second time has its turn in it.
 */
import type { Pool } from 'pg';
import { canonicalJson } from '#core/evidence/digest.ts';
import { type FeedBody, feedBodySchema, type Verdict } from '#core/sync/feed-item.ts';
import type { RegistryIdentity } from '../identity/registry-identity.ts';
import { sayAllTo } from './feed.ts';

type Client = Pick<Pool, 'query'>;

/** No verdict is longer; certificates are, and lie elsewhere: their length is known without reading them. */
const mostBytes = 8192;

/** What was said about each of these events, the latest first. One person's feed is short. */
export async function saidOfEach(
  client: Client,
  audience: string,
  events: readonly string[],
): Promise<ReadonlyMap<string, readonly Verdict[]>> {
  const { rows } = await client.query<{ body: string }>({
    name: 'said-verdicts',
    text: `select body from feed where audience = $1 and octet_length(body) < ${mostBytes}
        and position('"kind":"verdict"' in body) > 0
        and exists (select 1 from unnest($2::text[]) as asked(event) where position(asked.event in body) > 0)
      order by pos desc`,
    values: [audience, events],
  });
  const found = new Map<string, Verdict[]>(events.map((event) => [event, []]));
  for (const { body } of rows) {
    const said = feedBodySchema.safeParse(JSON.parse(body));
    if (said.success && said.data.kind === 'verdict') found.get(said.data.event)?.push(said.data.verdict);
  }
  return found;
}

export const saidVerdicts = async (client: Client, audience: string, event: string): Promise<readonly Verdict[]> =>
  (await saidOfEach(client, audience, [event])).get(event) ?? [];

const isSame = (one: Verdict, other: Verdict | undefined) =>
  other !== undefined && canonicalJson(one) === canonicalJson(other);

export type VerdictSaying = {
  readonly event: string;
  readonly verdict: Verdict;
  /** What was said about it, the latest first. */
  readonly before: readonly Verdict[];
  /** What goes with it, and is said first. */
  readonly with: readonly FeedBody[];
};

/** In the transaction that decides them, to one audience. What was said last about something is not said again. */
export async function sayVerdicts(
  client: Client,
  audience: string,
  sayings: readonly VerdictSaying[],
  at: string,
  identity: Pick<RegistryIdentity, 'keyName' | 'signing'>,
): Promise<void> {
  const bodies = sayings.flatMap(({ event, verdict, before, with: others }): readonly FeedBody[] => {
    if (isSame(verdict, before[0])) return others;
    const turn = before.some((one) => isSame(verdict, one)) ? { turn: before.length + 1 } : {};
    return [...others, { kind: 'verdict', event, at, verdict, ...turn }];
  });
  await sayAllTo(client, audience, bodies, identity);
}
