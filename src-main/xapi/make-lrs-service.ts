/**
 * The service that tells an LRS, with what only the desktop has: its network and its key store.
 */
import type { Desk } from '../desk.ts';
import { systemFetch } from '../network/system-fetch.ts';
import { systemVault } from '../trust/system-vault.ts';
import { type LrsService, lrsService } from './lrs-service.ts';

export const makeLrsService = (desk: Desk, changed: () => void): LrsService =>
  lrsService(desk, { fetch: systemFetch('lrs'), changed, vault: systemVault, random: Math.random });
