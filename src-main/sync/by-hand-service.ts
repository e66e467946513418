/**
 * Records and answers on a stick: what waits here goes into a file, answers that were brought back are taken in, and a file
 * of whichever computer is carried on from here.
 *
 * Nothing counts as sent before its answers are back, so every step may be broken off and done again. Answers that were
 * fetched for somebody are kept until they are saved: a stick that is full costs no second way.
 */
import { basename, extname } from 'node:path';
import type { BroughtFile, HandedOver, TakenAnswers, WrittenFile } from '#core/contract/sync-calls.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { readSealedHeader } from '#core/sync/sealed-file.ts';
import type { Fetch } from '#store/network/whole-answer.ts';
import { failureOfSeal, takeAnswers } from '#store/sync/by-hand/answers-file.ts';
import { carryRecords } from '#store/sync/by-hand/carry.ts';
import { recordsFile } from '#store/sync/by-hand/records-file.ts';
import { readCarried, sha256Of, writeChecked } from '#store/sync/by-hand/written-file.ts';
import { addressOfDidWeb } from '#store/sync/did-web.ts';
import type { CheckBytes } from '#store/sync/paper-check.ts';
import { registryAddress } from '#store/sync/registry-address.ts';
import type { SyncService } from './sync-service.ts';

/** `.fsx`, records on their way up; `.fsr`, answers on their way back. */
export type CarriedKind = 'fsx' | 'fsr';

export type ByHandService = {
  handOver(): Promise<Result<HandedOver | null>>;
  takeAnswers(): Promise<Result<TakenAnswers | null>>;
  bring(): Promise<Result<BroughtFile | null>>;
  carry(address: string): Promise<Result<Record<string, never>>>;
  saveAnswers(): Promise<Result<WrittenFile | null>>;
};

export type ByHandParts = {
  readonly dataFolder: string;
  readonly sync: () => Promise<Pick<SyncService, 'byHand' | 'addressOf'>>;
  readonly fetch: Fetch;
  readonly checkPaper: CheckBytes;
  readonly now: () => Date;
  /** Bytes by number. */
  readonly random: (bytes: number) => Uint8Array;
  /** Ask the person; null when none was chosen. */
  readonly askWhere: (name: string, kind: CarriedKind) => Promise<string | null>;
  readonly askWhich: (kind: CarriedKind) => Promise<string | null>;
};

const lettersOfDevice = 6;

/** Two computers that write on one stick in the same minute get two files. */
function nameOfFile(device: string, now: Date): string {
  const [day = '', time = ''] = now.toISOString().split('T');
  return `fieldpass-${day}-${time.slice(0, 5).replace(':', '')}-${device.slice(-lettersOfDevice)}.fsx`;
}

/** A name in a file that anybody wrote may be anything. */
function publicAddressOf(registry: string): string | null {
  try {
    return registry.startsWith('did:web:') ? registryAddress(addressOfDidWeb(registry)) : null;
  } catch {
    return null;
  }
}

export function byHandService(parts: ByHandParts): ByHandService {
  const { dataFolder, sync, fetch, checkPaper, now, random, askWhere, askWhich } = parts;
  let brought: { readonly name: string; readonly file: Uint8Array } | null = null;
  let answers: { readonly name: string; readonly file: Uint8Array } | null = null;

  const write = async (path: string, bytes: Uint8Array): Promise<Result<WrittenFile>> => {
    const written = await writeChecked(path, bytes);
    return written.ok ? ok({ file: path, sha256: written.value.sha256 }) : written;
  };

  return {
    handOver: async () => {
      const { byHand } = await sync();
      const made = await byHand(async (open) => {
        const file = await recordsFile({ ...open, now, random });
        return file.ok ? ok({ ...file.value, name: nameOfFile(open.outbox.device, now()) }) : file;
      });
      if (!made.ok) return made;
      const { bytes, name, waiting, left } = made.value;
      const path = await askWhere(name, 'fsx');
      if (path === null) return ok(null);
      const written = await write(path, bytes);
      return written.ok ? ok({ ...written.value, waiting, left }) : written;
    },

    takeAnswers: async () => {
      const path = await askWhich('fsr');
      if (path === null) return ok(null);
      const read = await readCarried(path);
      if (!read.ok) return read;
      const { byHand } = await sync();
      return byHand(({ outbox, feed, keys }) =>
        takeAnswers({ dataFolder, outbox, feed, keys, opener: keys.opener, now, checkPaper, file: read.value }),
      );
    },

    bring: async () => {
      const path = await askWhich('fsx');
      if (path === null) return ok(null);
      const read = await readCarried(path);
      if (!read.ok) return read;
      const header = readSealedHeader(read.value);
      if ('problem' in header) return failed(failureOfSeal(header.problem));
      if (header.kind !== 'fieldpass-records') return failed(failureOfSeal('other-kind'));
      const name = basename(path);
      brought = { name, file: read.value };
      answers = null;
      const address = (await (await sync()).addressOf(header.to)) ?? publicAddressOf(header.to);
      return ok({ name, bytes: read.value.length, sha256: sha256Of(read.value), registry: header.to, address });
    },

    carry: async (typed) => {
      if (!brought) return failed(failure('input-invalid'));
      const { name, file } = brought;
      const address = registryAddress(typed);
      if (!address) return failed(failure('registry-not-one', { address: typed }));
      const carried = await carryRecords({ fetch, address, file, now });
      if (!carried.ok) return carried;
      if (carried.value.kind === 'busy') {
        const seconds = Math.max(1, Math.ceil(carried.value.askedMs / 1000));
        return failed(failure('by-hand-busy', { address, seconds }));
      }
      answers = { name: `${name.slice(0, name.length - extname(name).length)}.fsr`, file: carried.value.file };
      return ok({});
    },

    saveAnswers: async () => {
      if (!answers) return failed(failure('input-invalid'));
      const { name, file } = answers;
      const path = await askWhere(name, 'fsr');
      return path === null ? ok(null) : write(path, file);
    },
  };
}
