/**
 * Programmes and the logbook, with the dialogs, the camera and the key store of the desktop.
 */
import type { BrowserWindow } from 'electron';
import { carriedFiles } from '../carried/carried-files.ts';
import { codeReader } from '../carried/code-reader.ts';
import type { Desk } from '../desk.ts';
import { systemVault } from '../trust/system-vault.ts';
import type { HeldCredentials } from './gather.ts';
import { type LogbookService, logbookService } from './logbook-service.ts';
import { openRecords } from './open-records.ts';
import { type ProgrammeService, programmeService } from './programme-service.ts';

export type Programmes = { readonly programmes: ProgrammeService; readonly logbook: LogbookService };

/** `reached`: told when somebody has met all that a programme asks for. */
export function makeProgrammes(
  desk: Desk,
  window: BrowserWindow,
  credentials: HeldCredentials,
  reached: () => void,
): Programmes {
  const records = openRecords(desk, systemVault);
  const files = carriedFiles(desk, window);
  return {
    programmes: programmeService(desk, { records, credentials, files, readCode: codeReader(), reached }),
    logbook: logbookService(desk, records, credentials),
  };
}
