/**
 * The organisation's sign-in on the page of a wallet; and the program itself as the wallet: a certificate goes from one
 * registry's person to another registry, through its pages and its checks.
 */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trustFolderIn } from '#registry/identity/registry-trust.ts';
import type { RunningRegistry } from '#registry/start-registry.ts';
import { connectHost } from '#store/badge-host/connect-host.ts';
import { handOver } from '#store/badge-host/hand-over.ts';
import { hostApi } from '#store/badge-host/host-api.ts';
import { type KeptHost, openHosts, sealed } from '#store/badge-host/kept-hosts.ts';
import { plainVault } from '#store/keys/plain-vault.ts';
import type { Fetch } from '#store/network/whole-answer.ts';
import { followTrust } from '#store/trust/publish-trust.ts';
import { linkTo, type Shown, testBrowser, throughSignIn } from '../fixtures/browser.ts';
import { registeredPaper, trustList } from '../fixtures/issuer.ts';
import { startTestRegistry } from '../fixtures/registry.ts';
import { clientId, startSignIn, type TestSignIn } from '../fixtures/sign-in.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import {
  authorizeAddress,
  broughtBack,
  isBack,
  newVerifier,
  newWallet,
  redeem,
  type Tokens,
} from '../fixtures/wallet.ts';

let provider: TestSignIn;
let running: RunningRegistry;
const folder = tempFolder('wallet-sign-in');
const known = { id: 'p-amina', name: 'Amina Yusuf' };
beforeAll(async () => {
  provider = await startSignIn();
  chmodSync(folder.path, 0o711);
  running = await startTestRegistry(join(folder.path, 'data'), {
    now: () => new Date(),
    signIn: { issuer: provider.issuer, clientId },
    policies: { terms: 'https://registry.test/terms' },
  });
  const { pool, dataFolder, identity } = running.registry;
  await pool.query('insert into people (id, name, created_at) values ($1, $2, now())', [known.id, known.name]);
  await pool.query('insert into identities (subject, person, first_at) values ($1, $2, now())', [
    `${provider.issuer} amina`,
    known.id,
  ]);
  const { issuers } = (await trustList()).list;
  const followed = await followTrust(trustFolderIn(dataFolder), identity.secrets.passphrase, new Date(), (list) => ({
    list: { ...list, issuers: [...list.issuers, ...issuers] },
  }));
  if (!followed.ok) throw new Error(followed.failure.code);
});
afterAll(async () => {
  await running?.stop();
  provider?.close();
  folder.remove();
});

const ours = 'https://registry.test';
const browser = (until = isBack) => testBrowser({ hosts: { [ours]: running.url }, until });

/** To the sign-in and back again as this person. */
async function signedIn(own: ReturnType<typeof browser>, address: string, person: string): Promise<Shown> {
  const page = await own.open(address);
  const link = linkTo(page.html, '/oauth/sign-in');
  return throughSignIn(own, await own.open(new URL(link, page.address).href), person);
}

