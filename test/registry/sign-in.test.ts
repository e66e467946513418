/**
 * Signing up with the organisation's own sign-in: a real one, through its pages, to a device that is bound to the person.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { base64urlnopad } from '@scure/base';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestOfToken, signInNonce, signInProof } from '#core/sync/sign-in.ts';
import type { RunningRegistry } from '#registry/start-registry.ts';
import { signIn } from '#store/sync/sign-in.ts';
import { lessonRead, registryId, startTestRegistry, type TestDevice, testDevice } from '../fixtures/registry.ts';
import { clientId, startSignIn, type TestSignIn } from '../fixtures/sign-in.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

let provider: TestSignIn;
const folder = tempFolder('sign-in');
let running: RunningRegistry;
beforeAll(async () => {
  provider = await startSignIn();
  chmodSync(folder.path, 0o711);
  // The tokens are of now, so is the registry.
  const now = () => new Date();
  running = await startTestRegistry(join(folder.path, 'data'), { now, signIn: { issuer: provider.issuer, clientId } });
});
afterAll(async () => {
  await running?.stop();
  provider?.close();
  folder.remove();
});

const newSalt = () => base64urlnopad.encode(new Uint8Array(randomBytes(16)));

async function tokenOf(device: TestDevice, person: string, salt: string, client = clientId): Promise<string> {
  const token = await signIn({
    offer: { issuer: provider.issuer, clientId: client },
    nonce: signInNonce(registryId, { device: device.did, salt }),
    open: (address) => provider.browse(address, person),
    donePage: '<!doctype html><title>done</title>',
  });
  if (!token.ok) throw new Error(JSON.stringify(token.failure));
  return token.value;
}

function enrol(device: TestDevice, idToken: string, salt: string, signer = device) {
  const proof = new TextEncoder().encode(
    signInProof(registryId, { device: device.did, token: digestOfToken(idToken) }),
  );
  const signature = base64urlnopad.encode(signer.key.sign(proof));
  return fetch(`${running.url}/v1/devices/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ device: device.did, idToken, salt, signature }),
  });
}

const answerOf = async (answer: Response) => [answer.status, ((await answer.json()) as { error?: string }).error];

test('the registry says where its people sign in', async () => {
  const about = (await (await fetch(`${running.url}/v1/registry`)).json()) as { signIn: object };
  expect(about.signIn).toEqual({ issuer: provider.issuer, clientId });
});

test('two devices of one person: both bound to the same, by the name of the sign-in; asked again, the same answer', async () => {
  const people: string[] = [];
  for (const _ of [1, 2]) {
    const device = testDevice(running.url);
    const salt = newSalt();
    const token = await tokenOf(device, 'Amina Yusuf', salt);
    const answer = await enrol(device, token, salt);
    expect(answer.status).toBe(201);
    const { person } = (await answer.json()) as { person: { id: string; name: string } };
    expect(person.name).toBe('Amina Yusuf');
    people.push(person.id);
    expect((await enrol(device, token, salt)).status).toBe(200);
    device.say(lessonRead('one'));
    expect((await device.send()).results.map(({ result }) => result)).toEqual(['stored']);
  }
  expect(new Set(people).size).toBe(1);
});

test('a token that somebody got hold of binds no other device; nor one of another client, nor a changed one', async () => {
  const owner = testDevice(running.url);
  const thief = testDevice(running.url);
  const salt = newSalt();
  const token = await tokenOf(owner, 'Victim', salt);
  expect(await answerOf(await enrol(thief, token, salt))).toEqual([403, 'sign-in']);
  expect(await answerOf(await enrol(thief, token, newSalt()))).toEqual([403, 'sign-in']);
  expect(await answerOf(await enrol(owner, token, salt, thief))).toEqual([403, 'signature']);
  const elsewhere = await tokenOf(owner, 'Victim', salt, 'another');
  expect(await answerOf(await enrol(owner, elsewhere, salt))).toEqual([403, 'sign-in']);
  const [head, body, signature] = token.split('.') as [string, string, string];
  const other = Buffer.from(Buffer.from(body, 'base64url').toString().replace('Victim', 'Winner')).toString(
    'base64url',
  );
  expect(await answerOf(await enrol(owner, `${head}.${other}.${signature}`, salt))).toEqual([403, 'sign-in']);
  const none = Buffer.from('{"alg":"none"}').toString('base64url');
  expect(await answerOf(await enrol(owner, `${none}.${body}.`, salt))).toEqual([403, 'sign-in']);
  expect((await enrol(owner, token, salt)).status).toBe(201);
  // A device that is bound is not taken over by another person.
  const again = newSalt();
  const another = await tokenOf(owner, 'Somebody else', again);
  expect(await answerOf(await enrol(owner, another, again))).toEqual([403, 'sign-in']);
});

test('the sign-in does not answer, or nobody finishes: said, and nothing is kept open', async () => {
  const closed = createServer();
  await new Promise<void>((go) => closed.listen(0, '127.0.0.1', go));
  const { port } = closed.address() as AddressInfo;
  await new Promise((go) => closed.close(go));
  const nothing = await signIn({
    offer: { issuer: `http://127.0.0.1:${port}`, clientId },
    nonce: 'n',
    open: async () => undefined,
    donePage: '',
  });
  expect(nothing).toMatchObject({ ok: false, failure: { code: 'sign-in-failed', params: { reason: 'ECONNREFUSED' } } });
  const elsewhere = await signIn({
    offer: { issuer: 'http://login.example', clientId },
    nonce: 'n',
    open: async () => undefined,
    donePage: '',
  });
  expect(elsewhere).toMatchObject({ ok: false, failure: { params: { reason: 'http' } } });
  const leaving = new AbortController();
  const left = await signIn({
    offer: { issuer: provider.issuer, clientId },
    nonce: 'n',
    open: async () => leaving.abort(new Error('left')),
    donePage: '',
    signal: leaving.signal,
  });
  expect(left).toMatchObject({ ok: false, failure: { params: { reason: 'left' } } });
});
