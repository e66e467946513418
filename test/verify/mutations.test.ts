/**
 * Thousands of changed files, each by one byte, none accepted; and files that somebody made to do harm.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import QRCode from 'qrcode';
import { expect, test } from 'vitest';
import { checkFile, largestFile } from '#core/verify/check-file.ts';
import { badgeAsPng, drawBadge } from '#print/badge/badge.ts';
import { printCertificate } from '#print/documents/certificate.ts';
import { tools } from '#store/verify/check-files.ts';
import { known, registeredPaper } from '../fixtures/issuer.ts';
import { samplePaper } from '../fixtures/papers.ts';
import { rounds } from '../fixtures/rounds.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const verdict = async (file: Uint8Array) => (await checkFile(file, await world, tools)).verdict;
const world = known();

/** The same numbers in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test('changed bytes in PDF, JSON, code, picture and badge: none is good, none is provisional', async () => {
  const registered = await registeredPaper();
  const device = await samplePaper();
  const files: Record<string, [file: Uint8Array, turns: number]> = {
    'registered PDF': [await printCertificate(registered), 2000],
    'provisional PDF': [await printCertificate(device), 1500],
    'registered JSON': [bytes(registered.credential), 2000],
    'provisional JSON': [bytes(device.credential), 1000],
    code: [bytes(registered.code), 1500],
    picture: [new Uint8Array(await QRCode.toBuffer(registered.code, { scale: 3 })), 1000],
    badge: [await badgeAsPng(drawBadge(registered), registered.credential), 1000],
  };
  let tried = 0;
  for (const [name, [file, turns]] of Object.entries(files)) {
    expect(['good', 'provisional'], name).toContain(await verdict(file));
    const next = dice(turns + file.length);
    for (let turn = 0; turn < turns / rounds(4, 1); turn += 1) {
      const changed = new Uint8Array(file);
      const at = Math.floor(next() * file.length);
      changed[at] = (file[at] as number) ^ (1 + Math.floor(next() * 255));
      const found = await verdict(changed);
      expect(['good', 'provisional'], `${name}: byte ${at} became ${changed[at]}`).not.toContain(found);
      tried += 1;
    }
  }
  expect(tried).toBe(10_000 / rounds(4, 1));
}, 300_000);

test('cut anywhere, or with something behind it: not good', async () => {
  const pdf = await printCertificate(await registeredPaper());
  for (let part = 1; part < 200; part += 1) {
    expect(await verdict(pdf.subarray(0, Math.floor((pdf.length * part) / 200)))).not.toBe('good');
  }
  for (const tail of ['\n', ' ', '%%EOF', '\n1 0 obj\n<< /Type /Catalog >>\nendobj\n']) {
    expect(await verdict(new Uint8Array([...pdf, ...bytes(tail)])), tail).toBe('changed');
  }
});

test('saved again by another program, with other contents, or encrypted: not good', async () => {
  const folder = tempFolder('hostile');
  const at = (name: string) => join(folder.path, name);
  writeFileSync(at('good.pdf'), await printCertificate(await registeredPaper()));
  const qpdf = (name: string, ...args: string[]) => {
    execFileSync('qpdf', ['--warning-exit-0', ...args, at('good.pdf'), at(name)], { stdio: 'pipe' });
    return verdict(new Uint8Array(readFileSync(at(name))));
  };
  expect(await qpdf('again.pdf')).toBe('changed');
  expect(await qpdf('packed.pdf', '--object-streams=generate')).not.toBe('good');
  expect(await qpdf('plain.pdf', '--qdf', '--object-streams=disable')).toBe('changed');
  expect(await qpdf('linear.pdf', '--linearize')).not.toBe('good');
  expect(await qpdf('locked.pdf', '--encrypt', 'a', 'b', '256', '--')).toBe('cannot-tell');
  folder.remove();
});

test('a part of one good paper in another: the credential of one, the signature of the other', async () => {
  const one = await registeredPaper();
  const other = await registeredPaper({ holder: { id: null, name: 'Somebody Else' } });
  const mixed = await printCertificate({
    ...one,
    credential: other.credential.replace('Somebody Else', 'Amina Yusuf'),
  });
  expect(await verdict(mixed)).toBe('changed');
  const [first, second] = [JSON.parse(one.credential), JSON.parse(other.credential)];
  expect(await verdict(bytes(JSON.stringify({ ...first, proof: second.proof })))).toBe('changed');
});

test('huge, empty, looping and random files neither stop it nor please it', async () => {
  const bomb = `%PDF-1.7\n1 0 obj\n<<\n/Type /EmbeddedFile\n/Filter /FlateDecode\n/Length`;
  const zeros = deflateSync(Buffer.alloc(64 * 1024 * 1024));
  const next = dice(7);
  const random = (length: number) => Uint8Array.from({ length }, () => Math.floor(next() * 256));
  const files = [
    new Uint8Array(0),
    new Uint8Array(largestFile + 1),
    bytes('%PDF-1.7'),
    bytes(`%PDF-1.7\n${'/ByteRange [0 0 0 0] '.repeat(100_000)}`),
    bytes(`%PDF-1.7\n/ByteRange [0 9999999999 9999999999 9999999999]`),
    new Uint8Array([...bytes(`${bomb} ${zeros.length}\n>>\nstream\n`), ...zeros]),
    bytes(`${'['.repeat(200_000)}`),
    bytes(`{"type":["VerifiableCredential"],"proof":{}}`),
    bytes('{"__proto__":{"type":"VerifiableCredential"}}'),
    bytes(`FP1:${'0'.repeat(4000)}`),
    ...Array.from({ length: 200 }, (_, index) => random(index * 37)),
    ...Array.from({ length: 50 }, () => new Uint8Array([...bytes('%PDF-1.7\n'), ...random(2000)])),
    ...Array.from({ length: 50 }, () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, ...random(500)])),
    ...Array.from({ length: 50 }, () => new Uint8Array([0xff, 0xd8, 0xff, ...random(500)])),
  ];
  for (const file of files) expect(['cannot-tell', 'changed']).toContain(await verdict(file));
}, 120_000);
