/**
 * What a registry shows to its parent: the line that `fieldpass registry invite-registry` printed there, in a file beside the
 * other secrets.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type ParentAccess = { readonly id: string; readonly secret: string };

export const parentAccessFile = (dataFolder: string): string => join(dataFolder, 'secrets', 'parent-access');

export const accessLine = ({ id, secret }: ParentAccess): string => `${id}:${secret}`;

/** Null for what is none. */
export function accessIn(text: string): ParentAccess | null {
  const parts = /^([0-9a-f]{1,60}):([A-Za-z0-9_-]{20,200})$/.exec(text.trim());
  return parts ? { id: parts[1] as string, secret: parts[2] as string } : null;
}

/** Null where there is no such file, or something else in it. */
export const readParentAccess = async (dataFolder: string): Promise<ParentAccess | null> =>
  accessIn(await readFile(parentAccessFile(dataFolder), 'utf8').catch(() => ''));
