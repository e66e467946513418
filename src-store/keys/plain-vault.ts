/**
 * For a system without a key store: secrets lie in the file as they are, and every place that shows a vault says so.
 */
import type { Vault } from './device-keys.ts';

export const plainVault: Vault = {
  isProtected: false,
  seal: (secret) => Buffer.from(secret).toString('base64'),
  open: (sealed) => new Uint8Array(Buffer.from(sealed, 'base64')),
};
