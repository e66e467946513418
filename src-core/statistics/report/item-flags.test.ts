import { expect, test } from 'vitest';
import type { Interval } from '../maths/sample.ts';
import { itemFlags } from './item-flags.ts';
import type { ItemReport, SittingShift, VersionShift } from './report.ts';

const sound: Omit<ItemReport, 'flags'> = {
  itemId: 'a',
  answers: 150,
  facility: 0.7,
  omittedShare: 0,
  discrimination: { itemRest: 0.3, interval: [0.15, 0.44], upperLower: 0.4 },
  showInterval: false,
  choices: [],
  betterThanKey: [],
  medianMs: 30_000,
  p90Ms: 60_000,
  exposure: 0.25,
  drift: [],
  dif: [],
  strongestRise: null,
};
const codes = (changes: Partial<typeof sound>) =>
  itemFlags({ ...sound, ...changes }, { usualMs: 30_000, exposureCap: 0.35 }).map(({ code }) => code);
const discriminating = (itemRest: number, interval: Interval) => ({
  discrimination: { itemRest, interval, upperLower: itemRest },
});
const moved = (beyondRest: number, chance: number): VersionShift & SittingShift => ({
  itemId: 'a',
  before: { facility: 0.5, count: 100 },
  after: { facility: 0.5 + beyondRest, count: 100 },
  change: beyondRest,
  standardError: 0.05,
  z: beyondRest / 0.05,
  beyondRest,
  beyondRestZ: beyondRest / 0.05,
  from: '1.0.0',
  to: '1.1.0',
  sitting: 's',
  chance,
});

test('a sound item has no flag', () => {
  expect(codes({})).toEqual([]);
});

test('easy and hard begin beyond their limits', () => {
  expect(codes({ facility: 0.95 })).toEqual([]);
  expect(codes({ facility: 0.951 })).toEqual(['too-easy']);
  expect(codes({ facility: 0.2 })).toEqual([]);
  expect(codes({ facility: 0.199 })).toEqual(['too-hard']);
});

test('discrimination: negative, weak, and with few answers only what the whole interval says', () => {
  expect(codes(discriminating(-0.01, [-0.17, 0.15]))).toEqual(['discrimination-negative']);
  expect(codes(discriminating(0.09, [-0.07, 0.25]))).toEqual(['discrimination-weak']);
  expect(codes(discriminating(0.1, [-0.06, 0.26]))).toEqual([]);
  expect(codes({ answers: 50, ...discriminating(0.05, [-0.23, 0.32]) })).toEqual(['few-answers']);
  expect(codes({ answers: 50, ...discriminating(-0.05, [-0.32, 0.23]) })).toEqual(['few-answers']);
  expect(codes({ answers: 50, ...discriminating(-0.2, [-0.45, 0.08]) })).toEqual([
    'few-answers',
    'discrimination-negative',
  ]);
});

test('an idle distractor needs fifty answers, a better one than the key a twentieth of them', () => {
  const choices = (share: number) => [
    { choice: 'a', count: 100, share: 0.6, meanRest: 0.6, isKey: true },
    { choice: 'b', count: 15, share, meanRest: 0.8, isKey: false },
    { choice: 'c', count: 0, share: 0, meanRest: null, isKey: false },
  ];
  const betterThanKey = [{ choice: 'b', meanRest: 0.8, keyMeanRest: 0.6, z: 3 }];
  expect(codes({ choices: choices(0.1), betterThanKey })).toEqual(['distractor-unused', 'key-doubtful']);
  expect(codes({ choices: choices(0.04), betterThanKey })).toEqual(['distractor-unused']);
  expect(codes({ choices: choices(0.1), answers: 49 })).toEqual(['few-answers']);
});

test('slow, left out, on too many forms', () => {
  expect(codes({ medianMs: 90_000 })).toEqual(['slow']);
  expect(codes({ medianMs: 89_999 })).toEqual([]);
  expect(codes({ omittedShare: 0.1 })).toEqual(['often-omitted']);
  expect(codes({ exposure: 0.36 })).toEqual(['over-exposed']);
});

test('drift goes both ways, a leak only up; both need ten points and more than chance', () => {
  expect(codes({ drift: [moved(-0.12, 0.01)] })).toEqual(['drift']);
  expect(codes({ drift: [moved(0.12, 0.06)] })).toEqual([]);
  expect(codes({ drift: [moved(0.09, 0.001)] })).toEqual([]);
  expect(codes({ strongestRise: moved(0.1, 0.05) })).toEqual(['leak']);
  expect(codes({ strongestRise: moved(-0.2, 0.001) })).toEqual([]);
});

test('of 19 answers only their number is said', () => {
  expect(codes({ answers: 19, facility: 1, omittedShare: 0.5, exposure: 0.9 })).toEqual(['few-answers']);
});
