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

/**
 * SQL of what was said about an event, as it stands in the feed: the latest first. One person's feed is short. Read it with
 * `verdictsIn`.
 */
export const saidSql = (audience: string, event: string): string => `array(
  select body from feed where audience = ${audience} and octet_length(body) < ${mostBytes} and position(${event} in body) > 0
    and position('"kind":"verdict"' in body) > 0 order by pos desc)`;

export const verdictsIn = (bodies: readonly string[], event: string): Verdict[] =>
  bodies.flatMap((body) => {
    const said = feedBodySchema.safeParse(JSON.parse(body));
    return said.success && said.data.kind === 'verdict' && said.data.event === event ? [said.data.verdict] : [];
  });

/** The latest first. */
export async function saidVerdicts(client: Client, audience: string, event: string): Promise<Verdict[]> {
  const { rows } = await client.query<{ said: string[] }>({
    name: 'said-verdicts',
    text: `select ${saidSql('$1', '$2')} as said`,
    values: [audience, event],
  });
  return verdictsIn(rows[0]?.said ?? [], event);
}

const isSame = (one: Verdict, other: Verdict | undefined) =>
  other !== undefined && canonicalJson(one) === canonicalJson(other);

type Saying = {
  readonly audience: string;
  readonly event: string;
  readonly verdict: Verdict;
  readonly at: string;
  /** What was said about it, the latest first. */
  readonly before: readonly Verdict[];
  /** What goes with it, and is said first. */
  readonly with: readonly FeedBody[];
};

/** In the transaction that decides it. What was said last is not said again. */
export async function sayVerdict(
  client: Client,
  { audience, event, verdict, at, before, with: others }: Saying,
  identity: Pick<RegistryIdentity, 'keyName' | 'signing'>,
): Promise<void> {
  const turn = before.some((one) => isSame(verdict, one)) ? { turn: before.length + 1 } : {};
  const said: FeedBody[] = isSame(verdict, before[0]) ? [] : [{ kind: 'verdict', event, at, verdict, ...turn }];
  await sayAllTo(client, audience, [...others, ...said], identity);
}
