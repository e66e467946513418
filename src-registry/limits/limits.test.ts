/**
 * Buckets that fill with time, bytes that are read at once, and whose address counts.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { addressForLimits } from './client-address.ts';
import { limitsOf } from './limits.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { tokenBuckets } from './token-buckets.ts';

test('a bucket gives what it holds, then what flows in; what is owed comes first', () => {
  let now = 0;
  const buckets = tokenBuckets({ perSecond: 10, burst: 5 }, () => now);
  for (let taken = 0; taken < 5; taken += 1) {
    expect(buckets.waitMs('a')).toBe(0);
    buckets.take('a', 1);
  }
  expect(buckets.waitMs('a')).toBe(100);
  expect(buckets.waitMs('b')).toBe(0);
  now += 100;
  expect(buckets.waitMs('a')).toBe(0);
  buckets.take('a', 1_000_000);
  expect(buckets.waitMs('a')).toBe(600);
  now += 60_000;
  buckets.take('a', 5);
  expect(buckets.waitMs('a')).toBeGreaterThan(0);
});

test('no rate: no limit', () => {
  const buckets = tokenBuckets({ perSecond: 0, burst: 1 }, () => 0);
  buckets.take('a', 100);
  expect(buckets.waitMs('a')).toBe(0);
});

test('a million addresses do not fill the memory: those that asked longest ago are forgotten', () => {
  const buckets = tokenBuckets({ perSecond: 0.001, burst: 1 }, () => 0);
  buckets.take('first', 1);
  expect(buckets.waitMs('first')).toBeGreaterThan(0);
  for (let number = 0; number < 60_000; number += 1) buckets.take(`other ${number}`, 1);
  expect(buckets.waitMs('first')).toBe(0);
  expect(buckets.waitMs('other 59999')).toBeGreaterThan(0);
});

test('bytes at once, of one address and of all; one body is always let in', () => {
  const { reading, close } = limitsOf({ bytesAtOnce: 100, bytesOfAddress: 60 });
  const big = reading.begin('a', 200);
  expect(big).not.toBeNull();
  expect(reading.begin('b', 1)).toBeNull();
  big?.();
  big?.();
  expect(reading.bytes).toBe(0);
  const first = reading.begin('a', 50);
  expect(reading.begin('a', 20)).toBeNull();
  expect(reading.begin('b', 50)).not.toBeNull();
  expect(reading.begin('c', 1)).toBeNull();
  first?.();
  expect(reading.begin('a', 50)).not.toBeNull();
  close();
});

test.each([
  ['127.0.0.1', null],
  ['::1', null],
  ['::ffff:127.0.0.1', null],
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
])('%s counts as %s', (ip, counts) => {
  expect(addressForLimits(ip)).toBe(counts);
});

test('one at a time for each key, also after one that failed', async () => {
  const queue = oneAtATime();
  const order: string[] = [];
  const work = (name: string, ms: number) => async () => {
    order.push(`${name} begins`);
    await wait(ms);
    order.push(`${name} ends`);
    if (name === 'a1') throw new Error('no');
    return name;
  };
  const all = await Promise.allSettled([
    queue('a', work('a1', 20)),
    queue('a', work('a2', 1)),
    queue('b', work('b1', 5)),
  ]);
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(order.indexOf('a2 begins')).toBeGreaterThan(order.indexOf('a1 ends'));
  expect(order.indexOf('b1 ends')).toBeLessThan(order.indexOf('a1 ends'));
});

test('a process that is held up on end says so, and one long piece of work is no overload', async () => {
  const limits = limitsOf({});
  const hold = (ms: number) => {
    const end = performance.now() + ms;
    while (performance.now() < end);
  };
  hold(1500);
  await wait(30);
  expect(limits.heldUpMs()).toBe(0);
  const begin = performance.now();
  while (limits.heldUpMs() < 100 && performance.now() - begin < 30_000) {
    hold(300);
    await wait(1);
  }
  expect(limits.heldUpMs()).toBeGreaterThan(100);
  limits.close();
});
