/**
 * The service for hosts of Open Badges, with what only the desktop has: its network, its key store, the system's browser.
 */
import type { CredentialService } from '../credential/credential-service.ts';
import type { Desk } from '../desk.ts';
import { systemFetch } from '../network/system-fetch.ts';
import { donePage } from '../sync/done-page.ts';
import { systemVault } from '../trust/system-vault.ts';
import { openInBrowser } from '../window/open-in-browser.ts';
import { wordsIn } from '../words.ts';
import { type HostService, hostService } from './host-service.ts';

export const makeHostService = (desk: Desk, credentials: CredentialService): HostService =>
  hostService(desk, credentials, {
    fetch: systemFetch('badge-hosts'),
    vault: systemVault,
    openInBrowser,
    donePage: async () => donePage(desk.language(), await wordsIn(desk.language())),
  });
