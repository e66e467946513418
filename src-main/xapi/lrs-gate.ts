/**
 * The way to the service that tells an LRS, once one was named for this computer.
 */
import { join } from 'node:path';
import type { Desk } from '../desk.ts';
import { type OutboundGate, outboundGate } from '../network/outbound-gate.ts';
import type { LrsService } from './lrs-service.ts';

export type LrsGate = OutboundGate<LrsService>;

export const lrsGate = (desk: Desk, changed: () => void): LrsGate =>
  outboundGate({
    name: 'lrs',
    mark: join(desk.dataFolder, 'device', 'xapi', 'lrs.json'),
    load: async () => (await import('./make-lrs-service.ts')).makeLrsService(desk, changed),
  });
