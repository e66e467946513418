/**
 * A wallet that a person lets in: registered, shown on a page, given tokens, renewed, put out; and everybody who tries it with
 * something that does not count.
 */
import { expect, test } from 'vitest';
import { languageCodes } from '#core/locale/languages.ts';
import { mostUnused } from '#registry/records/registered-wallets.ts';
import { formIn, testBrowser } from '../fixtures/browser.ts';
import { give } from '../fixtures/clients.ts';
import { registryNow, type TestDevice, testRegistry } from '../fixtures/registry.ts';
import {
  askTokens,
  authorizeAddress,
  broughtBack,
  isBack,
  letIn,
  newVerifier,
  newWallet,
  type Registered,
  redeem,
  redirect,
  register,
  renew,
  scopeOf,
  type Tokens,
} from '../fixtures/wallet.ts';

const clock = { now: registryNow };
const registry = testRegistry({ now: () => clock.now });
const url = () => registry.running.url;
const pool = () => registry.running.registry.pool;
/** Each test comes from an address of its own, as far as guessing is concerned. */
const fresh = () => {
  const { limits } = registry.running.registry;
  for (const bucket of [limits.wrongCode, limits.registering]) bucket.take('this machine', -1000);
};
const later = async <T>(ms: number, work: () => Promise<T>): Promise<T> => {
  clock.now = new Date(registryNow.getTime() + ms);
  try {
    return await work();
  } finally {
    clock.now = registryNow;
  }
};
const minute = 60_000;
const day = 24 * 60 * minute;

const json = async (answer: Response) => ({ status: answer.status, ...((await answer.json()) as object) });
const withToken = (token: string, method = 'POST', body?: object) => ({
  method,
  headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
  ...(body && { body: JSON.stringify(body) }),
});
const tokenOf = async (device: TestDevice) => (await device.hello()).token;
const codeOf = async (token: string): Promise<string> => {
  const answer = await fetch(`${url()}/v1/wallet-codes`, withToken(token, 'POST', {}));
  return ((await answer.json()) as { code: string }).code;
};
const badges = (name: string, token: string, method = 'GET', body?: object) =>
  fetch(`${url()}/ims/ob/v3p0/${name}`, withToken(token, method, body));
const browser = () => testBrowser({ until: isBack });

/** Somebody with a device, and a wallet that has a code for them. */
async function asked(name: string, { scope, more = {} }: { scope?: string; more?: object } = {}) {
  fresh();
  const device = await registry.device(name);
  const token = await tokenOf(device);
  const wallet = await newWallet(url(), more);
  const verifier = newVerifier();
  const address = authorizeAddress(url(), wallet, verifier, scope === undefined ? {} : { scope });
  const { code = '' } = await letIn(browser(), address, await codeOf(token));
  return { device, token, wallet, verifier, code };
}
async function connected(name: string, options: Parameters<typeof asked>[1] = {}) {
  const had = await asked(name, options);
  const answer = await redeem(url(), had.wallet, had.code, had.verifier);
  if (answer.status !== 200) throw new Error(await answer.text());
  return { ...had, tokens: (await answer.json()) as Tokens };
}
const personOf = async (device: TestDevice) =>
  (await pool().query<{ person: string }>('select person from devices where device = $1', [device.did])).rows[0]
    ?.person as string;

test('registered, let in with a code, and then it sees this person and nobody else', async () => {
  const { device, tokens, wallet } = await connected('Amina Yusuf');
  expect(wallet).toMatchObject({
    client_name: 'Example wallet',
    client_secret_expires_at: 0,
    redirect_uris: [redirect],
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: ['authorization_code', 'refresh_token'],
  });
  expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 900, scope: wallet.scope });
  const person = await personOf(device);
  await give(registry.running.registry, person, { from: '2027-01-01', expiresAt: '2030-01-01', credential: '{"n":1}' });
  await give(registry.running.registry, await personOf(await registry.device('Other')), {
    from: '2027-01-01',
    expiresAt: '2030-01-01',
    credential: '{"n":2}',
  });
  expect(await json(await badges('credentials', tokens.access_token))).toMatchObject({ credential: [{ n: 1 }] });
  expect(await json(await badges('profile', tokens.access_token))).toMatchObject({ status: 200, name: 'Amina Yusuf' });
  // It acts for one person: it names nobody, not even that one.
  expect((await badges(`profile?person=${person}`, tokens.access_token)).status).toBe(400);
  expect(await json(await badges('credentials', tokens.access_token, 'POST', {}))).toMatchObject({ status: 400 });
  const { rows } = await pool().query('select what from audit where subject = $1', [person]);
  expect(rows).toContainEqual({ what: 'wallet-let-in' });
});

