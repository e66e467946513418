/**
 * Which bytes a range means.
 */
import { expect, test } from 'vitest';
import { byteRangeOf } from './byte-range.ts';

const file = { etag: '"a"', bytes: 10 };
const rangeOf = (range: string | undefined, ifRange?: string, of = file) => byteRangeOf({ range, ifRange }, of);
const part = (from: number, to: number) => ({ kind: 'part', from, to });

test('one range is given, and what is none is all of the file', () => {
  expect(rangeOf('bytes=0-3')).toEqual(part(0, 3));
  expect(rangeOf('bytes=4-')).toEqual(part(4, 9));
  expect(rangeOf('bytes=4-400')).toEqual(part(4, 9));
  expect(rangeOf('bytes=-3')).toEqual(part(7, 9));
  expect(rangeOf('bytes=-30')).toEqual(part(0, 9));
  for (const other of [undefined, '', 'bytes=-', 'bytes=5-4', 'bytes=0-1,3-4', 'lines=0-3', 'bytes=a-b', 'bytes=-1-3'])
    expect(rangeOf(other)).toEqual({ kind: 'whole' });
});

test('beyond the end there is nothing, and a range of another file is none', () => {
  expect(rangeOf('bytes=10-')).toEqual({ kind: 'outside' });
  expect(rangeOf('bytes=-0')).toEqual({ kind: 'outside' });
  expect(rangeOf('bytes=0-', undefined, { etag: '"a"', bytes: 0 })).toEqual({ kind: 'outside' });
  expect(rangeOf('bytes=0-3', '"a"')).toEqual(part(0, 3));
  expect(rangeOf('bytes=0-3', '"b"')).toEqual({ kind: 'whole' });
});
