/**
 * What a registry shows to whoever has a number or a paper before them: right, in six languages, nameless, and kept by others
 * for a minute.
 */
import { expect, test } from 'vitest';
import { credentialIn } from '#core/credential/credential.ts';
import { credentialNumberOf } from '#core/credential/number.ts';
import { languages } from '#core/locale/languages.ts';
import { longDate } from '#core/locale/long-date.ts';
import { readCarried } from '#core/trust/carried.ts';
import { bodyOf, decidedAttempt, registryNow, testRegistry } from '../fixtures/registry.ts';

let clock = registryNow;
const registry = testRegistry({ now: () => clock });

const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${registry.running.url}${path}`, { headers, redirect: 'manual' });

async function certificate(name: string, seed: string) {
  const device = await registry.device(name);
  device.say(
    bodyOf(
      decidedAttempt(registry.course, { seed, learner: `${seed}aaaaaaaaaaaaaaaa`.slice(0, 16), wanted: 'passed' }),
    ),
  );
  await device.send();
  await registry.running.replayed();
  const made = (await device.feed()).said.find((one) => one.kind === 'credential');
  const claims = credentialIn(made?.kind === 'credential' ? made.credential : '')?.claims;
  if (!claims) throw new Error('no certificate');
  return claims;
}

const wordOf = async (number: string, headers = { 'accept-language': 'en' }) => {
  const text = await (await ask(`/c/${number}`, headers)).text();
  return /class="answer is-(\w+)"/.exec(text)?.[1];
};

test('a number: it counts, it is withdrawn, replaced, expired, not known or mistyped, and nobody is named', async () => {
  const claims = await certificate('Amina Number', 'number');
  const { number } = claims;
  const answer = await ask(`/c/${number}`, { 'accept-language': 'en' });
  expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('vary')]).toEqual([
    200,
    'public, max-age=60',
    'accept-language',
  ]);
  const page = await answer.text();
  expect(page).toContain('class="answer is-valid"');
  expect(page).toContain(longDate(claims.expiresAt, 'en'));
  expect(page).not.toMatch(/Amina|Nairobi|numberaaaa/);
  expect(page).not.toMatch(/<script|<link|<img|src=|@import|url\(|https?:\/\//i);
  expect(await wordOf(number.toLowerCase().replaceAll('-', ''))).toBe('valid');
  expect(await wordOf(credentialNumberOf('nobody has this'))).toBe('unknown');
  expect(await wordOf(`${number.slice(0, -1)}${number.endsWith('0') ? '1' : '0'}`)).toBe('mistyped');
  const { pool } = registry.running.registry;
  await pool.query('update credentials set replaced_at = $2 where number = $1', [number, clock]);
  expect(await wordOf(number)).toBe('superseded');
  await registry.admin(`/v1/credentials/${number}/withdraw`, { why: 'by mistake' });
  expect(await wordOf(number)).toBe('revoked');
  await pool.query('update credentials set replaced_at = null, withdrawn_at = null where number = $1', [number]);
  clock = new Date(Date.parse(claims.expiresAt) + 1000);
  expect(await wordOf(number)).toBe('expired');
  clock = registryNow;
});

test('typed into the form it goes to its own address; what is none comes back as it was typed, and is text', async () => {
  const number = credentialNumberOf('typed');
  const sent = await ask(`/c?number=${encodeURIComponent(` ${number.toLowerCase()} `)}&language=fr`);
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `/c/${number}?language=fr`]);
  const hostile = `"><script>alert(1)</script>`;
  for (const path of [`/c?number=${encodeURIComponent(hostile)}`, `/c/${encodeURIComponent(hostile)}`]) {
    const page = await (await ask(path)).text();
    expect(page).not.toContain('<script');
    expect(page).toContain('&#60;script&#62;');
    expect(page).toContain('is-mistyped');
  }
});

test.each(languages.map(({ code, direction }) => [code, direction] as const))(
  'in %s, as the browser asks for it or somebody chose, from the side where it is read',
  async (code, direction) => {
    const page = await (await ask('/c', { 'accept-language': `xx, ${code};q=0.8, en;q=0.5` })).text();
    expect(page).toContain(`<html lang="${code}" dir="${direction}">`);
    const chosen = await (await ask(`/c?language=${code}`, { 'accept-language': 'en' })).text();
    expect(chosen).toBe(page);
    expect(page).not.toMatch(/{{|undefined/);
  },
);

test('the page that checks papers carries the lists of this registry, may load nothing, and is kept by its tag', async () => {
  await certificate('Amina Paper', 'paper');
  clock = new Date(clock.getTime() + 120_000);
  const answer = await ask('/verify', { 'accept-encoding': 'identity' });
  const page = await answer.text();
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe-inline|connect-src|https?:|'self'/);
  const carried = readCarried(/id="known">(.*?)<\/script>/s.exec(page)?.[1] ?? '');
  expect(carried?.trustList?.list.issuers.map(({ id }) => id)).toEqual(['did:web:registry.test']);
  expect(carried?.statusLists.map(({ list }) => list.id).sort()).toEqual([
    'https://registry.test/status/1/refresh',
    'https://registry.test/status/1/revocation',
  ]);
  const tag = answer.headers.get('etag') as string;
  expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
  const again = await ask('/verify', { 'if-none-match': tag });
  expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
  const small = await ask('/verify', { 'accept-encoding': 'gzip' });
  expect(small.headers.get('content-encoding')).toBe('gzip');
  expect(await small.text()).toBe(page);
});
