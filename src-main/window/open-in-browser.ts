/**
 * Shows an address in the system's browser, if it is one that may be.
 */
import { shell } from 'electron';
import { browserAddress } from './browser-address.ts';

export async function openInBrowser(address: string): Promise<void> {
  const shown = browserAddress(address);
  if (!shown) throw new Error('not an address for a browser');
  await shell.openExternal(shown);
}