test('who signs in is who the page says, and the wallet gets tokens for that person', async () => {
  const wallet = await newWallet(running.url);
  const verifier = newVerifier();
  const own = browser();
  const page = await signedIn(own, authorizeAddress(ours, wallet, verifier), 'amina');
  expect([page.status, page.address.startsWith(`${ours}/oauth/signed-in`)]).toEqual([200, true]);
  expect(page.html).toContain('Amina Yusuf');
  expect(page.html).not.toContain('name="code"');
  const back = await own.send(page, { decision: 'allow' });
  const { code = '', state } = broughtBack(back);
  expect(state).toBe('of the wallet');
  const tokens = (await (await redeem(running.url, wallet, code, verifier)).json()) as Tokens;
  const profile = await fetch(`${running.url}/ims/ob/v3p0/profile`, {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  });
  expect(await profile.json()).toMatchObject({ name: 'Amina Yusuf', id: expect.stringMatching(/#person-p-amina$/) });
});

test('signing in makes nobody known, and what comes back counts once, in the browser that began', async () => {
  const wallet = await newWallet(running.url);
  const address = authorizeAddress(ours, wallet, newVerifier());
  const stranger = await signedIn(browser(), address, 'stranger');
  expect([stranger.status, /<form/.test(stranger.html)]).toEqual([403, false]);
  const { rows } = await running.registry.pool.query('select 1 from identities where subject like $1', ['%stranger']);
  expect(rows).toEqual([]);
  // The address to which the sign-in sends back, caught on the way.
  const caught = browser((to) => to.startsWith(`${ours}/oauth/signed-in`));
  const { address: answer } = await signedIn(caught, address, 'amina');
  expect(new URL(answer).searchParams.get('code')).toBeTruthy();
  expect((await browser().open(answer)).status).toBe(403);
  const other = browser();
  const begun = await other.open(address);
  expect((await other.open(answer)).status).toBe(403);
  expect(begun.status).toBe(200);
  const cookie = caught.cookies(ours);
  const first = await browser().open(answer, { cookie });
  const ask = (to: string) => fetch(to.replace(ours, running.url), { headers: { cookie }, redirect: 'manual' });
  expect((await ask(answer.replace(/state=[^&]+/, 'state=another'))).status).toBe(403);
  expect((await ask(answer)).status).toBe(200);
  expect((await ask(answer)).status).toBe(403);
  expect(first.status).toBe(403);
  // A link of somebody else's page leads nowhere.
  const link = linkTo(begun.html, '/oauth/sign-in');
  expect((await browser().open(new URL(link, ours).href)).status).toBe(403);
});

test('the program as the wallet: the certificate of another registry arrives, is checked there, and is sent again in vain', async () => {
  const really: Fetch = (input, init) => fetch(String(input).replace(ours, running.url), init);
  const now = () => new Date();
  const described = await hostApi({ fetch: really, address: ours, now }).describe();
  if (!described.ok) throw new Error(JSON.stringify(described.failure));
  expect(described.value).toMatchObject({ name: 'Test registry', terms: 'https://registry.test/terms', privacy: null });
  const done = await connectHost({
    offer: described.value,
    fetch: really,
    now,
    language: 'zh',
    open: async (address) => {
      const own = browser(() => false);
      const page = await signedIn(own, address, 'amina');
      expect(page.html).toContain('lang="zh"');
      expect((await own.send(page, { decision: 'allow' })).html).toContain('done');
    },
    donePage: '<!doctype html><title>done</title>',
  });
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  const hosts = await openHosts(folder.path, now);
  if (!hosts.ok) throw new Error(hosts.failure.code);
  const { name, refresh } = described.value;
  const host: KeptHost = {
    id: '0'.repeat(16),
    address: ours,
    name,
    refresh,
    connectedAt: now().toISOString(),
    isProtected: false,
    secrets: sealed(done.value, plainVault),
    sent: [],
  };
  await hosts.value.update((all) => {
    all.hosts = [host];
  });
  const { claims, credential } = await registeredPaper();
  const send = (text: string) =>
    handOver({
      hosts: hosts.value,
      host: hosts.value.data.hosts[0] as KeptHost,
      vault: plainVault,
      number: claims.number,
      credential: text,
      fetch: really,
      now,
    });
  expect(await send(credential)).toEqual({ ok: true, value: 'added' });
  expect(await send(credential)).toEqual({ ok: true, value: 'known' });
  const changed = credential.replace(claims.holder.name, 'Somebody Else');
  expect(await send(changed)).toMatchObject({ ok: false, failure: { code: 'host-refused' } });
  const { rows } = await running.registry.pool.query('select person, credential from brought');
  expect(rows).toEqual([{ person: known.id, credential }]);
  // It may bring certificates, and see none.
  const listed = await fetch(`${running.url}/ims/ob/v3p0/credentials`, {
    headers: { authorization: `Bearer ${done.value.tokens.access}` },
  });
  expect(listed.status).toBe(403);
});
