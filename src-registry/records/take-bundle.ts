/**
 * Takes in a file of records that was carried here, and says what became of them: by the same steps, in the same order, as
 * when the device speaks for itself. The same file again changes nothing.
 *
 * Nobody has signed the file itself, so nothing is believed of what it says about the device: what is given back is signed by
 * us, each record by its device, and the answers are sealed for that device alone. See [Note: by hand] in core.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { credentialIn } from '#core/credential/credential.ts';
import type { Answers, Records } from '#core/sync/by-hand.ts';
import { type EventResult, feedBeginning, mostBytesOfRequest, mostEvents, mostFeedItems } from '#core/sync/calls.ts';
import { type EventHead, noEvents, readEventLine } from '#core/sync/device-event.ts';
import { audienceOf, everybody, type FeedItem } from '#core/sync/feed-item.ts';
import { mostBytesOfContent } from '#core/sync/sealed-file.ts';
import { quickEd25519 } from '#store/verify/quick-ed25519.ts';
import type { Registry } from '../registry.ts';
import { readFeed } from './feed.ts';
import { beginLife, currentEpoch } from './life.ts';
import { recoverItem } from './recover.ts';
import { signedPaper } from './signed-paper.ts';
import { takeEvents } from './take-events.ts';

/** Whoever carried the file waits for the answers; what takes longer comes with the next. For a parent that is away, not at all. */
const countingMs = 20_000;
const drawingMs = 20_000;
const lookEveryMs = 100;
/** What is said, before papers: the rest of the file is theirs. */
const mostBytesOfItems = 24 * 1024 * 1024;
const bytesOfRest = 8 * 1024 * 1024;

type Standing = { readonly person: string | null; readonly head: EventHead };

async function standingOf({ pool }: Registry, device: string): Promise<Standing> {
  // A device that was reported lost hears nothing of its person this way either.
  const { rows } = await pool.query<{ person: string | null; head_n: string; head_id: string | null }>(
    'select case when revoked_after is null then person end as person, head_n, head_id from devices where device = $1',
    [device],
  );
  const [row] = rows;
  return row
    ? { person: row.person, head: { n: Number(row.head_n), id: row.head_id } }
    : { person: null, head: noEvents };
}

/** Whether one of them was lost here. */
async function takeBack(registry: Registry, person: string, items: readonly FeedItem[]): Promise<boolean> {
  const { rows } = await registry.pool.query<{ id: string }>(
    'select id from feed where audience = any($1) and id = any($2)',
    [[audienceOf(person), everybody], items.map(({ id }) => id)],
  );
  const known = new Set(rows.map(({ id }) => id));
  let isLost = false;
  for (const item of items) {
    if (!known.has(item.id)) isLost = (await recoverItem(registry, { person }, item)) === 'taken' || isLost;
  }
  return isLost;
}

/** As many as one upload brings at once. */
function* batches(lines: readonly string[]): Generator<string[]> {
  let batch: string[] = [];
  let bytes = 0;
  for (const line of lines) {
    if (batch.length > 0 && (batch.length === mostEvents || bytes + line.length > mostBytesOfRequest)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(line);
    bytes += line.length;
  }
  yield batch;
}

async function takeLines(registry: Registry, lines: readonly string[]): Promise<EventResult[]> {
  const results: EventResult[] = [];
  for (const batch of batches(lines)) {
    const taken = await takeEvents(registry, batch);
    if (taken.waiting > 0) registry.wakeReplays();
    results.push(...taken.results);
  }
  return results;
}

/** How many attempts of this device are not counted anew after some patience. */
async function uncounted({ pool, parent }: Registry, device: string): Promise<number> {
  const patienceMs = parent && !parent.state.isReached ? 0 : countingMs;
  for (let waited = 0; ; waited += lookEveryMs) {
    const { rows } = await pool.query<{ count: string }>(
      "select count(*) as count from replays where device = $1 and state = 'waiting'",
      [device],
    );
    const count = Number(rows[0]?.count);
    if (count === 0 || waited >= patienceMs) return count;
    await wait(lookEveryMs);
  }
}

async function said({ pool }: Registry, person: string | null, from: Answers['next']) {
  const items: FeedItem[] = [];
  let next = from;
  let bytes = 0;
  while (person !== null) {
    const page = await readFeed(pool, person, next, mostFeedItems);
    items.push(...page.items);
    next = page.next;
    bytes += page.items.reduce((sum, { body }) => sum + Buffer.byteLength(body) + 500, 0);
    if (!page.more) return { items, next, more: false, bytes };
    if (bytes > mostBytesOfItems) return { items, next, more: true, bytes };
  }
  return { items, next, more: false, bytes };
}

/** The papers of certificates that are told in this file, while there is room and time. */
async function papersOf(registry: Registry, person: string | null, items: readonly FeedItem[], room: number) {
  const papers: Answers['papers'] = [];
  const until = performance.now() + drawingMs;
  let left = room;
  for (const { body } of items) {
    if (person === null || performance.now() > until) break;
    const said = JSON.parse(body) as { kind: string; credential?: string };
    const number = said.kind === 'credential' && credentialIn(said.credential ?? '')?.claims.number;
    const pdf = number ? await signedPaper(registry, person, number) : null;
    if (!number || !pdf) continue;
    const text = Buffer.from(pdf).toString('base64');
    left -= text.length + 100;
    if (left < 0) break;
    papers.push({ number, pdf: text });
  }
  return papers;
}

/** Whether the device has signed the first of its records: otherwise anybody could ask what is said to it, and how much. */
export function isOfDevice({ device, lines }: Records): boolean {
  const first = readEventLine(lines[0] ?? '', quickEd25519);
  return 'event' in first && first.event.device === device;
}

export async function takeBundle(registry: Registry, { device, asked, items, lines }: Records): Promise<Answers> {
  const { pool, now, random } = registry;
  const { person } = await standingOf(registry, device);
  let epoch = await currentEpoch(pool);
  const isLost = person !== null && (await takeBack(registry, person, items));
  // Something that we signed is not here: a backup was put back, and nobody said so.
  if (isLost && asked.epoch === epoch)
    epoch = await beginLife(pool, epoch, Buffer.from(random(16)).toString('hex'), now());
  const results = await takeLines(registry, lines);
  const left = await uncounted(registry, device);
  const { bytes, ...heard } = await said(registry, person, asked.epoch === epoch ? asked.cursor : feedBeginning);
  const { head } = await standingOf(registry, device);
  return {
    v: 1,
    device,
    asked,
    epoch,
    now: now().toISOString(),
    isKnown: person !== null,
    head,
    results,
    ...heard,
    uncounted: left,
    papers: await papersOf(registry, person, heard.items, mostBytesOfContent - bytesOfRest - bytes),
  };
}
