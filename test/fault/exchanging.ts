/**
 * Run as a child: one exchange with a registry, by the device that `src-store/sync/sync-once.test.ts` has in this folder.
 */
import { didKeyOf } from '#core/credential/proof/did-key.ts';
import { signingKeyOf } from '#core/credential/proof/signing-key.ts';
import { openFeedLog } from '#store/outbox/feed-log.ts';
import { openOutbox } from '#store/outbox/outbox.ts';
import { registryApi } from '#store/sync/registry-api.ts';
import { syncOnce } from '#store/sync/sync-once.ts';
import { checkBytes } from '#store/verify/check-files.ts';

const [dataFolder, address] = process.argv.slice(2) as [string, string];
const now = () => new Date();
const signing = signingKeyOf(new Uint8Array(32).fill(7));
const keys = { did: didKeyOf(signing.publicKey), signing };
const outbox = await openOutbox(dataFolder, keys, now);
if (!outbox.ok) process.exit(3);
const feed = await openFeedLog(outbox.value.folder, now);
if (!feed.ok) process.exit(3);
await syncOnce({
  dataFolder,
  outbox: outbox.value,
  feed: feed.value,
  api: registryApi({ fetch, address, now }),
  keys,
  now,
  random: () => 0.5,
  renewKeys: async () => process.exit(4),
  checkPaper: checkBytes,
  onProgress: () => undefined,
  elapsed: () => performance.now(),
});
process.exit(0);
