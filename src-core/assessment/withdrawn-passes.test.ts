/**
 * Passes that were withdrawn: who can say so, from when, and that no list undoes another in whatever order they come.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { multibaseOf } from '../credential/proof/did-key.ts';
import { signingKeyOf } from '../credential/proof/signing-key.ts';
import { day, passOf, trusted, uuid } from '../programme/sample-records.ts';
import { readPass } from './assessor.ts';
import { withdrawalReasons } from './withdrawal-reason.ts';
import {
  heardOf,
  isLaterPassList,
  passListText,
  passTrustOf,
  type ReadPassList,
  readPassList,
  saysAllOf,
  signPassList,
  type WithdrawnPasses,
} from './withdrawn-passes.ts';

const issuer = 'did:web:issuer.test';
/** The key that signed the passes of the sample, the one after it, and one that nobody knows. */
const [key, newKey, stranger] = [4, 44, 45].map((fill) => signingKeyOf(new Uint8Array(32).fill(fill))) as [
  ReturnType<typeof signingKeyOf>,
  ReturnType<typeof signingKeyOf>,
  ReturnType<typeof signingKeyOf>,
];
const listed = trusted.issuers[0] as (typeof trusted.issuers)[number];
const knows = (change: Partial<(typeof listed.keys)[number]>) => ({
  issuers: [{ ...listed, keys: listed.keys.map((one) => ({ ...one, ...change })) }],
});

type Entry = WithdrawnPasses['passes'][number];
const withdrawn = (id: number, at: string, reason: Entry['reason'] = 'in-doubt'): Entry => ({
  ...{ pass: uuid(id), withdrawnAt: at, reason },
});
const listOf = (
  passes: Entry[],
  change: Partial<Omit<WithdrawnPasses, 'v' | 'issuerKey'>> = {},
  by = key,
): ReadPassList => signPassList(by, { issuer, number: passes.length, madeAt: day('2027-05-01'), passes, ...change });

/** What the pass of the first assessor comes to. */
const withdrawnAt = (lists: readonly ReadPassList[], trust: Parameters<typeof passTrustOf>[0] = trusted) => {
  const pass = readPass(passOf(0), passTrustOf(trust, lists));
  return 'fault' in pass ? pass.fault : pass.withdrawnAt;
};

test('the organisation that gave it withdraws it, from an instant that may have passed', () => {
  expect(withdrawnAt([])).toBeNull();
  expect(withdrawnAt([listOf([])])).toBeNull();
  expect(withdrawnAt([listOf([withdrawn(901, day('2027-03-01'))])])).toBeNull();
  expect(withdrawnAt([listOf([withdrawn(900, day('2027-03-01'))])])).toBe(day('2027-03-01'));
  expect(withdrawnAt([listOf([withdrawn(900, '2027-03-01T09:00:00Z')])])).toBe(day('2027-03-01'));
});

test('nobody else does: another organisation, an unknown key, one that did not count that day, or was stolen by then', () => {
  const passes = [withdrawn(900, day('2027-03-01'))];
  const other = {
    ...listed,
    id: 'did:web:other.test',
    keys: [{ ...listed.keys[0], publicKey: multibaseOf(stranger.publicKey) }],
  };
  const both = { issuers: [listed, other as typeof listed] };
  expect(withdrawnAt([listOf(passes, { issuer: 'did:web:other.test' }, stranger)], both)).toBeNull();
  expect(withdrawnAt([listOf(passes, {}, stranger)], both)).toBeNull();
  expect(withdrawnAt([listOf(passes, { issuer: 'did:web:other.test' })], both)).toBeNull();
  const list = listOf(passes);
  expect(withdrawnAt([list], knows({ compromisedFrom: day('2027-05-01') }))).toBeNull();
  expect(withdrawnAt([list], knows({ compromisedFrom: '2027-05-01T09:00:00.001Z' }))).toBe(day('2027-03-01'));
  expect(withdrawnAt([list], knows({ until: day('2027-04-30') }))).toBeNull();
  expect(withdrawnAt([list], knows({ until: day('2027-05-01') }))).toBe(day('2027-03-01'));
  expect(withdrawnAt([listOf(passes, { madeAt: day('2025-12-31') })])).toBeNull();
  expect(passTrustOf(null, [list])).toBeNull();
});

test('a key that came later withdraws what the one before it gave', () => {
  const trust = {
    issuers: [{ ...listed, keys: [...listed.keys, { ...listed.keys[0], publicKey: multibaseOf(newKey.publicKey) }] }],
  } as typeof trusted;
  expect(withdrawnAt([listOf([withdrawn(900, day('2027-03-01'))], {}, newKey)], trust)).toBe(day('2027-03-01'));
});

test('withdrawn twice, the earlier instant holds', () => {
  const [first, second] = [withdrawn(900, day('2027-04-01')), withdrawn(900, day('2027-03-01'))];
  expect(withdrawnAt([listOf([first, second])])).toBe(day('2027-03-01'));
  expect(withdrawnAt([listOf([second]), listOf([first], { number: 2 })])).toBe(day('2027-03-01'));
});

