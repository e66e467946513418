/**
 * The way to the service that sends records, once this computer is signed up with a registry.
 */
import { join } from 'node:path';
import type { ContentService } from '../content/content-service.ts';
import type { Desk } from '../desk.ts';
import { type OutboundGate, outboundGate } from '../network/outbound-gate.ts';
import type { SyncService } from './sync-service.ts';
import type { OfProgrammes } from './what-to-say.ts';

export type SyncGate = OutboundGate<SyncService>;

/** `settleAll`: makes again what another key has to sign. */
export const syncGate = (
  desk: Desk,
  content: ContentService,
  changed: () => void,
  settleAll: () => Promise<void>,
  ofProgrammes: OfProgrammes,
): SyncGate =>
  outboundGate({
    name: 'sync',
    // Lies there once somebody was about to sign this computer up.
    mark: join(desk.dataFolder, 'device', 'outbox', 'marks.json'),
    load: async () =>
      (await import('./make-sync-service.ts')).makeSyncService(desk, content, changed, settleAll, ofProgrammes),
  });
