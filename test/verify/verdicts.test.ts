/**
 * Every verdict, by a paper, a credential or a code that deserves it.
 */
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { signerOf } from '#core/credential/paper/paper-signature.ts';
import { fingerprintOf } from '#core/credential/paper/x509.ts';
import { multibaseOf } from '#core/credential/proof/did-key.ts';
import { signingKeyOf } from '#core/credential/proof/signing-key.ts';
import { mayFollow, newestOf, readTrustList, signTrustList } from '#core/trust/trust-list.ts';
import { checkFile, type Tools } from '#core/verify/check-file.ts';
import type { Known } from '#core/verify/known.ts';
import { printCertificate } from '#print/documents/certificate.ts';
import { makePaperKey, paperSignerFrom, paperSignerOf } from '#store/keys/paper-key.ts';
import { issuerDid, known, registeredPaper, rootKey, statusText, trustList } from '../fixtures/issuer.ts';
import { samplePaper } from '../fixtures/papers.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const tools: Tools = { web: crypto.subtle as never, codeInPicture: async () => null };
const bytes = (text: string) => new TextEncoder().encode(text);
const check = async (file: Uint8Array | string, world?: Known) => {
  const checked = await checkFile(typeof file === 'string' ? bytes(file) : file, world ?? (await known()), tools);
  return `${checked.verdict}: ${checked.reason}`;
};
const stranger = signingKeyOf(new Uint8Array(32).fill(99));

test('a registered certificate is good: as a PDF, as a file, as a code', async () => {
  const paper = await registeredPaper();
  expect(await check(await printCertificate(paper))).toBe('good: signed-by-issuer');
  expect(await check(paper.credential)).toBe('good: signed-by-issuer');
  expect(await check(paper.code)).toBe('good: signed-by-issuer');
  const checked = await checkFile(bytes(paper.credential), await known(), tools);
  expect(checked.issuer).toMatchObject({ id: issuerDid, isListed: true });
  expect(checked.against).toMatchObject({ trustList: { sequence: 1 }, statusOf: '2026-11-30T00:00:00.000Z' });
});

test('a certificate that a device made is provisional, never good', async () => {
  const paper = await samplePaper();
  for (const file of [await printCertificate(paper), paper.credential, paper.code]) {
    expect(await check(file)).toBe('provisional: device-only');
  }
});

test('expired and not yet valid, by the time at the gate', async () => {
  const paper = await registeredPaper();
  const late = await known({ at: '2030-01-01T00:00:00.000Z' });
  for (const file of [await printCertificate(paper), paper.credential, paper.code]) {
    expect(await check(file, late)).toBe('expired: expired-on');
  }
  expect(await check((await samplePaper()).credential, late)).toBe('expired: expired-on');
  const early = await known({ at: '2026-11-20T00:00:00.000Z' });
  expect(await check(paper.credential, early)).toBe('cannot-tell: not-yet-valid');
});

test('withdrawn and replaced, by the status lists; never good without them', async () => {
  const paper = await registeredPaper();
  const none = await statusText('revocation', []);
  const fresh = await statusText('refresh', []);
  const world = (...texts: string[]) => known({ texts });
  const all = [paper.credential, paper.code, await printCertificate(paper)];
  for (const file of all) {
    expect(await check(file, await world(await statusText('revocation', [4711]), fresh))).toBe('revoked: withdrawn');
    expect(await check(file, await world(none, await statusText('refresh', [4711])))).toBe('superseded: replaced');
    expect(await check(file, await world(await statusText('revocation', [4710, 4712]), fresh))).toBe(
      'good: signed-by-issuer',
    );
    expect(await check(file, await world())).toBe('cannot-tell: status-missing');
    expect(await check(file, await world(none))).toBe('cannot-tell: status-missing');
    const old = await statusText('revocation', [], {
      issuedAt: '2026-03-01T00:00:00.000Z',
      validUntil: '2026-09-01T00:00:00.000Z',
    });
    expect(await check(file, await world(old, fresh))).toBe('cannot-tell: status-old');
    // What an old list knows to be withdrawn stays withdrawn.
    const oldMarked = await statusText('revocation', [4711], { validUntil: '2026-11-30T12:00:00.000Z' });
    expect(await check(file, await world(oldMarked, fresh))).toBe('revoked: withdrawn');
  }
});

