/**
 * The key store of the system (Keychain, DPAPI, libsecret or KWallet), as Electron offers it.
 */
import { safeStorage } from 'electron';
import type { Vault } from '#store/keys/device-keys.ts';
import { plainVault } from '#store/keys/plain-vault.ts';

/** On Linux without a keyring Electron would scramble with a key that everybody knows: that is no protection. */
const isThere = (): boolean =>
  safeStorage.isEncryptionAvailable() &&
  (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');

/** Asks the system only when first used: on some it shows a question. */
export function systemVault(): Vault {
  if (!isThere()) return plainVault;
  return {
    isProtected: true,
    seal: (secret) => safeStorage.encryptString(Buffer.from(secret).toString('base64')).toString('base64'),
    open: (sealed) => new Uint8Array(Buffer.from(safeStorage.decryptString(Buffer.from(sealed, 'base64')), 'base64')),
  };
}
