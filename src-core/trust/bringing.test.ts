/**
 * Bringing lists in: what is taken, what is refused and why; and by chance, that nobody without a key changes anything.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  issuerDid,
  issuerKey,
  now,
  passesText,
  rootKey,
  statusFolder,
  statusText,
  trustList,
} from '../../test/fixtures/issuer.ts';
import { type ReadPassList, readPassList } from '../assessment/withdrawn-passes.ts';
import { multibaseOf } from '../credential/proof/did-key.ts';
import { signingKeyOf } from '../credential/proof/signing-key.ts';
import { provenLists } from '../verify/known.ts';
import { bringIn, digestOfList, type Held } from './bringing.ts';
import { listKindOf } from './list-kind.ts';
import { rootFingerprint } from './root-fingerprint.ts';
import { type ReadStatusList, readStatusList } from './status-list.ts';
import { chainOf, type SignedTrustList, signTrustList, type TrustList } from './trust-list.ts';
import { whatIsKnown } from './what-is-known.ts';

const stranger = signingKeyOf(new Uint8Array(32).fill(99));
const newRoot = signingKeyOf(new Uint8Array(32).fill(98));
const nothing: Held = { chain: [], statusLists: [], passLists: [] };
const inDays = (days: number) => new Date(Date.parse(now) + days * 86_400_000).toISOString();

const numbered = (sequence: number) => trustList((list) => ({ ...list, sequence }));
const by = (list: TrustList, ...keys: (typeof rootKey)[]): SignedTrustList =>
  signTrustList(
    list,
    keys.map((key) => ({ name: multibaseOf(key.publicKey), key })),
  );
const read = (text: string) => readStatusList(text) as ReadStatusList;

/** What becomes of these texts, in their order. */
async function outcomes(texts: (string | SignedTrustList | null)[], held: Held, confirmed: string | null = null) {
  const files = texts.map((text, index) => ({
    name: `${index}.json`,
    text: text === null || typeof text === 'string' ? text : JSON.stringify(text),
  }));
  const bringing = await bringIn(files, held, now, confirmed);
  return { ...bringing, words: bringing.brought.map(({ outcome }) => outcome) };
}

test('the first trust list is only offered, and taken when exactly that one was confirmed', async () => {
  const [first, status] = [await trustList(), await statusText('revocation', [])];
  const asked = await outcomes([status, first], nothing);
  expect(asked).toMatchObject({ words: ['waits', 'waits'], taken: [], offer: first });

  const confirmed = await outcomes([status, first], nothing, digestOfList(first));
  expect(confirmed.words).toEqual(['status-taken', 'trust-taken']);
  expect(confirmed.taken.map(({ kind }) => kind)).toEqual(['pin', 'status']);
  expect(confirmed.offer).toBeNull();

  const other = await outcomes([await numbered(2)], nothing, digestOfList(first));
  expect(other).toMatchObject({ words: ['waits'], taken: [] });
  expect(other.offer?.list.sequence).toBe(2);
});

test('of several first lists the last that follows is offered, and a stranger between them is refused', async () => {
  const [one, three] = [await numbered(1), await numbered(3)];
  const foreign = by({ ...one.list, sequence: 9, roots: [multibaseOf(stranger.publicKey)] }, stranger);
  const asked = await outcomes([three, foreign, one], nothing);
  expect(asked.offer).toEqual(three);
  const done = await outcomes([three, foreign, one], nothing, digestOfList(three));
  expect(done.words).toEqual(['trust-taken', 'trust-not-following', 'trust-older']);
  expect(done.taken).toEqual([{ kind: 'pin', signed: three }]);
});

test('a later trust list must be signed by a root of the one before, and have a higher number', async () => {
  const held: Held = { chain: [await numbered(4)], statusLists: [], passLists: [] };
  const { list } = await numbered(5);
  const forged = by({ ...list, roots: [multibaseOf(stranger.publicKey)] }, stranger);
  // It names the true root and carries a signature of it that is of another list.
  const stolenSignature: SignedTrustList = { list, signatures: (await numbered(6)).signatures };
  const words = async (...texts: (string | SignedTrustList | null)[]) => (await outcomes(texts, held)).words;
  expect(await words(await numbered(5))).toEqual(['trust-taken']);
  expect(await words(await numbered(3))).toEqual(['trust-older']);
  expect(await words(await numbered(4))).toEqual(['already-known']);
  expect(await words(forged)).toEqual(['trust-not-following']);
  expect(await words({ ...forged, list: { ...forged.list, sequence: 3 } })).toEqual(['trust-broken']);
  expect(await words(stolenSignature)).toEqual(['trust-broken']);
  expect(await words('{"list":{},"signatures":[]}')).toEqual(['trust-broken']);
  expect(await words('not JSON', '{}', '[]', 'null', null)).toEqual([
    ...['no-list', 'no-list', 'no-list', 'no-list'],
    'unreadable',
  ]);
  // A lower number by a stranger is not called an older list of ours.
  expect(await words(by({ ...forged.list, sequence: 2 }, stranger))).toEqual(['trust-not-following']);
});

