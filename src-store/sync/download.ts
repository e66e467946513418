/**
 * What the registry says: read page by page, kept, and what follows from it done, before the place is marked up to which it
 * was read. Then the papers that it signed.
 */

import { access } from 'node:fs/promises';
import type { Credential } from '#core/credential/credential.ts';
import { failure } from '#core/result/failure.ts';
import { type FeedItem, isFeedItemOf } from '#core/sync/feed-item.ts';
import { registeredPaper } from '../credential/credential-folder.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { writeDurably } from '../disk/durable-file.ts';
import { bodyIn, type CredentialSaid, type Issuer } from '../outbox/feed-log.ts';
import { quickEd25519 } from '../verify/quick-ed25519.ts';
import { again, type Exchange, mark, type Step, stop, stopOwn } from './exchange.ts';
import { keepRegistered } from './keep-registered.ts';
import { isPaperOf } from './paper-check.ts';
import { refusal } from './refusal.ts';

const itemsOnSlowLine = 10;
const itemsOnGoodLine = 200;

const issuersOf = ({ enrolment: { registry }, feed }: Exchange): Issuer[] => [
  { id: registry.id, keys: registry.keys },
  ...feed.parentsOf(registry.keys),
];

const keep = async (exchange: Exchange, said: CredentialSaid) =>
  keepRegistered({
    dataFolder: exchange.dataFolder,
    issuers: issuersOf(exchange),
    said,
    event: await exchange.outbox.eventOf(said.event),
  });

/** Keeps a page and does what it says. */
async function apply(exchange: Exchange, items: readonly FeedItem[]): Step {
  const { feed, api, enrolment } = exchange;
  if (!items.every((item) => isFeedItemOf(item, enrolment.registry.keys, quickEd25519)))
    return stop({ kind: 'refused', failure: failure('registry-changed', { address: api.address }), askedMs: 0 });
  const kept = await feed.keep(items);
  if (!kept.ok) return stopOwn(kept.failure);
  for (const item of items) {
    const body = bodyIn(item);
    if (body?.kind !== 'credential') continue;
    const written = await keep(exchange, body);
    if (!written.ok) return stopOwn(written.failure);
  }
  return { ok: true, value: {} };
}

export async function readFeed(exchange: Exchange): Step {
  const { api, hello, outbox, pace } = exchange;
  for (;;) {
    const { cursor } = outbox.marks.data;
    const limit = pace.isSlow ? itemsOnSlowLine : itemsOnGoodLine;
    const page = await api.feed(hello.token, hello.epoch, cursor, limit);
    if (!page.ok) return stop(page.failure);
    const { epoch, items, next, more } = page.value;
    if (epoch !== hello.epoch) return again(refusal('epoch', { address: api.address, reason: 'epoch' }));
    const applied = await apply(exchange, items);
    if (!applied.ok) return applied;
    const marked = await mark(exchange, (marks) => {
      marks.cursor = next;
    });
    if (!marked.ok) return marked;
    if (!more) return marked;
    // It would go on for ever.
    if (next.own <= cursor.own && next.all <= cursor.all) return stop(refusal('not-one', { address: api.address }));
  }
}

const keysOf = (exchange: Exchange, { claims }: Credential) =>
  issuersOf(exchange).find(({ id }) => id === claims.issuer.id)?.keys ?? [];

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** Asks for the papers that are missing; one that is not there yet, or is not what it should be, is asked for next time. */
export async function fetchPapers(exchange: Exchange): Step {
  const { api, hello, feed, checkPaper } = exchange;
  for (const said of await feed.credentials()) {
    // Somebody may have written over it since: kept once more, which mostly changes nothing.
    const kept = await keep(exchange, said);
    if (!kept.ok) return stopOwn(kept.failure);
    if (!kept.value) continue;
    const { folder, credential } = kept.value;
    const path = registeredPaper(folder, credential.claims.number);
    if (await isThere(path)) continue;
    const paper = await api.paper(hello.token, credential.claims.number);
    if (!paper.ok && paper.failure.kind === 'missing') continue;
    if (!paper.ok) return stop(paper.failure);
    if (!(await isPaperOf(paper.value, credential, keysOf(exchange, credential), checkPaper))) continue;
    try {
      await writeDurably(path, paper.value);
    } catch (error) {
      return stopOwn(diskFailure(error));
    }
  }
  return { ok: true, value: {} };
}
