/**
 * What a registry said to this device, kept as it said it: signed items, one a line, each once. They are given back to a
 * registry that lost them, and tell what became of what was sent.
 *
 * Only what was found to be signed by the registry is put in here; when it is opened that is not looked at again.
 */
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { failed, ok, type Result } from '#core/result/result.ts';
import {
  audienceOf,
  type FeedBody,
  type FeedItem,
  feedBodySchema,
  feedIdOf,
  feedItemSchema,
  type Verdict,
} from '#core/sync/feed-item.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { ensureFolder } from '../disk/durable-file.ts';
import { cutTail, eachLine, lineFileOver, openToGrow } from './line-file.ts';

export type CredentialSaid = Extract<FeedBody, { kind: 'credential' }>;
export type InTeam = Extract<FeedBody, { kind: 'in-team' }>;

/** Who signs certificates, and with which keys. */
export type Issuer = { readonly id: string; readonly keys: readonly string[] };

export type FeedLog = {
  /** Keeps those that are not there yet, all in one write. */
  keep(items: readonly FeedItem[]): Promise<Result<Record<string, never>>>;
  /** The latest of an event. */
  verdictOf(event: string): Verdict | null;
  /** Every certificate that was said, the newest of a number. */
  credentials(): Promise<CredentialSaid[]>;
  /** Whose certificates these registry keys pass on, as they said it last. */
  parentsOf(keys: readonly string[]): Issuer[];
  /** The crisis teams that this person is in, each as it was said last. */
  teamsOf(person: string): InTeam[];
  /** All of it, a part at a time; `part` answers whether to go on. */
  eachPart(most: { count: number; bytes: number }, part: (items: FeedItem[]) => Promise<boolean>): Promise<void>;
  close(): Promise<void>;
};

export const feedFile = (folder: string): string => join(folder, 'feed.ndjson');

type Place = { readonly offset: number; readonly bytes: number };

/** An item from its line; null for what is none. */
export function itemIn(line: string): FeedItem | null {
  try {
    return feedItemSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/** What it says; null for what this program does not know yet. */
export function bodyIn(item: FeedItem): FeedBody | null {
  try {
    return feedBodySchema.parse(JSON.parse(item.body));
  } catch {
    return null;
  }
}

export async function openFeedLog(folder: string, now: () => Date): Promise<Result<FeedLog>> {
  const ids = new Set<string>();
  const places: Place[] = [];
  const verdicts = new Map<string, { at: string; verdict: Verdict }>();
  const credentials = new Map<string, { said: number }>();
  const parents: { by: string; issuer: Issuer }[] = [];
  const teams: { id: string; body: InTeam | Extract<FeedBody, { kind: 'out-of-team' }> }[] = [];

  const note = (item: FeedItem, place: Place) => {
    ids.add(item.id);
    places.push(place);
    const body = bodyIn(item);
    if (body?.kind === 'verdict') {
      const before = verdicts.get(body.event);
      if (!before || before.at <= body.at) verdicts.set(body.event, { at: body.at, verdict: body.verdict });
    }
    if (body?.kind === 'parent') parents.push({ by: item.key, issuer: { id: body.id, keys: body.keys } });
    if (body?.kind === 'in-team' || body?.kind === 'out-of-team') teams.push({ id: item.id, body });
    if (body?.kind === 'credential') credentials.set(body.event, { said: places.length - 1 });
  };

  let handle: FileHandle | null = null;
  try {
    await ensureFolder(folder);
    handle = await openToGrow(feedFile(folder));
    const { wholeBytes } = await eachLine(handle, (line, offset) => {
      // A line that cannot be read is passed over: the registry says it again when it is asked from the beginning.
      const item = itemIn(line.toString('utf8'));
      if (item) note(item, { offset, bytes: line.length });
      return true;
    });
    await cutTail(feedFile(folder), handle, wholeBytes, now());
    const file = lineFileOver(handle, wholeBytes);
    const read = async ({ offset, bytes }: Place) => itemIn((await file.read(offset, bytes)).toString('utf8'));
    return ok({
      keep: async (items) => {
        const fresh = new Map(items.filter(({ id }) => !ids.has(id)).map((item) => [item.id, item]));
        if (fresh.size === 0) return ok({});
        const lines = [...fresh.values()].map((item) => JSON.stringify(item));
        const written = await file.append(lines);
        if (!written.ok) return written;
        let offset = written.value;
        for (const [index, item] of [...fresh.values()].entries()) {
          const bytes = Buffer.byteLength(lines[index] as string);
          note(item, { offset, bytes });
          offset += bytes + 1;
        }
        return ok({});
      },
      verdictOf: (event) => verdicts.get(event)?.verdict ?? null,
      credentials: async () => {
        const found: CredentialSaid[] = [];
        for (const { said } of credentials.values()) {
          const item = await read(places[said] as Place);
          const body = item && bodyIn(item);
          if (body?.kind === 'credential') found.push(body);
        }
        return found;
      },
      parentsOf: (keys) => [
        ...new Map(
          parents.filter(({ by }) => keys.includes(by)).map(({ issuer }) => [issuer.id, issuer] as const),
        ).values(),
      ],
      teamsOf: (person) => {
        const audience = audienceOf(person);
        // What was said to whoever was signed up here before is about them.
        const own = teams.filter(({ id, body }) => id === feedIdOf(audience, body)).map(({ body }) => body);
        const last = new Map<string, (typeof own)[number]>();
        for (const body of own) {
          const { turn } = last.get(body.team) ?? { turn: 0 };
          if (body.turn > turn || (body.turn === turn && body.kind === 'out-of-team')) last.set(body.team, body);
        }
        return [...last.values()].filter((body) => body.kind === 'in-team');
      },
      eachPart: async ({ count, bytes }, part) => {
        let items: FeedItem[] = [];
        let size = 0;
        for (const place of places) {
          if (items.length > 0 && (items.length >= count || size + place.bytes > bytes)) {
            if (!(await part(items))) return;
            items = [];
            size = 0;
          }
          const item = await read(place);
          if (item) items.push(item);
          size += place.bytes;
        }
        if (items.length > 0) await part(items);
      },
      close: file.close,
    });
  } catch (error) {
    await handle?.close().catch(() => undefined);
    return failed(diskFailure(error));
  }
}