test('who changed roots on the way is followed step by step, and a step that is missing is refused', async () => {
  const { list } = await numbered(1);
  const roots = [multibaseOf(newRoot.publicKey)];
  const two = by({ ...list, sequence: 2, roots: [...list.roots, ...roots] }, rootKey);
  const three = by({ ...list, sequence: 3, roots }, newRoot);
  const held: Held = { chain: [await numbered(1)], statusLists: [], passLists: [] };
  expect((await outcomes([three], held)).words).toEqual(['trust-not-following']);
  const both = await outcomes([three, two], held);
  expect(both.words).toEqual(['trust-taken', 'trust-taken']);
  expect(both.taken).toEqual([
    { kind: 'later', signed: two },
    { kind: 'later', signed: three },
  ]);
  // The root of before signs no more.
  expect((await outcomes([await numbered(4)], { ...held, chain: [await numbered(1), two, three] })).words).toEqual([
    'trust-not-following',
  ]);
});

test('a status list must be proven, at its address, newer, and of a time that counts', async () => {
  const chain = [await trustList()];
  const held: Held = { chain, statusLists: [read(await statusText('revocation', []))], passLists: [] };
  const word = async (text: string, world: Held = held) => (await outcomes([text], world)).words[0];
  const later = { issuedAt: inDays(-0.5) };
  expect(await word(await statusText('revocation', [7], later))).toBe('status-taken');
  expect(await word(await statusText('refresh', []))).toBe('status-taken');
  expect(await word(await statusText('revocation', []))).toBe('already-known');
  // Another list of the same moment is not known, and not newer either.
  expect(await word(await statusText('revocation', [7]))).toBe('status-older');
  expect(await word(await statusText('revocation', [], { issuedAt: inDays(-3) }))).toBe('status-older');
  expect(await word(await statusText('revocation', [7], later, stranger))).toBe('status-forged');
  expect(await word(await statusText('revocation', [7], { ...later, issuer: 'did:web:other.example' }))).toBe(
    'status-unknown-issuer',
  );
  for (const id of [
    `${statusFolder}/1/refresh`,
    `${statusFolder}/x/revocation`,
    `${statusFolder}-2/1/revocation`,
    `${statusFolder}/1/1/revocation`,
    'https://elsewhere.example/status/1/revocation',
  ]) {
    expect(await word(await statusText('revocation', [7], { ...later, id })), id).toBe('status-wrong-address');
  }
  // Old already, and the newest all the same: whom it names as withdrawn is not called good by the one before.
  const old = await outcomes([await statusText('revocation', [7], { ...later, validUntil: inDays(-0.1) })], held);
  expect(old).toMatchObject({ words: ['status-taken-old'], taken: [{ kind: 'status' }] });
  expect(await word(await statusText('revocation', [7], { issuedAt: inDays(2) }))).toBe('status-not-yet');
  expect(await word(await statusText('revocation', []), nothing)).toBe('status-no-trust-list');
  const changed = JSON.parse(await statusText('revocation', [7], later));
  expect(await word(JSON.stringify({ ...changed, validUntil: inDays(900) }))).toBe('status-forged');
  expect(await word(JSON.stringify({ ...changed, more: 1 }))).toBe('status-broken');
});

test('a trust list that reports a key stolen comes with the lists of the new key', async () => {
  const fresh = signingKeyOf(new Uint8Array(32).fill(97));
  const key = { publicKey: multibaseOf(fresh.publicKey), from: inDays(-5), until: null, compromisedFrom: null };
  const next = await trustList((list) => ({
    ...list,
    sequence: 2,
    issuers: list.issuers.map((one) => ({
      ...one,
      keys: [...one.keys.map((old) => ({ ...old, compromisedFrom: inDays(-4) })), key],
    })),
  }));
  // What the thief signed is later than what the issuer signs now.
  const thief = await statusText('revocation', [], { issuedAt: inDays(-0.1) });
  const held: Held = { chain: [await trustList()], statusLists: [read(thief)], passLists: [] };
  const own = await statusText('revocation', [7], { issuedAt: inDays(-0.2) }, fresh);
  expect((await outcomes([own], held)).words).toEqual(['status-forged']);
  expect((await outcomes([own, next], held)).words).toEqual(['status-taken', 'trust-taken']);
  expect((await outcomes([thief, next], held)).words).toEqual(['status-forged', 'trust-taken']);
});

