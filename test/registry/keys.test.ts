/**
 * A registry gets other keys: what was signed before stays good, and devices learn the new one from the word of the old one.
 */

import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { credentialIn } from '#core/credential/credential.ts';
import { isProvenBy } from '#core/credential/proof/data-integrity.ts';
import { publicKeyOf } from '#core/credential/proof/did-key.ts';
import { feedBeginning, feedReply } from '#core/sync/calls.ts';
import { isFeedItemOf, readFeedItem } from '#core/sync/feed-item.ts';
import { keysAfter } from '#core/sync/keys-after.ts';
import { testPostgres } from '../fixtures/postgres.ts';
import { fieldpassProgram } from '../fixtures/programs.ts';
import {
  beginRegistry,
  bodyOf,
  decidedAttempt,
  lessonRead,
  type TestDevice,
  testDevice,
} from '../fixtures/registry.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const postgres = testPostgres();
const folder = tempFolder('keys');
beforeAll(() => chmodSync(folder.path, 0o711));
afterAll(() => folder.remove());

const begin = (data: string, databaseUrl: string) => beginRegistry(data, { databaseUrl });

const newKeys = (data: string) =>
  execFileSync(process.execPath, [...fieldpassProgram(), 'registry', 'new-keys', '--data', data], { encoding: 'utf8' });

/** The whole feed as it comes, and what the registry says of its keys. */
async function feedOf(url: string, device: TestDevice) {
  const hello = await device.hello({ epoch: null, cursor: feedBeginning });
  const answer = await fetch(`${url}/v1/feed?epoch=${hello.epoch}&own=0&all=0`, {
    headers: { authorization: `Bearer ${hello.token}` },
  });
  return { changes: hello.keys ?? [], items: feedReply.parse(await answer.json()).items, hello };
}

test('two changes of keys: who knew only the first one believes the third, and old certificates and items stay good', async () => {
  const data = join(folder.path, 'data');
  const url = await postgres.freshDatabase();
  let { running, registry, course } = await begin(data, url);
  const { code } = await registry.invite('Before');
  const secret = new Uint8Array(32).fill(55);
  let device = testDevice(running.url, secret);
  await device.enrol(code);
  const known = running.registry.identity.keys;
  expect(known).toHaveLength(1);
  const say = async (seed: string) => {
    const learner = seed.replaceAll(' ', '').padEnd(16, '0');
    device.say(bodyOf(decidedAttempt(course, { seed, learner, wanted: 'passed' })));
    await device.send();
    await running.replayed();
  };
  await say('first key');
  const before = await feedOf(running.url, device);
  expect(before.changes).toEqual([]);

  // While it runs the old keys go on; from the next start on the new ones sign.
  expect(newKeys(data)).toMatch(/z6Mk/);
  await say('still first key');
  expect((await feedOf(running.url, device)).items.every((item) => isFeedItemOf(item, known))).toBe(true);
  const { events, head } = device;
  await running.stop();
  ({ running, registry, course } = await begin(data, url));
  await running.stop();
  newKeys(data);
  ({ running, registry, course } = await begin(data, url));
  device = testDevice(running.url, secret);
  device.events.push(...events);
  device.head = head;
  await say('third key');
  const { items, changes } = await feedOf(running.url, device);
  const { keys, keyName } = running.registry.identity;
  expect(keys).toHaveLength(3);
  expect(keysAfter(known, changes)[0]).toBe(keyName);
  expect(new Set(keysAfter(known, changes))).toEqual(new Set(keys));
  // What travels by hand has no hello: the feed itself says it, too, and once.
  expect(new Set(keysAfter(known, items))).toEqual(new Set(keys));
  expect(items.filter(({ body }) => body.includes('"kind":"keys"'))).toHaveLength(2);
  const believed = keysAfter(known, changes);
  expect(items.every((item) => isFeedItemOf(item, believed))).toBe(true);
  for (const old of before.items) expect(items).toContainEqual(old);
  const signers = new Set<string>();
  for (const item of items) {
    const body = readFeedItem(item, believed);
    if (body?.kind !== 'credential') continue;
    const credential = credentialIn(body.credential);
    const signer = believed.find((key) => credential?.proof.verificationMethod.endsWith(`#${key}`)) as string;
    expect(
      credential && (await isProvenBy(publicKeyOf(signer) as Uint8Array, credential.document, credential.proof)),
    ).toBe(true);
    signers.add(signer);
  }
  expect(signers).toEqual(new Set([known[0], keyName]));
  // Signed by the first key and lost: it is still the registry’s own word.
  const { token } = await device.hello();
  const lost = before.items.find(({ body }) => body.includes('"kind":"credential"'));
  await running.registry.pool.query('delete from feed where id = $1', [lost?.id]);
  const given = await fetch(`${running.url}/v1/recover`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ items: [lost] }),
  });
  expect(await given.json()).toMatchObject({ results: ['taken'] });
  await running.stop();
}, 120_000);

test('another secret for tokens: who has an old token says hello again, and nothing else is lost', async () => {
  const data = join(folder.path, 'tokens');
  const url = await postgres.freshDatabase();
  let { running, registry } = await begin(data, url);
  const { code } = await registry.invite('Has a token');
  const secret = new Uint8Array(32).fill(66);
  let device = testDevice(running.url, secret);
  await device.enrol(code);
  const { token, epoch } = await device.hello();
  const asked = async (bearer: string) =>
    (
      await fetch(`${running.url}/v1/feed?epoch=${epoch}&own=0&all=0`, {
        headers: { authorization: `Bearer ${bearer}` },
      })
    ).status;
  expect(await asked(token)).toBe(200);
  await running.stop();
  writeFileSync(join(data, 'secrets', 'token-key'), 'another secret that the operator chose\n');
  writeFileSync(join(data, 'secrets', 'administrator-token'), 'another-token-of-the-administrator\n');
  ({ running, registry } = await begin(data, url));
  expect(await asked(token)).toBe(401);
  device = testDevice(running.url, secret);
  expect(await asked((await device.hello()).token)).toBe(200);
  device.say(lessonRead('after'));
  expect((await device.send()).results[0]?.result).toBe('stored');
  expect((await registry.invite('By the new token')).code).toMatch(/-/);
  await running.stop();
});
