/**
 * Records and answers on a stick, with the dialogs, the network and the threads of the desktop.
 */
import { randomBytes } from 'node:crypto';
import { type BrowserWindow, dialog } from 'electron';
import type { Desk } from '../desk.ts';
import { now } from '../exam/system-clock.ts';
import { systemFetch } from '../network/system-fetch.ts';
import { checkInThread } from '../verify/check-in-thread.ts';
import { askWhere } from '../window/save-where-asked.ts';
import { wordsIn } from '../words.ts';
import { type ByHandService, byHandService, type CarriedKind } from './by-hand-service.ts';
import type { SyncGate } from './sync-gate.ts';

export function makeByHand(desk: Desk, window: BrowserWindow, sync: SyncGate): ByHandService {
  const kindOf = async (kind: CarriedKind) => (await wordsIn(desk.language()))(`registry:byHand.kind.${kind}`);
  return byHandService({
    dataFolder: desk.dataFolder,
    sync: sync.service,
    fetch: systemFetch('registry'),
    checkPaper: checkInThread,
    now,
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    askWhere: async (name, kind) => askWhere(window, name, await kindOf(kind)),
    askWhich: async (kind) => {
      const t = await wordsIn(desk.language());
      const choice = await dialog.showOpenDialog(window, {
        properties: ['openFile'],
        filters: [
          { name: await kindOf(kind), extensions: [kind] },
          { name: t('verify:anyFile'), extensions: ['*'] },
        ],
      });
      return choice.canceled ? null : (choice.filePaths[0] ?? null);
    },
  });
}
