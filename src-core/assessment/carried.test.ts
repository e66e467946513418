/**
 * What goes between two machines comes over as it was, as a file and as a code; anything else is none of it.
 */

import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { expect, test } from 'vitest';
import { toBase45 } from '../credential/code/base45.ts';
import { type Carried, carriedCode, carriedName, carriedText, longestCode, readCarried } from './carried.ts';

const person = { id: 'abcdefgh12345678', name: 'أمينة Юсуф 李明' };
const request = (entries: number): Carried => ({
  fieldpass: 'request',
  v: 1,
  programme: 'peer-helper',
  candidate: person,
  askedAt: '2027-03-01T09:00:00.000Z',
  about: {
    kind: 'hours',
    activity: 'talks',
    entries: Array.from({ length: entries }, (_, at) => ({
      id: `00000000-0000-4000-8000-${String(at * 7919).padStart(12, '0')}`,
      from: `2027-02-01T09:${String(at % 60).padStart(2, '0')}:00.000Z`,
      to: '2027-02-01T10:00:00.000Z',
      people: 1,
    })),
  },
});

test('a request comes over by file and by code; one that is too long for a code goes by file', () => {
  const short = request(3);
  const code = carriedCode(short);
  expect(code?.length).toBeLessThan(longestCode);
  // Only characters that a code packs two to eleven bits.
  expect(code).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
  expect(readCarried(code ?? '')).toEqual(short);
  expect(readCarried(carriedText(short))).toEqual(short);
  const long = request(200);
  expect(carriedCode(long)).toBeNull();
  expect(readCarried(carriedText(long))).toEqual(long);
});

test('whatever else comes is none: other words, more than there is a place for, what is packed to be huge', () => {
  const one = request(1) as Carried & { about: object };
  for (const text of [
    '',
    '{}',
    'FPX1:',
    'FP1:ABC',
    'FPX1:~~~',
    JSON.stringify({ ...one, more: 1 }),
    JSON.stringify({ ...one, v: 2 }),
  ])
    expect(readCarried(text)).toBeNull();
  // As large as a code can be, and a thousand times larger unpacked.
  const bomb = `FPX1:${toBase45(deflateSync(new Uint8Array(2_000_000).fill(0x20), { level: 9 }))}`;
  expect(readCarried(bomb)).toBeNull();
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      expect(readCarried(text)).toBeNull();
      expect(readCarried(`FPX1:${text}`)).toBeNull();
    }),
  );
});

test('its file is called after what it is and of whom, in letters that every disk takes', () => {
  expect(carriedName({ fieldpass: 'request' }, 'peer-helper', 'أمينة Юсуф / 李明')).toBe(
    'fieldpass-request-peer-helper-أمينة-Юсуф-李明.json',
  );
  expect(carriedName({ fieldpass: 'assessor' }, '../..\\con:')).toBe('fieldpass-assessor-con.json');
});
