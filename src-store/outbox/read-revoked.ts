/**
 * Which certificates the registry withdrew or replaced, as far as this computer has heard. Changes nothing, and asks nobody.
 */
import { open } from 'node:fs/promises';
import { bodyIn, feedFile, itemIn } from './feed-log.ts';
import { eachLine } from './line-file.ts';
import { outboxFolder } from './outbox.ts';

export type Withdrawal = 'revocation' | 'refresh';

/** What was read of a file stays true while it is as long: it only grows. */
let last: { path: string; size: number; revoked: ReadonlyMap<string, Withdrawal> } | null = null;

export async function readRevoked(dataFolder: string): Promise<ReadonlyMap<string, Withdrawal>> {
  const path = feedFile(outboxFolder(dataFolder));
  const handle = await open(path, 'r').catch(() => null);
  if (!handle) return new Map();
  try {
    const { size } = await handle.stat();
    if (last?.path === path && last.size === size) return last.revoked;
    const revoked = new Map<string, Withdrawal>();
    await eachLine(handle, (line) => {
      if (!line.includes('revoked')) return true;
      const item = itemIn(line.toString('utf8'));
      const body = item && bodyIn(item);
      // Withdrawn weighs more than replaced, whichever was heard last.
      if (body?.kind === 'revoked' && revoked.get(body.number) !== 'revocation') revoked.set(body.number, body.purpose);
      return true;
    });
    last = { path, size, revoked };
    return revoked;
  } finally {
    await handle.close();
  }
}
