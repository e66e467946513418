/**
 * The assessor's room, with the dialogs, the threads and the key store of the desktop.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { BrowserWindow } from 'electron';
import { readPassTrust } from '#store/trust/read-pass-trust.ts';
import { carriedFiles } from '../carried/carried-files.ts';
import { codeReader } from '../carried/code-reader.ts';
import type { Desk } from '../desk.ts';
import { now } from '../exam/system-clock.ts';
import { systemVault } from '../trust/system-vault.ts';
import { trustFolders } from '../trust/trust-folders.ts';
import { type AssessService, assessService } from './assess-service.ts';

export const makeAssessService = (desk: Desk, window: BrowserWindow): AssessService =>
  assessService(desk, {
    vault: systemVault,
    trusted: () => {
      const { shipped, own } = trustFolders(desk);
      return readPassTrust([shipped, own]);
    },
    readCode: codeReader(),
    files: carriedFiles(desk, window),
    now,
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    newId: randomUUID,
  });