test('a newer list that leaves it out takes nothing back', () => {
  const newer = listOf([], { number: 9, madeAt: day('2027-06-01') });
  expect(withdrawnAt([newer, listOf([withdrawn(900, day('2027-03-01'))])])).toBe(day('2027-03-01'));
});

test('by chance: in whatever order lists come, how often, and with whatever others say, it comes to the same', () => {
  const entry = fc.record({
    pass: fc.constantFrom(900, 901, 902).map(uuid),
    withdrawnAt: fc.constantFrom('2026-07-01', '2027-03-01', '2027-03-02', '2027-09-01').map(day),
    reason: fc.constantFrom(...withdrawalReasons),
  });
  const list = fc
    .tuple(fc.array(entry, { maxLength: 4 }), fc.nat(5), fc.constantFrom('2027-05-01', '2027-06-01').map(day))
    .map(([passes, number, madeAt]) => listOf(passes, { number, madeAt }));
  const foreign = fc
    .array(entry, { minLength: 1, maxLength: 3 })
    .map((passes) => listOf(passes, { number: 99 }, stranger));
  const told = (lists: readonly ReadPassList[]) =>
    [...(passTrustOf(trusted, lists)?.withdrawn ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  fc.assert(
    fc.property(
      fc.array(list, { maxLength: 5 }),
      fc.array(foreign, { maxLength: 2 }),
      fc.nat(),
      (lists, others, at) => {
        const turned = [...lists.slice(at % (lists.length || 1)), ...others, ...lists].reverse();
        expect(told(turned)).toEqual(told(lists));
        // Whatever comes, no pass counts longer than before.
        for (const one of lists) {
          const before = passTrustOf(trusted, [one])?.withdrawn ?? new Map();
          for (const [name, { withdrawnAt: then }] of before)
            expect((passTrustOf(trusted, lists)?.withdrawn.get(name)?.withdrawnAt ?? 'never') <= then).toBe(true);
        }
      },
    ),
  );
});

test('a list as a file: read as it was signed; changed by a byte, cut off or of another kind it is none', () => {
  const list = listOf([withdrawn(900, day('2027-03-01'), 'key-lost')]);
  const text = passListText(list);
  expect(readPassList(text)).toEqual(list);
  for (const other of [
    text.replace('key-lost', 'in-doubt'),
    text.replace('2027-03-01', '2028-03-01'),
    text.slice(0, -9),
    JSON.stringify({ fieldpass: 'pass', v: 1, passes: [passOf(0)] }),
    JSON.stringify({ fieldpass: 'withdrawn-passes', v: 1, line: passOf(0) }),
    'null',
  ])
    expect(readPassList(other)).toBeNull();
  // The longest one fits among the texts that a registry hands out.
  const most = Array.from({ length: 3500 }, (_, at) => withdrawn(at, day('2027-03-01'), 'given-in-error'));
  const longest = passListText(listOf(most));
  expect(readPassList(longest)?.list.passes).toHaveLength(3500);
  expect(longest.length).toBeLessThan(500_000);
});

test('which one is later, and which says all that another said', () => {
  const [none, one, early, two] = [
    listOf([]),
    listOf([withdrawn(900, day('2027-03-01'))]),
    listOf([withdrawn(900, day('2027-02-01'))]),
    listOf([withdrawn(900, day('2027-03-01')), withdrawn(901, day('2027-03-01'))]),
  ].map(({ list }) => list) as [WithdrawnPasses, WithdrawnPasses, WithdrawnPasses, WithdrawnPasses];
  expect([saysAllOf(one, none), saysAllOf(two, one), saysAllOf(early, one), saysAllOf(one, one)]).toEqual(
    Array(4).fill(true),
  );
  expect([saysAllOf(none, one), saysAllOf(one, two), saysAllOf(one, early)]).toEqual(Array(3).fill(false));
  expect(isLaterPassList(two, one)).toBe(true);
  expect(isLaterPassList(one, two)).toBe(false);
  expect(isLaterPassList({ ...one, madeAt: day('2027-05-02') }, one)).toBe(true);
  expect(isLaterPassList(one, one)).toBe(false);
});

test('what is told of an organisation: how many, and as of when; nothing where it never said', () => {
  const lists = [
    listOf([withdrawn(900, day('2027-03-01'))]),
    listOf([withdrawn(900, day('2027-02-01')), withdrawn(901, day('2027-02-01'))], { madeAt: day('2027-06-01') }),
    listOf([withdrawn(902, day('2027-03-01'))], { madeAt: day('2027-07-01') }, stranger),
  ];
  expect(heardOf(trusted, issuer, lists)).toEqual({ madeAt: day('2027-06-01'), withdrawn: 2 });
  expect(heardOf(trusted, issuer, lists.slice(2))).toBeNull();
  expect(heardOf(trusted, 'did:web:other.test', lists)).toBeNull();
});
