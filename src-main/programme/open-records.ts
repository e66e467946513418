/**
 * What a learner has of programmes on this computer: the record and the logbook, each opened once while they sit here.
 */
import { randomBytes } from 'node:crypto';
import { ok, type Result } from '#core/result/result.ts';
import type { JsonStore } from '#store/disk/json-store.ts';
import type { Vault } from '#store/keys/device-keys.ts';
import type { Beside } from '#store/learner/beside-profile.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import { hasLogbook, type LogbookRecord, openLogbook } from '#store/learner/logbook-store.ts';
import { openProgrammeRecord, type ProgrammeRecord } from '#store/learner/programme-record.ts';
import type { Desk } from '../desk.ts';
import { now } from '../exam/system-clock.ts';

export type OpenRecords = {
  readonly vault: () => Vault;
  record(learner: LearnerFolder): Promise<Result<ProgrammeRecord>>;
  /** Null where nothing was ever written into one. */
  logbook(learner: LearnerFolder): Promise<Result<JsonStore<LogbookRecord> | null>>;
  /** Begins it where there is none. */
  logbookToWrite(learner: LearnerFolder): Promise<Result<JsonStore<LogbookRecord>>>;
};

/** Opens once; what failed (a full disk) is tried again when next asked for. */
function once<T>(open: (learner: LearnerFolder) => Promise<Result<T>>) {
  const opened = new WeakMap<LearnerFolder, Promise<Result<T>>>();
  return (learner: LearnerFolder): Promise<Result<T>> => {
    const known = opened.get(learner);
    if (known) return known;
    const opening = open(learner);
    opened.set(learner, opening);
    const forget = () => opened.delete(learner);
    opening.then((done) => done.ok || forget(), forget);
    return opening;
  };
}

export function openRecords(desk: Desk, vaultOf: () => Vault): OpenRecords {
  let vault: Vault | null = null;
  const ownVault = () => {
    vault ??= vaultOf();
    return vault;
  };
  const record = once((learner) =>
    openProgrammeRecord(learner.path, now, (notices) => desk.notices.post([...notices])),
  );
  const logbook = once<Beside<LogbookRecord>>(async (learner) => {
    const opened = await openLogbook(learner, { vault: ownVault(), random: randomBytes, now });
    if (opened.ok) desk.notices.post([...opened.value.notices]);
    return opened;
  });
  const logbookToWrite = async (learner: LearnerFolder) => {
    const opened = await logbook(learner);
    return opened.ok ? ok(opened.value.store) : opened;
  };
  return {
    vault: ownVault,
    record,
    logbook: async (learner) => ((await hasLogbook(learner)) ? logbookToWrite(learner) : ok(null)),
    logbookToWrite,
  };
}
