/**
 * Programmes and the logbook, with the dialogs, the camera and the key store of the desktop.
 */
import type { BrowserWindow } from 'electron';
import type { EventBody } from '#core/sync/event-body.ts';
import { carriedFiles } from '../carried/carried-files.ts';
import { codeReader } from '../carried/code-reader.ts';
import type { Desk } from '../desk.ts';
import { systemVault } from '../trust/system-vault.ts';
import type { HeldCredentials } from './gather.ts';
import { type ListingService, listingService } from './listing-service.ts';
import { type LogbookService, logbookService } from './logbook-service.ts';
import { openRecords } from './open-records.ts';
import { type ProgrammeService, programmeService } from './programme-service.ts';

export type Programmes = {
  readonly programmes: ProgrammeService;
  readonly logbook: LogbookService;
  readonly listing: ListingService;
  /** What a registry is told of all this. */
  toSay(): Promise<EventBody[]>;
};

/** `noted`: told when there may be something to tell a registry. */
export function makeProgrammes(
  desk: Desk,
  window: BrowserWindow,
  credentials: HeldCredentials,
  noted: () => void,
): Programmes {
  const records = openRecords(desk, systemVault);
  const files = carriedFiles(desk, window);
  const programmes = programmeService(desk, { records, credentials, files, readCode: codeReader(), reached: noted });
  const listing = listingService(desk, { records, credentials, noted });
  return {
    programmes,
    logbook: logbookService(desk, { records, credentials, noted }),
    listing,
    toSay: async () => [...(await programmes.reached()), ...(await listing.toSay())],
  };
}
