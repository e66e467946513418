/**
 * What sealing takes from Node: its cryptography and its packer, both beside the main thread.
 */
import { webcrypto } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { SealCrypto, SealTools } from '#core/sync/sealed-file.ts';

export const sealTools: SealTools = {
  web: webcrypto.subtle as unknown as SealCrypto,
  gzip: (bytes) => promisify(gzip)(bytes),
  gunzip: (bytes, most) => promisify(gunzip)(bytes, { maxOutputLength: most }),
};
