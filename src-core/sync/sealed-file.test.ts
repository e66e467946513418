import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { base64urlnopad } from '@scure/base';
import { expect, test } from 'vitest';
import { seededRandom } from '../exam/seeded-random.ts';
import {
  mostBytesOfContent,
  mostBytesOfFile,
  openSealed,
  readSealedHeader,
  type Sealing,
  type SealTools,
  sealFile,
  sealOpenerOf,
} from './sealed-file.ts';

const tools: SealTools = {
  web: globalThis.crypto.subtle as never,
  gzip: (bytes) => promisify(gzip)(bytes),
  gunzip: (bytes, most) => promisify(gunzip)(bytes, { maxOutputLength: most }),
};
const registry = sealOpenerOf('did:web:registry.test', new Uint8Array(32).fill(5));
const created = '2027-01-15T08:00:00.000Z';
const sealing = (seed: number): Sealing => ({
  kind: 'fieldpass-records',
  to: registry,
  created,
  secret: new Uint8Array(32).fill(seed),
});
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytes = (said: string) => new TextEncoder().encode(said);

async function sealed(content: Uint8Array, seed = 9) {
  const file = await sealFile(content, sealing(seed), tools);
  if (!file) throw new Error('too large');
  return file;
}
const open = (file: Uint8Array, opener = registry, kind: Sealing['kind'] = 'fieldpass-records') =>
  openSealed(file, kind, opener, tools);

/** Bytes that look like chance and do not pack. */
function noise(length: number): Uint8Array {
  const some = Buffer.concat(Array.from({ length: 4096 }, (_, at) => createHash('sha256').update(String(at)).digest()));
  // The same again after more than the 32 KiB that a packer looks back.
  return new Uint8Array(length).map((_, at) => some[at % some.length] as number);
}

test('what was sealed is opened by whom it is for; the outside tells no more than that', async () => {
  const file = await sealed(bytes('Amina read a lesson'));
  const opened = await open(file);
  expect('content' in opened && text(opened.content)).toBe('Amina read a lesson');
  expect(readSealedHeader(file)).toEqual({
    v: 1,
    kind: 'fieldpass-records',
    to: 'did:web:registry.test',
    key: base64urlnopad.encode(registry.publicKey),
    created,
    ephemeral: expect.stringMatching(/^[\w-]{43}$/),
  });
  expect(text(file)).not.toContain('Amina');
});

test('the same content sealed twice is nowhere the same', async () => {
  const [one, two] = [await sealed(bytes('the same'), 1), await sealed(bytes('the same'), 2)];
  const body = (file: Uint8Array) => file.subarray(file.indexOf(0x0a) + 1);
  expect(body(one)).not.toEqual(body(two));
});

test('no changed byte of a file is taken, and no bit of its last line end', async () => {
  const file = await sealed(bytes('a small file'));
  for (let place = 0; place < file.length; place += 1) {
    for (const flip of [1, 0x20, 0x80]) {
      const changed = file.slice();
      changed[place] = (changed[place] as number) ^ flip;
      expect(await open(changed), `byte ${place}`).toHaveProperty('problem');
    }
  }
});

test('no byte of a big file can be changed: 500 places by chance', async () => {
  const file = await sealed(noise(500_000));
  const random = seededRandom('places');
  for (let round = 0; round < 500; round += 1) {
    const place = random.below(file.length);
    const before = file[place] as number;
    file[place] = before ^ (1 + random.below(255));
    expect(await open(file), `byte ${place}`).toHaveProperty('problem');
    file[place] = before;
  }
  expect(await open(file)).toHaveProperty('content');
});

test('cut off anywhere, or with something behind it: refused', async () => {
  const file = await sealed(bytes('cut off'));
  for (let end = 0; end < file.length; end += 1) expect(await open(file.subarray(0, end))).toHaveProperty('problem');
  expect(await open(Buffer.concat([file, Buffer.from('x')]))).toEqual({ problem: 'damaged' });
});

test('why it is not opened', async () => {
  const file = await sealed(bytes('for one'));
  expect(await open(file, sealOpenerOf('did:web:other.test', new Uint8Array(32).fill(6)))).toEqual({
    problem: 'other-recipient',
  });
  expect(await open(file, sealOpenerOf(registry.id, new Uint8Array(32).fill(6)))).toEqual({
    problem: 'other-recipient',
  });
  expect(await open(file, registry, 'fieldpass-answers')).toEqual({ problem: 'other-kind' });
  expect(await open(bytes('a holiday photograph'))).toEqual({ problem: 'not-one' });
  expect(await open(bytes('{"v":2}\nx'))).toEqual({ problem: 'not-one' });
  expect(await open(new Uint8Array(0))).toEqual({ problem: 'not-one' });
  expect(await open(new Uint8Array(mostBytesOfFile + 1))).toEqual({ problem: 'too-large' });
});

test('somebody who says it is for the registry, and seals it for themselves', async () => {
  const thief = sealOpenerOf(registry.id, new Uint8Array(32).fill(66));
  const file = await sealFile(bytes('x'), { ...sealing(3), to: thief }, tools);
  const line = text(file as Uint8Array).split('\n')[0] as string;
  const renamed = line.replace(base64urlnopad.encode(thief.publicKey), base64urlnopad.encode(registry.publicKey));
  const body = (file as Uint8Array).subarray(line.length);
  expect(await open(Buffer.concat([Buffer.from(renamed), body]))).toEqual({ problem: 'damaged' });
});

test('a key of small order, which everybody could open, is refused', async () => {
  const file = await sealed(bytes('x'));
  const header = { ...readSealedHeader(file), ephemeral: base64urlnopad.encode(new Uint8Array(32)) };
  const body = file.subarray(file.indexOf(0x0a));
  expect(await open(Buffer.concat([Buffer.from(JSON.stringify(header)), body]))).toEqual({ problem: 'damaged' });
});

test('a bomb is not unpacked, and more than a file holds is not sealed', async () => {
  expect(await sealFile(new Uint8Array(mostBytesOfContent + 1), sealing(4), tools)).toBeNull();
  const bomb = { ...tools, gzip: () => promisify(gzip)(new Uint8Array(mostBytesOfContent + 1)) };
  const file = await sealFile(bytes('small'), sealing(4), bomb);
  expect((file as Uint8Array).length).toBeLessThan(200_000);
  expect(await open(file as Uint8Array)).toEqual({ problem: 'too-large' });
});

test('as much as a file holds, that does not get smaller by packing, fits', async () => {
  const packed = { ...tools, gzip: (all: Uint8Array) => promisify(gzip)(all, { level: 0 }) };
  const file = await sealFile(new Uint8Array(mostBytesOfContent), sealing(4), packed);
  expect(file?.length).toBeGreaterThan(mostBytesOfContent);
});