test('a status list that is forged, changed or of another place is as good as none', async () => {
  const paper = await registeredPaper();
  const fresh = await statusText('refresh', []);
  const forged = await statusText('revocation', [], {}, stranger);
  const elsewhere = await statusText('revocation', [], { id: 'https://elsewhere.example/status/1/revocation' });
  const genuine = await statusText('revocation', [4711]);
  const changed = genuine.replace('2027-06-01', '2037-06-01');
  for (const text of [forged, elsewhere, changed, '{}', '']) {
    expect(await check(paper.credential, await known({ texts: [text, fresh] }))).toBe('cannot-tell: status-missing');
  }
  // A later list does not have to be the one that is read last.
  const later = await statusText('revocation', [4711], { issuedAt: '2026-12-01T00:00:00.000Z' });
  const earlier = await statusText('revocation', []);
  for (const texts of [
    [later, earlier, fresh],
    [earlier, later, fresh],
  ]) {
    expect(await check(paper.credential, await known({ texts }))).toBe('revoked: withdrawn');
  }
});

test('nobody vouches for it: not listed, another key, a name that only looks like one', async () => {
  const empty = await trustList((list) => ({ ...list, issuers: [] }));
  const paper = await registeredPaper();
  expect(await check(paper.credential, await known({ list: empty }))).toBe('unknown-issuer: issuer-not-listed');
  expect(await check(await printCertificate(paper), await known({ list: empty }))).toBe(
    'unknown-issuer: issuer-not-listed',
  );
  expect(await check(paper.code, await known({ list: empty }))).toBe('unknown-issuer: issuer-not-listed');
  expect(await check((await registeredPaper({}, stranger)).credential)).toBe('unknown-issuer: key-not-listed');
  expect(await check((await registeredPaper({}, stranger)).code)).toBe('unknown-issuer: issuer-not-listed');
  for (const name of ['Меridiаn Rеliеf', 'MERIDIAN  RELlEF', 'Merídian Relief', 'Μeridian Relief.']) {
    const issuer = { id: 'did:web:meridian-relief.example', name, paperCertificate: null };
    const fake = await registeredPaper({ issuer }, stranger);
    expect(await check(fake.credential), name).toBe('unknown-issuer: issuer-looks-like');
    expect(await check(await printCertificate(fake)), name).toBe('unknown-issuer: issuer-looks-like');
  }
});

test('a stolen key: what it signed since does not count, what it signed before does', async () => {
  const stolen = await trustList((list) => ({
    ...list,
    issuers: list.issuers.map((one) => ({
      ...one,
      keys: one.keys.map((key) => ({ ...key, compromisedFrom: '2026-11-25T00:00:00.000Z' })),
    })),
  }));
  const texts = [
    await statusText('revocation', [], { issuedAt: '2026-11-24T12:00:00.000Z' }),
    await statusText('refresh', [], { issuedAt: '2026-11-24T12:00:00.000Z' }),
  ];
  const world = await known({ list: stolen, texts });
  expect(await check((await registeredPaper()).credential, world)).toBe('good: signed-by-issuer');
  const after = await registeredPaper({ issuedAt: '2026-11-26T00:00:00.000Z' });
  for (const file of [after.credential, after.code, await printCertificate(after)]) {
    expect(await check(file, world)).toBe('revoked: key-compromised');
  }
  const ended = await trustList((list) => ({
    ...list,
    issuers: list.issuers.map((one) => ({
      ...one,
      keys: one.keys.map((key) => ({ ...key, until: '2026-11-01T00:00:00.000Z' })),
    })),
  }));
  expect(await check((await registeredPaper()).credential, await known({ list: ended }))).toBe(
    'unknown-issuer: key-not-valid-then',
  );
});