test('by chance: what is taken is in force afterwards, never older than before, and signed by whom it must be', async () => {
  const keys = [rootKey, newRoot, stranger];
  const { list } = await trustList();
  const trustTexts = fc.record({
    sequence: fc.integer({ min: 1, max: 6 }),
    signer: fc.constantFrom(...keys),
    roots: fc.subarray(keys, { minLength: 1 }),
  });
  const statusTexts = fc.record({
    day: fc.integer({ min: -6, max: 3 }),
    days: fc.integer({ min: 1, max: 9 }),
    signer: fc.constantFrom(issuerKey, stranger),
    purpose: fc.constantFrom('revocation' as const, 'refresh' as const),
    marked: fc.subarray([1, 2, 3]),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(trustTexts, { maxLength: 4 }),
      fc.array(statusTexts, { maxLength: 4 }),
      fc.boolean(),
      async (lists, statuses, isKnown) => {
        const signed = lists.map(({ sequence, signer, roots }) =>
          by({ ...list, sequence, roots: roots.map(({ publicKey }) => multibaseOf(publicKey)) }, signer),
        );
        const texts = await Promise.all(
          statuses.map(({ day, days, signer, purpose, marked }) => {
            const dates = { issuedAt: inDays(day), validUntil: inDays(day + days) };
            return statusText(purpose, marked, dates, signer);
          }),
        );
        const held: Held = { chain: isKnown ? [await numbered(2)] : [], statusLists: [], passLists: [] };
        const { taken, words, offer } = await outcomes([...signed, ...texts], held);
        expect(words).toHaveLength(signed.length + texts.length);
        if (!isKnown) expect(taken).toEqual([]);
        if (!isKnown) return;
        expect(offer).toBeNull();
        const later = taken.flatMap((one) => ('signed' in one ? [one.signed] : []));
        const chain = chainOf(held.chain[0] as SignedTrustList, later);
        // Reading takes each of them, in this order.
        expect(chain).toEqual([...held.chain, ...later]);
        for (const [index, next] of later.entries()) {
          const before = chain[index]?.list as TrustList;
          expect(next.list.sequence).toBeGreaterThan(before.sequence);
          expect(next.signatures.some(({ key }) => before.roots.includes(key))).toBe(true);
        }
        const status = taken.flatMap((one) => (one.kind === 'status' ? [one] : []));
        const proven = await provenLists(
          chain.at(-1)?.list ?? null,
          status.map(({ text }) => read(text)),
        );
        expect(words.filter((word) => word === 'status-taken')).toHaveLength(
          status.filter(({ list: one }) => one.validUntil >= now).length,
        );
        for (const { list: one } of status) {
          expect(Date.parse(proven.get(one.id)?.issuedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(one.issuedAt));
        }
        expect(status.filter(({ list: one }) => !proven.has(one.id))).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

test('by chance: a list of which one letter was changed is never taken', async () => {
  const held: Held = { chain: [await numbered(1)], statusLists: [], passLists: [] };
  const good = [JSON.stringify(await numbered(2)), await statusText('revocation', [3]), passesText([pass(1)])];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...good), fc.nat(), fc.integer({ min: 33, max: 126 }), async (text, at, code) => {
      const place = at % text.length;
      const changed = text.slice(0, place) + String.fromCharCode(code) + text.slice(place + 1);
      fc.pre(changed !== text);
      const { taken } = await outcomes([changed], held);
      // Base64 may be written in two ways at its end: then it is the same list.
      const same = taken.every((one) => {
        if (one.kind === 'passes') return one.read.line === passes(text).line;
        return one.kind === 'status'
          ? JSON.stringify(one.list) === JSON.stringify(read(text).list)
          : JSON.stringify(one.signed.list) === JSON.stringify(JSON.parse(text).list);
      });
      expect(same).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('a fingerprint is the same in any order of keys, another for other keys, and can be read aloud', () => {
  const roots = [rootKey, newRoot, stranger].map(({ publicKey }) => multibaseOf(publicKey));
  expect(rootFingerprint(roots)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}$/);
  expect(rootFingerprint([...roots].reverse())).toBe(rootFingerprint(roots));
  expect(new Set([rootFingerprint(roots), ...roots.map((root) => rootFingerprint([root]))]).size).toBe(4);
});

test('lists are told from papers by what they say of themselves', async () => {
  expect(listKindOf(JSON.stringify(await trustList()))).toBe('trust');
  expect(listKindOf(await statusText('refresh', []))).toBe('status');
  for (const text of ['{"type":["VerifiableCredential"]}', '{"list":1}', '', '7', '"list"']) {
    expect(listKindOf(text)).toBeNull();
  }
});

test('what is known is told with its age: up to date, old, missing, stolen', async () => {
  const { list } = await trustList((before) => ({
    ...before,
    issuers: before.issuers.map((one) => ({
      ...one,
      keys: one.keys.map((key) => ({ ...key, compromisedFrom: inDays(0) })),
    })),
  }));
  const known = async (...texts: string[]) => {
    const [issuer] = whatIsKnown(list, await provenLists(list, texts.map(read)), now);
    return issuer?.lists.map(({ number, purpose, state }) => `${number} ${purpose} ${state}`);
  };
  expect(await known()).toEqual(['1 revocation missing', '1 refresh missing']);
  const tenth = { id: `${statusFolder}/10/revocation`, validUntil: inDays(-0.5) };
  const second = { id: `${statusFolder}/2/refresh` };
  expect(await known(await statusText('revocation', [], tenth), await statusText('refresh', [], second))).toEqual([
    ...['2 revocation missing', '2 refresh current'],
    ...['10 revocation old', '10 refresh missing'],
  ]);
  expect(whatIsKnown(list, new Map(), now)).toMatchObject([{ id: issuerDid, keys: 1, stolenFrom: [inDays(0)] }]);
  const silent = { ...list, issuers: list.issuers.map((one) => ({ ...one, status: null })) };
  expect(whatIsKnown(silent, new Map(), now)).toMatchObject([{ withdraws: false, lists: [] }]);
});

const pass = (number: number, at = inDays(-30)) => ({
  pass: `00000000-0000-4000-8000-00000000000${number}`,
  ...{ withdrawnAt: at, reason: 'in-doubt' as const },
});
const passes = (text: string) => readPassList(text) as ReadPassList;

test('a list of withdrawn passes must be of a listed issuer, and say something that is not known; in whatever order', async () => {
  const chain = [await trustList()];
  const [one, two] = [passesText([pass(1)]), passesText([pass(1), pass(2)], { madeAt: inDays(-0.5) })];
  const held: Held = { chain, statusLists: [], passLists: [] };
  const words = async (texts: string[], known: string[] = []) =>
    (await outcomes(texts, { ...held, passLists: known.map(passes) })).words;
  expect(listKindOf(one)).toBe('passes');
  expect(await words([one])).toEqual(['passes-taken']);
  expect(await words([one], [one])).toEqual(['already-known']);
  expect(await words([two], [one])).toEqual(['passes-taken']);
  expect(await words([one], [two])).toEqual(['status-older']);
  // Of both at once only the later is written.
  for (const texts of [
    [one, two],
    [two, one],
  ]) {
    const both = await outcomes(texts, held);
    expect(both.taken).toEqual([{ kind: 'passes', read: passes(two) }]);
    expect(both.words[texts.indexOf(one)]).toBe('status-older');
  }
  // An older one that says what the newer leaves out is taken, too: nothing is undone.
  expect(await words([one], [passesText([pass(2)], { number: 7 })])).toEqual(['passes-taken']);
  // Said again by the same key, as of a later day.
  expect(await words([passesText([pass(1)], { madeAt: inDays(-0.5) })], [one])).toEqual(['passes-taken']);
});

test('a list of withdrawn passes that proves nothing: by a stranger, of nobody known, of a day to come, changed, before a trust list', async () => {
  const held: Held = { chain: [await trustList()], statusLists: [], passLists: [] };
  const word = async (text: string, known = held) => (await outcomes([text], known)).words[0];
  const all = [pass(1)];
  expect(await word(passesText(all, {}, stranger))).toBe('status-forged');
  expect(await word(passesText(all, { issuer: 'did:web:elsewhere.example' }))).toBe('status-unknown-issuer');
  expect(await word(passesText(all, { madeAt: inDays(2) }))).toBe('status-not-yet');
  expect(await word(passesText(all).replace('in-doubt', 'key-lost'))).toBe('passes-broken');
  expect(await word(passesText(all), nothing)).toBe('status-no-trust-list');
  const compromisedFrom = '2026-11-30T00:00:00.000Z';
  const stolen = await trustList((list) => ({
    ...list,
    issuers: list.issuers.map((one) => ({ ...one, keys: one.keys.map((key) => ({ ...key, compromisedFrom })) })),
  }));
  expect(await word(passesText(all), { ...held, chain: [stolen] })).toBe('status-forged');
  // It waits with the first trust list, and comes in with it.
  const first = await trustList();
  const asked = await outcomes([passesText(all), first], nothing);
  expect(asked.words).toEqual(['waits', 'waits']);
  expect((await outcomes([passesText(all), first], nothing, digestOfList(first))).words).toEqual([
    'passes-taken',
    'trust-taken',
  ]);
});
