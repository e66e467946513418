/**
 * From key to key, and never to one that nobody who counted has named.
 */
import { expect, test } from 'vitest';
import { multibaseOf } from '../credential/proof/did-key.ts';
import { signingKeyOf } from '../credential/proof/signing-key.ts';
import { type Answers, readAnswers, writeAnswers } from './by-hand.ts';
import { type FeedItem, feedIdOf, signFeedItem } from './feed-item.ts';
import { keysAfter } from './keys-after.ts';

const keyOf = (fill: number) => {
  const key = signingKeyOf(new Uint8Array(32).fill(fill));
  return { key, name: multibaseOf(key.publicKey) };
};
const [one, two, three, other] = [keyOf(1), keyOf(2), keyOf(3), keyOf(9)];
type Key = typeof one;

function change(from: Key, to: Key, by: Key = from): FeedItem {
  const body = { kind: 'keys', key: to.name, after: from.name, at: '2027-02-01T12:00:00.000Z' } as const;
  return signFeedItem(feedIdOf('all', body), body, by);
}

test('from one key to the next, however the news comes', () => {
  const changes = [change(one, two), change(two, three)];
  expect(keysAfter([one.name], changes)).toEqual([three.name, two.name, one.name]);
  expect(keysAfter([one.name], changes.toReversed())).toEqual([three.name, two.name, one.name]);
  expect(keysAfter([two.name, one.name], changes)).toEqual([three.name, two.name, one.name]);
  expect(keysAfter([one.name], [])).toEqual([one.name]);
});

test('nobody brings in a key but one that counts', () => {
  expect(keysAfter([one.name], [change(one, other, other)])).toEqual([one.name]);
  expect(keysAfter([one.name], [change(other, three)])).toEqual([one.name]);
  expect(keysAfter([one.name], [change(two, three)])).toEqual([one.name]);
  // Signed by one that counts, in the name of another: nobody says so by mistake.
  expect(keysAfter([one.name], [change(two, three, one)])).toEqual([one.name]);
  const changed = { ...change(one, two), body: change(one, other).body };
  expect(keysAfter([one.name], [changed])).toEqual([one.name]);
});

test('a file that is carried by hand and signed by the newest key is read by who knows only the first', () => {
  const answers: Answers = {
    v: 1,
    device: 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK',
    asked: { epoch: null, cursor: { own: 0, all: 0 }, acknowledged: { n: 0, id: null }, isWhole: true },
    epoch: '0'.repeat(32),
    now: '2027-02-01T12:00:00.000Z',
    isKnown: true,
    head: { n: 0, id: null },
    results: [],
    items: [],
    next: { own: 0, all: 0 },
    more: false,
    uncounted: 0,
    papers: [],
  };
  const changes = [change(one, two), change(two, three)];
  expect(readAnswers(writeAnswers(answers, three, changes), [one.name])).toEqual(answers);
  expect(readAnswers(writeAnswers(answers, three), [one.name])).toBeNull();
  expect(readAnswers(writeAnswers(answers, three, changes.slice(1)), [one.name])).toBeNull();
  expect(readAnswers(writeAnswers(answers, other, [change(one, other, other)]), [one.name])).toBeNull();
});
