/**
 * What a backup holds, as its first entry says it; and its last entry, by which every other one is checked.
 *
 * In the file: `manifest.json`; `issuer/…`, `secrets/…` and `trust/…`; `content/…`; `tables/<table>.<number>.copy` (the parts of a table, in the text
 * format of PostgreSQL's COPY); `SHA256SUMS`. So it can be looked at, and if need be put back, with tar, sha256sum and psql.
 */

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { isoInstant } from '#core/contract/values.ts';

export const manifestName = 'manifest.json';
export const sumsName = 'SHA256SUMS';

const identifier = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);

export const manifestSchema = z.strictObject({
  kind: z.literal('fieldpass registry backup'),
  v: z.literal(1),
  madeAt: isoInstant,
  /** Of the registry: `did:web:…`. */
  registry: z.string().max(300),
  epoch: z.string().max(40),
  /** Whether its keys and secrets are in the file. */
  hasKeys: z.boolean(),
  /** What was done to the tables, by number. */
  migrations: z.array(z.number().int().positive()).max(1000),
  tables: z.array(z.strictObject({ name: identifier, columns: z.array(identifier).min(1).max(200) })).max(500),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const partName = (table: string, part: number): string =>
  `tables/${table}.${String(part).padStart(6, '0')}.copy`;
export const tableOfPart = (name: string): string | null =>
  /^tables\/([a-z][a-z0-9_]*)\.\d{6,}\.copy$/.exec(name)?.[1] ?? null;

/** Folders that belong to a registry beside its records. */
export const keyFolders = ['issuer', 'secrets', 'trust'] as const;

/** Only names that we write ourselves: nothing out of a file decides where else something is written. */
export function isKeyFile(name: string): boolean {
  const [folder, ...rest] = name.split('/');
  const isPlain = rest.every((part) => /^[A-Za-z0-9][\w.-]{0,80}$/.test(part));
  return keyFolders.some((known) => known === folder) && rest.length > 0 && rest.length < 4 && isPlain;
}

/** What was published: no secret, and not in the records either. */
export const isContentFile = (name: string): boolean =>
  /^content\/(releases\/\d{8}T\d{9}Z-[0-9a-f]{16}\.json|files\/[0-9a-f]{64})$/.test(name);

export const sumOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** As `sha256sum -c` reads it. */
export const sumsText = (sums: ReadonlyMap<string, string>): string =>
  [...sums].map(([name, sum]) => `${sum}  ${name}\n`).join('');