test('a PDF that somebody else signed, a certificate that has run out, a credential that was exchanged', async () => {
  const paper = await registeredPaper();
  const other = paperSignerOf(
    await makePaperKey('Meridian Relief Training', new Date('2026-01-01'), 1500, new Uint8Array(16)),
  );
  expect(await check(await printCertificate({ ...paper, signer: other }))).toBe('changed: signer-differs');
  const provisional = await samplePaper();
  expect(await check(await printCertificate({ ...provisional, signer: other }))).toBe('changed: signer-differs');
  const short = await makePaperKey('Meridian Relief Training', new Date('2026-01-01'), 330, new Uint8Array(16));
  const list = await trustList((one) => ({
    ...one,
    issuers: one.issuers.map((issuer) => ({ ...issuer, certificates: [fingerprintOf(short.certificate)] })),
  }));
  expect(await check(await printCertificate({ ...paper, signer: paperSignerOf(short) }), await known({ list }))).toBe(
    'cannot-tell: certificate-expired',
  );
});

test("an organisation's own RSA certificate signs as well, from its files, with a passphrase", async () => {
  const folder = tempFolder('rsa');
  const at = (name: string) => join(folder.path, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  const subject = ['-days', '3650', '-subj', '/CN=Meridian', '-passout', 'pass:quay'];
  openssl('req', '-x509', '-newkey', 'rsa:3072', '-keyout', at('key.pem'), '-out', at('cert.pem'), ...subject);
  const key = readFileSync(at('key.pem'), 'utf8');
  const certificate = readFileSync(at('cert.pem'), 'utf8');
  expect(paperSignerFrom(key, certificate, 'wrong')).toBeNull();
  const signer = paperSignerFrom(key, certificate, 'quay');
  if (!signer) throw new Error('not read');
  const file = await printCertificate({ ...(await registeredPaper()), signer });
  const fingerprint = fingerprintOf(new Uint8Array(new X509Certificate(certificate).raw));
  expect((await signerOf(file, tools.web))?.fingerprint).toBe(fingerprint);
  expect(await check(file)).toBe('changed: signer-differs');
  writeFileSync(at('paper.pdf'), file);
  expect(execFileSync('pdfsig', [at('paper.pdf')], { encoding: 'utf8' })).toContain('Signature is Valid.');
  const stray = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
  expect(paperSignerFrom(stray.export({ type: 'pkcs8', format: 'pem' }) as string, certificate)).toBeNull();
  folder.remove();
});

test('a trust list is followed only by one that a key of it has signed', async () => {
  const first = await trustList();
  const next = signTrustList({ ...first.list, sequence: 2, roots: [multibaseOf(stranger.publicKey)] }, [
    { name: multibaseOf(rootKey.publicKey), key: rootKey },
    { name: multibaseOf(stranger.publicKey), key: stranger },
  ]);
  const usurped = signTrustList({ ...first.list, sequence: 9, roots: [multibaseOf(stranger.publicKey)] }, [
    { name: multibaseOf(stranger.publicKey), key: stranger },
  ]);
  const third = signTrustList({ ...next.list, sequence: 3 }, [
    { name: multibaseOf(stranger.publicKey), key: stranger },
  ]);
  expect(mayFollow(first, next)).toBe(true);
  expect(mayFollow(first, usurped)).toBe(false);
  expect(mayFollow(next, first)).toBe(false);
  expect(newestOf(first, [third, usurped, next]).list.sequence).toBe(9);
  expect(newestOf(first, [usurped]).list.sequence).toBe(1);
  expect(newestOf(first, [third]).list.sequence).toBe(1);
  expect(readTrustList(JSON.stringify(first))?.list.sequence).toBe(1);
  const edited = JSON.stringify(first).replace('Meridian Relief', 'Meridian Reliefs');
  expect(readTrustList(edited)).toBeNull();
  const lied = {
    ...usurped,
    signatures: usurped.signatures.map((one) => ({ ...one, key: multibaseOf(rootKey.publicKey) })),
  };
  expect(mayFollow(first, lied)).toBe(false);
});
