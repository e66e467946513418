/**
 * What waits for the registry → one file that is carried to it. Nothing here is marked as sent by that: it waits until the
 * answers came back.
 */
import { base64urlnopad } from '@scure/base';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { writeRecords } from '#core/sync/by-hand.ts';
import type { FeedItem } from '#core/sync/feed-item.ts';
import { mostBytesOfContent, mostEventsOfFile, sealFile } from '#core/sync/sealed-file.ts';
import type { FeedLog } from '../../outbox/feed-log.ts';
import { type Marks, syncMarksOf } from '../../outbox/marks.ts';
import type { Outbox } from '../../outbox/outbox.ts';
import { sealTools } from './seal-tools.ts';

export type ToHandOver = {
  readonly outbox: Pick<Outbox, 'device' | 'head' | 'linesAfter'> & { readonly marks: { readonly data: Marks } };
  readonly feed: Pick<FeedLog, 'eachPart'>;
  readonly now: () => Date;
  /** Bytes by number. */
  readonly random: (bytes: number) => Uint8Array;
};

export type RecordsFile = {
  readonly bytes: Uint8Array;
  /** How many records go with it for the first time, and how many wait for the next file. */
  readonly waiting: number;
  readonly left: number;
};

/** Given back what the registry said: it knows then what it lost when an old backup was put back. */
const mostBytesOfItems = 16 * 1024 * 1024;
const mostItems = 50_000;
/** For the line that says what follows. */
const bytesOfAbout = 4096;
const part = { count: 500, bytes: 1024 * 1024 };

async function itemsOf(feed: ToHandOver['feed'], keys: readonly string[]) {
  const items: FeedItem[] = [];
  let bytes = 0;
  let isWhole = true;
  await feed.eachPart(part, async (some) => {
    const own = some.filter(({ key }) => keys.includes(key));
    const more = own.reduce((sum, item) => sum + Buffer.byteLength(JSON.stringify(item)) + 1, 0);
    isWhole = items.length + own.length <= mostItems && bytes + more <= mostBytesOfItems;
    if (!isWhole) return false;
    items.push(...own);
    bytes += more;
    return true;
  });
  return { items, bytes, isWhole };
}

/** Lines after `from`, as many as fit. */
async function linesAfter(outbox: ToHandOver['outbox'], from: number, room: number): Promise<Result<string[]>> {
  const lines: string[] = [];
  let bytes = 0;
  while (from + lines.length < outbox.head.n && lines.length < mostEventsOfFile) {
    const some = await outbox.linesAfter(from + lines.length, part);
    if (!some.ok) return some;
    for (const line of some.value) {
      bytes += Buffer.byteLength(line) + 1;
      if (bytes > room || lines.length === mostEventsOfFile) return ok(lines);
      lines.push(line);
    }
  }
  return ok(lines);
}

export async function recordsFile({ outbox, feed, now, random }: ToHandOver): Promise<Result<RecordsFile>> {
  const { enrolment } = outbox.marks.data;
  if (!enrolment || enrolment.needsCode) return failed(failure('enrolment-missing'));
  const { registry } = enrolment;
  const marks = syncMarksOf(outbox.marks.data);
  const { n } = outbox.head;
  if (n === 0) return failed(failure('by-hand-nothing'));
  const { items, bytes, isWhole } = await itemsOf(feed, registry.keys);
  const waits = n - marks.acknowledged.n;
  // Where nothing waits the last record goes once more: whoever has it may ask for what is new.
  const from = waits > 0 ? marks.acknowledged.n : n - 1;
  const lines = await linesAfter(outbox, from, mostBytesOfContent - bytes - bytesOfAbout);
  if (!lines.ok) return lines;
  const content = writeRecords({
    device: outbox.device,
    asked: { ...marks, isWhole },
    items,
    lines: lines.value,
  });
  try {
    const to = { id: registry.id, publicKey: base64urlnopad.decode(registry.sealingKey) };
    const sealing = { kind: 'fieldpass-records', to, created: now().toISOString(), secret: random(32) } as const;
    const file = await sealFile(content, sealing, sealTools);
    if (!file) return failed(failure('by-hand-too-large'));
    const waiting = waits > 0 ? lines.value.length : 0;
    return ok({ bytes: file, waiting, left: waits - waiting });
  } catch {
    // A key that is none: it came from the registry.
    return failed(failure('registry-refused', { address: enrolment.address, reason: 'sealing-key' }));
  }
}
