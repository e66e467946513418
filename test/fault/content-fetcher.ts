/**
 * A process that fetches content, to be killed: says where it is.
 */
import { checkRelease } from '#store/content-update/check-release.ts';
import { contentApi } from '#store/content-update/content-api.ts';
import { openContentStore } from '#store/content-update/content-store.ts';
import { fetchContent } from '#store/content-update/fetch-content.ts';

const { data, url, shipped, keys, token } = JSON.parse(process.argv[2] ?? '') as {
  data: string;
  url: string;
  shipped: string;
  keys: string[];
  token: string;
};
const now = () => new Date('2027-02-01T12:00:00.000Z');
const done = await fetchContent({
  store: await openContentStore(data, shipped, now),
  api: contentApi({ fetch, address: url, now }),
  token: async () => ({ ok: true, value: token }),
  registry: { id: 'did:web:registry.test', keys },
  program: 'test',
  check: (release) => {
    process.stdout.write('checking\n');
    return checkRelease(release);
  },
  isSlow: true,
  onProgress: ({ done: come }) => process.stdout.write(`${come}\n`),
});
process.stdout.write(`${done.ok ? done.value.kind : done.failure.failure.code}\n`);