test('what comes back to the wallet: its code, its state, who says so; and by no, that it was refused', async () => {
  fresh();
  const wallet = await newWallet(url());
  const token = await tokenOf(await registry.device('Says no'));
  const address = authorizeAddress(url(), wallet, newVerifier(), { state: 'a b&c=d', redirect_uri: redirect });
  const answer = await letIn(browser(), address, (await codeOf(token)).toLowerCase().replaceAll('-', ' '));
  expect(answer).toEqual({
    code: expect.any(String),
    scope: wallet.scope,
    state: 'a b&c=d',
    iss: 'https://registry.test',
  });
  const own = browser();
  const refused = await own.send(await own.open(address), { decision: 'refuse', code: '' });
  expect(broughtBack(refused)).toEqual({ error: 'access_denied', state: 'a b&c=d', iss: 'https://registry.test' });
});

test('the page: in each language, with the name of the wallet as text, in no frame, and its form leads to the wallet alone', async () => {
  fresh();
  const wallet = await newWallet(url(), { client_name: '<script>alert(1)</script>\u202eevil\n  wallet' });
  const address = authorizeAddress(url(), wallet, newVerifier());
  for (const language of languageCodes) {
    const page = await testBrowser({ language: `${language}-XX,en;q=0.5` }).open(address);
    expect([page.status, page.headers.get('content-language')]).toEqual([200, language]);
    expect(page.html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(page.html).toContain('&#60;script&#62;alert(1)&#60;/script&#62; evil wallet');
    expect(page.html).not.toMatch(/<script|\u202e|\{\{/);
    expect(page.html).toContain('wallet.example');
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' https://wallet.example",
    );
    expect([page.headers.get('x-frame-options'), page.headers.get('referrer-policy')]).toEqual(['DENY', 'no-referrer']);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('set-cookie')).toMatch(/HttpOnly; Secure; SameSite=Lax$/);
  }
  const asked = await testBrowser({ language: 'fr' }).open(`${address}&ui_locales=zh%20en`);
  expect(asked.headers.get('content-language')).toBe('zh');
});

test('where nobody is sent on: a wallet that is not known, and an address that it did not name', async () => {
  fresh();
  const wallet = await newWallet(url(), { redirect_uris: [redirect, 'http://127.0.0.1:5000/back'] });
  const to = (changes: Record<string, string | undefined>) => authorizeAddress(url(), wallet, newVerifier(), changes);
  const own = browser();
  const wrong = [
    { client_id: 'wallet-000000000000000000000000' },
    { client_id: "' or 1=1 --" },
    { client_id: undefined },
    { redirect_uri: undefined },
    { redirect_uri: 'https://wallet.example/back/' },
    { redirect_uri: 'https://wallet.example/back?x=1' },
    { redirect_uri: 'https://wallet.example.evil.example/back' },
    { redirect_uri: 'https://evil.example/' },
    { redirect_uri: 'HTTPS://wallet.example/back' },
    { redirect_uri: 'http://127.0.0.1:5001/back' },
    { redirect_uri: 'javascript:alert(1)' },
  ];
  for (const changes of wrong) {
    const page = await own.open(to(changes));
    expect([changes, page.status, page.address.startsWith(url())]).toEqual([changes, 400, true]);
    expect(page.html).not.toContain('<form');
  }
  for (const twice of ['&redirect_uri=https://evil.example/', `&client_id=${wallet.client_id}`])
    expect((await own.open(`${to({})}${twice}`)).status).toBe(400);
});

test('what a known wallet asks wrongly goes back to it as an error', async () => {
  fresh();
  const wallet = await newWallet(url(), { scope: scopeOf('profile.readonly') });
  const error = async (changes: Record<string, string | undefined>, more = '') => {
    const address = `${authorizeAddress(url(), wallet, newVerifier(), changes)}${more}`;
    return broughtBack(await browser().open(address));
  };
  const state = 'of the wallet';
  const iss = 'https://registry.test';
  expect(await error({ response_type: 'token' })).toEqual({ error: 'unsupported_response_type', state, iss });
  const invalid = { error: 'invalid_request', state, iss };
  expect(await error({ response_type: undefined })).toEqual(invalid);
  expect(await error({ code_challenge: undefined, code_challenge_method: undefined })).toEqual(invalid);
  expect(await error({ code_challenge_method: 'plain' })).toEqual(invalid);
  expect(await error({ code_challenge: 'short' })).toEqual(invalid);
  expect(await error({}, '&scope=twice')).toEqual(invalid);
  for (const scope of [
    scopeOf('credential.upsert'),
    'clearance.read',
    'offline_access',
    `${scopeOf('profile.readonly')} offline_access`,
    '__proto__',
    ' ',
  ])
    expect([scope, await error({ scope })]).toEqual([scope, { error: 'invalid_scope', state, iss }]);
  expect(await error({ state: 'x'.repeat(1001) })).toEqual({ error: 'invalid_request', iss });
});

test('the form counts from the browser that was given the page, in time, and as it was given', async () => {
  fresh();
  const wallet = await newWallet(url());
  const token = await tokenOf(await registry.device('One browser'));
  const address = authorizeAddress(url(), wallet, newVerifier());
  const [own, other] = [browser(), browser()];
  const page = await own.open(address);
  const code = await codeOf(token);
  // Without the cookie, with that of another browser, changed, and too old.
  expect((await browser().send(page, { decision: 'allow', code })).status).toBe(403);
  await other.open(address);
  expect((await other.send(page, { decision: 'allow', code })).status).toBe(403);
  const { hidden } = formIn(page.html);
  const [text = '', mac = ''] = (hidden.request ?? '').split('.');
  const evil = Buffer.from(text, 'base64url').toString().replace('wallet.example', 'evil.example');
  const changed = `${Buffer.from(evil).toString('base64url')}.${mac}`;
  expect((await own.send(page, { decision: 'allow', code, request: changed })).status).toBe(403);
  expect((await own.send(page, { decision: 'refuse', request: changed })).status).toBe(403);
  expect((await later(16 * minute, () => own.send(page, { decision: 'allow', code }))).status).toBe(403);
  const unknown = await own.send(page, { decision: 'anything', code });
  expect(broughtBack(unknown)).toMatchObject({ error: 'access_denied' });
  expect(isBack((await own.send(page, { decision: 'allow', code })).address)).toBe(true);
});

test('a code of a person counts once, for ten minutes, until there is another; guessing is slowed down', async () => {
  fresh();
  const token = await tokenOf(await registry.device('Codes'));
  const address = authorizeAddress(url(), await newWallet(url()), newVerifier());
  const own = browser();
  const page = await own.open(address);
  const tryIt = async (code: string) => {
    const shown = await own.send(page, { decision: 'allow', code });
    return isBack(shown.address) ? 'in' : shown.status;
  };
  const first = await codeOf(token);
  expect(first).toMatch(/^([0-9A-Z]{4}-){2}[0-9A-Z]{4}$/);
  const second = await codeOf(token);
  expect(await tryIt(first)).toBe(403);
  expect(await tryIt(second)).toBe('in');
  expect(await tryIt(second)).toBe(403);
  const third = await codeOf(token);
  expect(await later(10 * minute, () => tryIt(third))).toBe(403);
  const fourth = await codeOf(token);
  const shown = await own.send(page, { decision: 'allow', code: 'AAAA-AAAA-AAAA' });
  expect(shown.html).toMatch(/role="alert"/);
  expect(await tryIt('')).toBe(403);
  // Five were wrong: now not even a right one is looked at.
  expect(await tryIt(fourth)).toBe(429);
  fresh();
  expect(await tryIt(fourth)).toBe('in');
  const { rows } = await pool().query('select c::text from wallet_codes c');
  expect(JSON.stringify(rows)).not.toContain(third.replaceAll('-', ''));
  fresh();
  const many = await codeOf(token);
  const guesses = await Promise.all(
    ['1', '2', '3', '4', '5', '6', '7', '8'].map((end) => tryIt(`AAAA-AAAA-AAA${end}`)),
  );
  expect([guesses.filter((one) => one === 403).length, guesses.filter((one) => one === 429).length]).toEqual([5, 3]);
  fresh();
  expect(await tryIt(many)).toBe('in');
});

test('a device alone gets a code; nobody gets one for somebody else', async () => {
  const { tokens } = await connected('Own code');
  for (const bad of ['', 'nonsense', registry.token, tokens.access_token])
    expect((await fetch(`${url()}/v1/wallet-codes`, withToken(bad, 'POST', {}))).status).toBe(401);
  const token = await tokenOf(await registry.device('Strict'));
  expect((await fetch(`${url()}/v1/wallet-codes`, withToken(token, 'POST', { person: 'x' }))).status).toBe(400);
});

const refusedGrant = { status: 400, error: 'invalid_grant' };

test('the code counts once: who brings it again ends what was got for it', async () => {
  const { wallet, code, verifier, tokens } = await connected('Replayed');
  expect((await badges('profile', tokens.access_token)).status).toBe(200);
  expect(await json(await redeem(url(), wallet, code, verifier))).toMatchObject(refusedGrant);
  expect((await badges('profile', tokens.access_token)).status).toBe(401);
  expect(await json(await renew(url(), wallet, tokens.refresh_token ?? ''))).toMatchObject(refusedGrant);
  // Also when it comes long after.
  const late = await connected('Replayed late');
  await later(5 * minute, async () => {
    expect(await json(await redeem(url(), late.wallet, late.code, late.verifier))).toMatchObject(refusedGrant);
    expect((await badges('profile', late.tokens.access_token)).status).toBe(401);
  });
});

test('two that bring the code at the same moment: one gets tokens at most, and they do not last', async () => {
  const { wallet, code, verifier } = await asked('At once');
  const answers = await Promise.all([1, 2, 3].map(() => redeem(url(), wallet, code, verifier)));
  const good = answers.filter(({ status }) => status === 200);
  expect(good.length).toBe(1);
  const { access_token: token } = (await (good[0] as Response).json()) as Tokens;
  expect((await badges('profile', token)).status).toBe(401);
});

test('the code is worth nothing with another verifier, another address, another wallet, or later', async () => {
  const cases: [string, (had: Awaited<ReturnType<typeof asked>>) => Promise<Response>][] = [
    ['verifier', ({ wallet, code }) => redeem(url(), wallet, code, newVerifier())],
    [
      'redirect',
      ({ wallet, code, verifier }) => redeem(url(), wallet, code, verifier, { redirect_uri: `${redirect}x` }),
    ],
    ['late', ({ wallet, code, verifier }) => later(minute, () => redeem(url(), wallet, code, verifier))],
  ];
  for (const [name, attempt] of cases) {
    const had = await asked(`Wrong ${name}`);
    expect([name, await json(await attempt(had))]).toEqual([name, expect.objectContaining(refusedGrant)]);
    // It was the only try.
    expect([name, await json(await redeem(url(), had.wallet, had.code, had.verifier))]).toEqual([
      name,
      expect.objectContaining(refusedGrant),
    ]);
  }
  const had = await asked('Wrong wallet');
  const other = await newWallet(url());
  expect(await json(await redeem(url(), other, had.code, had.verifier))).toMatchObject(refusedGrant);
  // That was somebody else: the right one still gets it.
  expect((await redeem(url(), had.wallet, had.code, had.verifier)).status).toBe(200);
  const without = await asked('Without');
  for (const changes of [{ code_verifier: '' }, { code: '' }])
    expect(await json(await redeem(url(), without.wallet, without.code, without.verifier, changes))).toMatchObject({
      status: 400,
      error: 'invalid_request',
    });
});

test('a wallet proves that it is the one: by its secret, or where it has none by the verifier alone', async () => {
  const had = await asked('Secret');
  const as = (wallet: Registered) => redeem(url(), wallet, had.code, had.verifier);
  const invalid = { status: 401, error: 'invalid_client' };
  const { client_secret: _, ...bare } = had.wallet;
  for (const wallet of [bare, { ...had.wallet, client_secret: 'wrong' }, { ...had.wallet, client_id: 'wallet-00' }])
    expect(await json(await as(wallet))).toMatchObject(invalid);
  expect((await as(had.wallet)).status).toBe(200);
  const none = await connected('No secret', { more: { token_endpoint_auth_method: 'none' } });
  expect(none.wallet).not.toHaveProperty('client_secret');
  expect(await json(await renew(url(), { ...none.wallet, client_secret: 'made up' }, 'x'))).toMatchObject(invalid);
  const { rows } = await pool().query('select w::text from wallets w where id = $1', [had.wallet.client_id]);
  expect(rows[0].w).not.toContain(had.wallet.client_secret);
  // A wallet is no system, and a system no wallet.
  expect(await json(await askTokens(url(), had.wallet, { grant_type: 'client_credentials' }))).toMatchObject(invalid);
});

test('tokens are for what was allowed: each scope alone opens its own call and no other', async () => {
  const calls: Record<string, [string, string, object?][]> = {
    'credential.readonly': [['credentials', 'GET']],
    'credential.upsert': [['credentials', 'POST', {}]],
    'profile.readonly': [['profile', 'GET']],
    'profile.update': [['profile', 'PUT', { '@context': [], type: ['Profile'] }]],
  };
  for (const scope of Object.keys(calls)) {
    const { tokens } = await connected(`Only ${scope}`, { scope: scopeOf(scope) });
    expect([tokens.scope, tokens.refresh_token]).toEqual([scopeOf(scope), undefined]);
    for (const [of, asked] of Object.entries(calls))
      for (const [name, method, body] of asked) {
        const { status, headers } = await badges(name, tokens.access_token, method, body);
        const wanted = of !== scope ? 403 : method === 'POST' ? 400 : 200;
        expect([scope, method, name, status]).toEqual([scope, method, name, wanted]);
        if (wanted === 403) expect(headers.get('www-authenticate')).toContain('insufficient_scope');
      }
  }
});

test('a token of a wallet opens nothing else, and nothing else opens for a wallet', async () => {
  const { tokens, code, token } = await connected('Nothing else');
  const { access_token: access, refresh_token: refresh = '' } = tokens;
  const { epoch } = await (await registry.device('Epoch')).hello();
  for (const path of [`/v1/feed?epoch=${epoch}&own=0&all=0`, '/v1/papers/FP-0000-0000-0000-0000-0.pdf', '/v1/grants'])
    expect([path, (await fetch(`${url()}${path}`, withToken(access, 'GET'))).status]).toEqual([path, 401]);
  const clearance = '/v1/clearance?person=x&require=basic&from=2027-03-01&to=2027-03-02';
  expect((await fetch(`${url()}${clearance}`, withToken(access, 'GET'))).status).toBe(401);
  expect((await fetch(`${url()}/v1/people`, withToken(access, 'POST', { name: 'Eve' }))).status).toBe(401);
  const { challenge } = (await (await fetch(`${url()}/v1/challenge`)).json()) as { challenge: string };
  for (const bad of [refresh, code, challenge, `${access}x`, `${access.split('.')[0]}.`, 'nonsense'])
    for (const name of ['credentials', 'profile']) expect((await badges(name, bad)).status).toBe(401);
  const { status, headers } = await fetch(`${url()}/ims/ob/v3p0/profile`);
  expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="registry"']);
  await later(15 * minute, async () => expect((await badges('profile', access)).status).toBe(401));
  expect((await badges('profile', token)).status).toBe(200);
});

test('renewed: the new pair counts; the one before for a minute more, with the same answer, and then it ends everything', async () => {
  const { wallet, tokens } = await connected('Renewed');
  const first = tokens.refresh_token ?? '';
  const answer = await renew(url(), wallet, first);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  const second = (await answer.json()) as Tokens;
  expect(second.refresh_token).not.toBe(first);
  // The answer was lost on the way: asked again, the same.
  const again = (await later(59_000, async () => (await renew(url(), wallet, first)).json())) as Tokens;
  expect(again.refresh_token).toBe(second.refresh_token);
  const third = (await later(2 * minute, async () =>
    (await renew(url(), wallet, second.refresh_token ?? '')).json(),
  )) as Tokens;
  expect((await badges('profile', third.access_token)).status).toBe(200);
  expect((await badges('profile', second.access_token)).status).toBe(200);
  // Somebody still has the first: it is in two hands.
  expect(await later(2 * minute, async () => json(await renew(url(), wallet, first)))).toMatchObject(refusedGrant);
  expect((await badges('profile', third.access_token)).status).toBe(401);
  expect(await json(await renew(url(), wallet, third.refresh_token ?? ''))).toMatchObject(refusedGrant);
});

test('the one before ends everything after its minute, also where nothing came in between', async () => {
  const { wallet, tokens } = await connected('Stolen');
  const first = tokens.refresh_token ?? '';
  const next = (await (await renew(url(), wallet, first)).json()) as Tokens;
  expect(await later(minute, async () => json(await renew(url(), wallet, first)))).toMatchObject(refusedGrant);
  expect((await badges('profile', next.access_token)).status).toBe(401);
});

test('only the wallet renews, within what it was given, as long as it is used', async () => {
  const { wallet, tokens, code } = await connected('Renews', {
    scope: `${scopeOf('profile.readonly')} offline_access`,
  });
  const token = tokens.refresh_token ?? '';
  const other = await newWallet(url());
  expect(await json(await renew(url(), other, token))).toMatchObject(refusedGrant);
  for (const bad of ['', 'nonsense', code, tokens.access_token, `${token}x`])
    expect(await json(await renew(url(), wallet, bad))).toMatchObject(refusedGrant);
  expect(await json(await renew(url(), { ...wallet, client_secret: 'wrong' }, token))).toMatchObject({ status: 401 });
  const more = { scope: scopeOf('credential.readonly') };
  expect(await json(await renew(url(), wallet, token, more))).toMatchObject({ status: 400, error: 'invalid_scope' });
  expect(await later(91 * day, async () => json(await renew(url(), wallet, token)))).toMatchObject(refusedGrant);
});

test('a wallet gives it back by either token, and whoever else tries changes nothing', async () => {
  for (const which of ['access_token', 'refresh_token'] as const) {
    const { wallet, tokens } = await connected(`Gives back ${which}`);
    const other = await newWallet(url());
    const revoke = (by: Registered, token: string) => askTokens(url(), by, { token, token_type_hint: which }, 'revoke');
    expect((await revoke(other, tokens[which] ?? '')).status).toBe(200);
    expect((await revoke(wallet, 'nonsense')).status).toBe(200);
    expect((await revoke({ ...wallet, client_secret: 'wrong' }, tokens[which] ?? '')).status).toBe(401);
    expect((await revoke(wallet, '')).status).toBe(400);
    expect((await badges('profile', tokens.access_token)).status).toBe(200);
    expect((await revoke(wallet, tokens[which] ?? '')).status).toBe(200);
    expect((await badges('profile', tokens.access_token)).status).toBe(401);
    expect(await json(await renew(url(), wallet, tokens.refresh_token ?? ''))).toMatchObject(refusedGrant);
  }
});

test('a person sees whom they let in and ends it; the administrator puts a wallet out for all', async () => {
  const mine = await connected('Sees them');
  const other = await connected('Somebody else');
  const list = async (token: string) =>
    (await (await fetch(`${url()}/v1/grants`, withToken(token, 'GET'))).json()) as { grants: { id: string }[] };
  const { grants } = await list(mine.token);
  expect(grants).toEqual([
    {
      id: expect.any(String),
      wallet: 'Example wallet',
      scopes: expect.arrayContaining(['credential.read', 'profile.write']),
      isLasting: true,
      grantedAt: registryNow.toISOString(),
    },
  ]);
  const end = (token: string, id = grants[0]?.id ?? '') =>
    fetch(`${url()}/v1/grants/${id}/revoke`, withToken(token, 'POST', {}));
  for (const bad of ['', mine.tokens.access_token, registry.token]) expect((await end(bad)).status).toBe(401);
  expect((await end(other.token)).status).toBe(404);
  expect((await badges('profile', mine.tokens.access_token)).status).toBe(200);
  expect((await end(mine.token)).status).toBe(200);
  expect((await badges('profile', mine.tokens.access_token)).status).toBe(401);
  expect((await list(mine.token)).grants).toEqual([]);

  const putOut = (id: string) => registry.admin(`/v1/wallets/${id}/revoke`, { why: 'it asks too much' });
  expect((await putOut(other.wallet.client_id)).status).toBe(200);
  expect((await putOut(other.wallet.client_id)).status).toBe(200);
  expect((await putOut('wallet-00')).status).toBe(404);
  expect((await badges('profile', other.tokens.access_token)).status).toBe(401);
  expect(await json(await renew(url(), other.wallet, other.tokens.refresh_token ?? ''))).toMatchObject({ status: 401 });
  expect((await browser().open(authorizeAddress(url(), other.wallet, newVerifier()))).status).toBe(400);
});

test('whoever is erased is nobody to a wallet, and nothing of it stays', async () => {
  const { device, token, tokens, wallet } = await connected('Erased Person');
  const contact = { '@context': [], type: ['Profile'], email: 'erased@example.org' };
  expect((await badges('profile', tokens.access_token, 'PUT', contact)).status).toBe(200);
  await codeOf(token);
  const person = await personOf(device);
  expect((await registry.admin(`/v1/people/${person}/erase`, { why: 'asked for' })).status).toBe(200);
  expect((await badges('profile', tokens.access_token)).status).toBe(401);
  expect(await json(await renew(url(), wallet, tokens.refresh_token ?? ''))).toMatchObject(refusedGrant);
  for (const table of ['grants', 'contacts', 'wallet_codes'])
    expect((await pool().query(`select 1 from ${table} where person = $1`, [person])).rowCount).toBe(0);
});

test('how a person can be reached is written down; who they are is not', async () => {
  const { tokens } = await connected('Put Profile');
  const put = (body: object) => badges('profile', tokens.access_token, 'PUT', body);
  const before = (await (await badges('profile', tokens.access_token)).json()) as Record<string, unknown>;
  const reached = {
    email: 'put@example.org',
    phone: '+254 700 000000',
    url: 'https://example.org/',
    description: 'Doctor',
  };
  expect(await json(await put({ ...before, ...reached }))).toEqual({ status: 200, ...before, ...reached });
  expect(await json(await badges('profile', tokens.access_token))).toEqual({ status: 200, ...before, ...reached });
  for (const wrong of [
    { ...before, name: 'Somebody Else' },
    { ...before, id: 'did:web:registry.test#person-other' },
  ])
    expect((await put({ ...wrong, email: 'other@example.org' })).status).toBe(403);
  for (const wrong of [
    { ...before, familyName: 'Else' },
    { ...before, dateOfBirth: '2000-01-01' },
    { ...before, email: 'nobody' },
    { ...before, url: 'javascript:alert(1)' },
    { ...before, phone: 'x'.repeat(41) },
    { ...before, description: 'a\u202eb' },
    { ...before, email: { is: 'text' } },
  ])
    expect((await put(wrong)).status).toBe(400);
  expect(await json(await badges('profile', tokens.access_token))).toEqual({ status: 200, ...before, ...reached });
  // All of it anew: what is left out is gone.
  expect(await json(await put(before))).toEqual({ status: 200, ...before });
  const other = await connected('Other Profile');
  expect(await json(await badges('profile', other.tokens.access_token))).not.toHaveProperty('email');
});

test('what may register, and how many', async () => {
  fresh();
  const error = async (changes: object) => {
    fresh();
    const answer = await register(url(), changes);
    return [answer.status, ((await answer.json()) as { error?: string }).error];
  };
  for (const uri of [
    'http://wallet.example/back',
    'https://wallet.example/back#part',
    'https://user:pass@wallet.example/',
    'https://wallet.example/\u202e',
    'https://wallet.example;sandbox/',
    'com.example.wallet://a;sandbox/back',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'wallet:/back',
    'wallet.example/back',
  ])
    expect([uri, ...(await error({ redirect_uris: [uri] }))]).toEqual([uri, 400, 'invalid_redirect_uri']);
  const metadata = [400, 'invalid_client_metadata'];
  for (const changes of [
    { redirect_uris: [] },
    { redirect_uris: undefined },
    { redirect_uris: 'https://wallet.example/' },
    { scope: 'everything clearance.read' },
    { grant_types: ['implicit'] },
    { response_types: ['token'] },
    { token_endpoint_auth_method: 'private_key_jwt' },
  ])
    expect([changes, await error(changes)]).toEqual([changes, metadata]);
  for (const uri of [
    'http://127.0.0.1:4000/x',
    'http://[::1]:4000/x',
    'com.example.wallet:/back',
    'https://a.example/b?c=d',
  ])
    expect([uri, (await error({ redirect_uris: [uri] }))[0]]).toEqual([uri, 201]);
  const named = await newWallet(url(), {
    client_name: '',
    scope: `${scopeOf('profile.readonly')} openid offline_access`,
    grant_types: ['authorization_code'],
    logo_uri: 'https://wallet.example/logo.png',
    client_id: 'mine',
    client_secret: 'mine',
  });
  expect(named).toMatchObject({ client_name: 'wallet.example', scope: scopeOf('profile.readonly') });
  expect([named.client_id, named.client_secret]).not.toContain('mine');

  fresh();
  const statuses: number[] = [];
  for (let count = 0; count < 22; count += 1) statuses.push((await register(url())).status);
  expect([statuses.filter((status) => status === 201).length, statuses.at(-1)]).toEqual([20, 429]);
  // Who is never let in is forgotten; and there is an end to it.
  fresh();
  await pool().query(
    `insert into wallets (id, name, redirects, scopes, is_lasting, registered_at)
      select 'wallet-' || n, 'x', '{}', '{}', false, $1 from generate_series(1, $2) as n`,
    [registryNow, mostUnused],
  );
  const full = await register(url());
  expect([full.status, full.headers.get('retry-after')]).toEqual([503, '3600']);
  const used = await pool().query('select count(*)::int as n from wallets where used_at is not null');
  expect(await later(25 * 60 * minute, async () => (await register(url())).status)).toBe(201);
  const left = await pool().query('select count(*)::int as n from wallets');
  expect(left.rows[0].n).toBe(used.rows[0].n + 1);
});

test('the registry says where all this is, as wallets look for it', async () => {
  const about = (await (await fetch(`${url()}/.well-known/oauth-authorization-server`)).json()) as Record<
    string,
    unknown
  >;
  expect(about).toMatchObject({
    issuer: 'https://registry.test',
    registration_endpoint: 'https://registry.test/oauth/register',
    code_challenge_methods_supported: ['S256'],
  });
  const document = (await (await fetch(`${url()}/ims/ob/v3p0/discovery`)).json()) as {
    components: { securitySchemes: { OAuth2ACG: { flows: { authorizationCode: Record<string, unknown> } } } };
    paths: Record<string, Record<string, { security?: Record<string, string[]>[] }>>;
  };
  const { OAuth2ACG } = document.components.securitySchemes;
  expect(OAuth2ACG).toMatchObject({
    'x-imssf-registrationUrl': about.registration_endpoint,
    flows: { authorizationCode: { authorizationUrl: about.authorization_endpoint, tokenUrl: about.token_endpoint } },
  });
  const scopes = Object.keys(OAuth2ACG.flows.authorizationCode.scopes as object);
  expect(scopes.sort()).toEqual((about.scopes_supported as string[]).toSorted());
  const asked = Object.values(document.paths).flatMap((operations) =>
    Object.values(operations).flatMap(({ security = [] }) => security.flatMap(({ OAuth2ACG: wanted = [] }) => wanted)),
  );
  expect(asked.every((scope) => scopes.includes(scope))).toBe(true);
  expect(asked).toHaveLength(4);
});
