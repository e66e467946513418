/**
 * Lists that a page carries, and lists that somebody brings to it: what is taken, what is refused, and what is said.
 */
import { expect, test } from 'vitest';
import { multibaseOf } from '#core/credential/proof/did-key.ts';
import { signingKeyOf } from '#core/credential/proof/signing-key.ts';
import { aboutLists } from '#core/trust/about-lists.ts';
import { carriedText, carriesNothing, readCarried, withCarried } from '#core/trust/carried.ts';
import { bringToPage, type Lists, noLists } from '#core/trust/page-lists.ts';
import { rootFingerprint } from '#core/trust/root-fingerprint.ts';
import { readStatusList } from '#core/trust/status-list.ts';
import { type SignedTrustList, signTrustList } from '#core/trust/trust-list.ts';
import { oldestOf } from '#core/trust/what-is-known.ts';
import { issuerDid, passesText, rootKey, statusText, trustList } from '../fixtures/issuer.ts';

const stranger = signingKeyOf(new Uint8Array(32).fill(99));
const by = (key: typeof rootKey) => ({ name: multibaseOf(key.publicKey), key });
const first = await trustList();
const next = signTrustList({ ...first.list, sequence: 2, issuedAt: '2026-06-01T00:00:00.000Z' }, [by(rootKey)]);
const third = signTrustList({ ...first.list, sequence: 3 }, [by(rootKey)]);
const usurped = signTrustList({ ...first.list, sequence: 9, roots: [multibaseOf(stranger.publicKey)] }, [by(stranger)]);
const text = (list: SignedTrustList) => JSON.stringify(list);
const both = async (change = {}) => [
  await statusText('revocation', [], change),
  await statusText('refresh', [], change),
];

const inDecember = '2026-12-10T00:00:00.000Z';

const outcomes = async (lists: Lists, texts: readonly string[]) => {
  const files = texts.map((one, index) => ({ name: `${index}.json`, text: one }));
  const { lists: after, brought } = await bringToPage(lists, files, inDecember);
  return { after, told: brought.map(({ outcome }) => outcome) };
};
const oldest = async (lists: Lists) => {
  const about = await aboutLists(lists, inDecember);
  return oldestOf(about?.issuers[0]?.lists ?? []);
};
const carried = async (list = first): Promise<Lists> => {
  const read = (await both()).flatMap((one) => readStatusList(one) ?? []);
  return readCarried(carriedText(list, read)) as Lists;
};

test('without a list the first one counts, and is said to be brought by hand; what follows from it may follow', async () => {
  const { after, told } = await outcomes(noLists, [text(third), text(first), ...(await both())]);
  expect(told).toEqual(['trust-taken', 'trust-older', 'status-taken', 'status-taken']);
  expect(after).toMatchObject({ origin: 'by-hand', trustList: { list: { sequence: 3 } } });
  const refused = await outcomes(after, [text(usurped), text(next), text(third)]);
  expect(refused.told).toEqual(['trust-not-following', 'trust-older', 'already-known']);
  expect(refused.after.trustList).toEqual(after.trustList);
});

test('a list that the page carries is followed only by one that its root key signed', async () => {
  const page = await carried();
  expect(page).toMatchObject({ origin: 'carried', trustList: { list: { sequence: 1 } } });
  expect((await outcomes(page, [text(usurped)])).after).toEqual(page);
  const { after, told } = await outcomes(page, [text(usurped), text(next)]);
  expect(told).toEqual(['trust-not-following', 'trust-taken']);
  expect(after).toMatchObject({ origin: 'followed', trustList: { list: { sequence: 2 } } });
});

test('a list that was changed says that it is one and is refused; a paper is none', async () => {
  const edited = text(first).replace('Meridian Relief', 'Meridian Reliefs');
  const [revocation = ''] = await both();
  const broken = revocation.replace('2027-06-01', 'soon');
  const { told, after } = await outcomes(await carried(), [
    edited,
    broken,
    '{"type":["VerifiableCredential"]}',
    'null',
    '{',
  ]);
  expect(told).toEqual(['trust-broken', 'status-broken', 'no-list', 'no-list', 'no-list']);
  expect(after).toEqual(await carried());
});

