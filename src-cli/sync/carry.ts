/**
 * `fieldpass sync carry`: a file of records to its registry, and the answers into a file. Needs no data and no keys.
 */
import type { LanguageCode } from '#core/locale/languages.ts';
import { failure } from '#core/result/failure.ts';
import { carryRecords } from '#store/sync/by-hand/carry.ts';
import { readCarried, writeChecked } from '#store/sync/by-hand/written-file.ts';
import { registryAddress } from '#store/sync/registry-address.ts';
import { messagesIn } from '../messages.ts';
import { sayFailure } from '../say-failure.ts';

export type CarryOptions = { readonly registry: string; readonly out: string; readonly language: LanguageCode };

export async function syncCarry(file: string, { registry, out, language }: CarryOptions): Promise<number> {
  const t = await messagesIn(language);
  const address = registryAddress(registry);
  if (!address) return sayFailure(failure('registry-not-one', { address: registry }), t);
  const read = await readCarried(file);
  if (!read.ok) return sayFailure(read.failure, t);
  const carried = await carryRecords({ fetch, address, file: read.value, now: () => new Date() });
  if (!carried.ok) return sayFailure(carried.failure, t);
  if (carried.value.kind === 'busy') {
    process.stderr.write(`${t('sync.busy', { seconds: Math.max(1, Math.ceil(carried.value.askedMs / 1000)) })}\n`);
    return 1;
  }
  const written = await writeChecked(out, carried.value.file);
  if (!written.ok) return sayFailure(written.failure, t);
  process.stdout.write(`${t('sync.carried', { path: out })}\n${t('sync.hash', { hash: written.value.sha256 })}\n`);
  return 0;
}
