/**
 * The service that sends records, with what only the desktop has: its network, and threads that open papers.
 */
import { randomBytes } from 'node:crypto';
import type { ContentService } from '../content/content-service.ts';
import type { Desk } from '../desk.ts';
import { systemFetch } from '../network/system-fetch.ts';
import { checkInThread } from '../verify/check-in-thread.ts';
import { openInBrowser } from '../window/open-in-browser.ts';
import { wordsIn } from '../words.ts';
import { donePage } from './done-page.ts';
import { type SyncService, syncService } from './sync-service.ts';
import type { OfProgrammes } from './what-to-say.ts';

export const makeSyncService = (
  desk: Desk,
  content: ContentService,
  changed: () => void,
  settleAll: () => Promise<void>,
  ofProgrammes: OfProgrammes,
): SyncService =>
  syncService(desk, {
    fetch: systemFetch('registry'),
    content,
    changed,
    settleAll,
    ofProgrammes,
    random: Math.random,
    bytes: (count) => new Uint8Array(randomBytes(count)),
    openInBrowser,
    donePage: async () => donePage(desk.language(), await wordsIn(desk.language())),
    checkPaper: checkInThread,
  });