test('a status list counts when its issuer signed it and it is newer; before there is a trust list it waits', async () => {
  const page = await carried();
  const forged = await statusText('revocation', [], { issuedAt: '2026-12-05T00:00:00.000Z' }, stranger);
  expect((await outcomes(page, [forged])).told).toEqual(['status-forged']);
  const [newer] = await both({ issuedAt: '2026-12-05T00:00:00.000Z' });
  const [older] = await both({ issuedAt: '2026-10-05T00:00:00.000Z' });
  expect((await outcomes(page, [newer as string, older as string])).told).toEqual(['status-taken', 'status-older']);
  const waiting = await outcomes(noLists, await both());
  expect(waiting.told).toEqual(['waits', 'waits']);
  const { after } = await outcomes(waiting.after, [text(first)]);
  expect(await oldest(after)).toMatchObject({ issuedAt: '2026-11-30T00:00:00.000Z' });
  // What the trust list does not vouch for waits no longer.
  const foreign = await outcomes(noLists, [forged]);
  expect((await outcomes(foreign.after, [text(first)])).after.statusLists).toEqual([]);
});

test('what is said of the lists: whose, how old the oldest of their withdrawals is, and what is missing', async () => {
  const about = await aboutLists(await carried(), inDecember);
  expect(about).toMatchObject({ sequence: 1, origin: 'carried', fingerprint: rootFingerprint(first.list.roots) });
  const dates = { issuedAt: '2026-11-30T00:00:00.000Z', validUntil: '2027-06-01T00:00:00.000Z' };
  const inForce = { number: '1', state: 'current', ...dates };
  expect(about?.issuers).toEqual([
    {
      id: issuerDid,
      name: first.list.issuers[0]?.name,
      keys: 1,
      stolenFrom: [],
      withdraws: true,
      lists: [
        { ...inForce, purpose: 'revocation' },
        { ...inForce, purpose: 'refresh' },
      ],
    },
  ]);
  expect(await oldest(await carried())).toEqual(dates);
  const [revocation = ''] = await both();
  const half = await outcomes(readCarried(carriedText(first, [])) as Lists, [revocation]);
  expect(await oldest(half.after)).toBeNull();
  expect(await aboutLists(noLists, inDecember)).toBeNull();
});

test('the fingerprint is of the root keys alone, in any order', () => {
  const [one, other] = [multibaseOf(rootKey.publicKey), multibaseOf(stranger.publicKey)];
  const of = (roots: string[]) => rootFingerprint(roots);
  expect(of([one, other])).toBe(of([other, one]));
  expect(of([one])).not.toBe(of([other]));
  expect(rootFingerprint(next.list.roots)).toBe(rootFingerprint(first.list.roots));
});

test('what a page carries cannot end its element, and comes out as it went in', async () => {
  const name = '</script><script>alert(1)</script><!-- & \u2028';
  const named = await trustList((list) => ({
    ...list,
    issuers: list.issuers.map((one) => ({ ...one, name: { en: name } })),
  }));
  const inside = carriedText(named, []);
  expect(inside).not.toMatch(/[<>&]/);
  const page = `<head><script type="application/json" id="known">${carriesNothing}</script></head>`;
  const made = withCarried(page, inside) as string;
  expect(made.match(/<\/script>/g)).toHaveLength(1);
  expect(readCarried(inside)?.trustList).toEqual(named);
  // Filled again, it carries the last alone.
  expect(withCarried(made, carriesNothing)).toBe(page);
  expect(withCarried('<head></head>', inside)).toBeNull();
  expect(withCarried(page + page, inside)).toBeNull();
});

test('what a page carries is used whole or not at all', async () => {
  const read = (await both()).flatMap((one) => readStatusList(one) ?? []);
  const whole = carriedText(first, read);
  expect(readCarried(carriesNothing)).toEqual(noLists);
  for (const damaged of [
    whole.replace('Meridian Relief', 'Meridian Reliefs'),
    whole.replace('"refresh"', '"refreshed"'),
    whole.slice(0, -1),
    whole.replace('"statusLists"', '"lists"'),
    '',
  ]) {
    expect(readCarried(damaged)).toBeNull();
  }
});

test('a list of withdrawn passes is none that a page needs, and says so; one that was changed is broken', async () => {
  const page = await carried();
  const pass = '00000000-0000-4000-8000-000000000001';
  const list = passesText([{ pass, withdrawnAt: '2026-10-01T00:00:00.000Z', reason: 'in-doubt' }]);
  for (const lists of [page, noLists]) {
    const { told, after } = await outcomes(lists, [list, list.replace('in-doubt', 'key-lost')]);
    expect(told).toEqual(['passes-not-here', 'passes-broken']);
    expect(after).toEqual(lists);
  }
});
