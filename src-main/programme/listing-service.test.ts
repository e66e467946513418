/**
 * What a candidate lets others see: kept before it is said, only by who is certified, and of the logbook only what was agreed to.
 */
import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { allCalls } from '#core/contract/contract.ts';
import type { Listing } from '#core/crisis/listing.ts';
import { programmeFile } from '#store/learner/programme-file.ts';
import { helper } from '../../test/fixtures/assessing.ts';
import { assessors, type Candidate, candidateAt, judged, signed, stationOf } from '../../test/fixtures/candidate.ts';
import { candidates } from '../../test/fixtures/candidates.ts';

const desk = candidates();
const { days, close, sitDown, value, bring, lines, readyToBeSeen, hoursFrom, word } = desk;

const listing: Listing = {
  ...{ seenBy: 'office', languages: ['en', 'sw'], country: 'KE', place: 'Garissa', reach: 'country' },
  ...{ contact: '', countsActivity: false },
};

/** Two hours of talks in March, confirmed, and all the rest. */
async function certified(): Promise<Candidate> {
  const candidate = await readyToBeSeen();
  const station = await stationOf(candidate.desk);
  const seen = days(3);
  vi.setSystemTime(days(4));
  const write = async (hour: number) =>
    value(
      await candidate.logbook.add({
        ...{ programmeId: helper, activity: 'talks', people: 2, note: 'about sleep' },
        from: days(3, hour).toISOString(),
        to: days(3, hour + 1).toISOString(),
      }),
    ).logbook.entries;
  await write(5);
  const entries = await write(7);
  const [last, first] = entries;
  if (!last || !first) throw new Error('nothing was written');
  const hours = { ...hoursFrom(days(3, 5), 120), entries: [first.id, last.id] };
  const seenTwice = [signed(judged(station), seen), signed(judged(station), seen, {}, assessors[1])];
  const at = { seenAt: days(3, 9).toISOString(), signedAt: days(3, 9).toISOString() };
  const { refused } = await bring(candidate, [...seenTwice, signed(hours, seen, at), signed(word, seen)]);
  expect(refused).toEqual([]);
  return candidate;
}
const said = async ({ listing: service }: Candidate) =>
  (await service.toSay()).map((body) =>
    body.kind === 'roster.changed'
      ? (body.listing?.place ?? null)
      : body.kind === 'activity.counted'
        ? [body.month, ...body.counts.map(({ count, confirmed, people }) => [count, confirmed, people])]
        : body.kind,
  );

test('nobody is listed who is not certified, and nothing is written for looking', async () => {
  const candidate = await sitDown();
  expect(value(await candidate.listing.read())).toEqual({
    ...{ certified: [], listing: null, saidAt: null, hasLogbook: true },
  });
  expect(await candidate.listing.change(listing)).toMatchObject({
    ok: false,
    failure: { code: 'roster-not-certified' },
  });
  expect(await said(candidate)).toEqual([]);
  // Nor is anything kept of taking back what was never said.
  value(await candidate.listing.change(null));
  expect(value(await candidate.listing.read()).saidAt).toBeNull();
});

test('who is certified is listed as they said, on the disk before they are told so; opened anew it is the same', async () => {
  const candidate = await certified();
  const calls = await allCalls();
  const before = lines(candidate);
  const view = value(await candidate.listing.change(listing));
  expect(calls['roster.change']?.output.safeParse(view).error).toBeUndefined();
  expect(view).toMatchObject({ certified: [{ id: helper }], listing, saidAt: days(4).toISOString() });
  expect(lines(candidate)).toBe(before + 1);
  expect(readFileSync(programmeFile(candidate.learner.path), 'utf8')).toContain('"place":"Garissa"');
  expect(await said(candidate)).toEqual(['Garissa']);
  // The same once more is nothing new.
  value(await candidate.listing.change(listing));
  expect(lines(candidate)).toBe(before + 1);
  await close();
  const again = await sitDown();
  expect(value(await again.listing.read()).listing).toEqual(listing);
  vi.setSystemTime(days(5));
  expect(value(await again.listing.change(null))).toMatchObject({ listing: null, saidAt: days(5).toISOString() });
  expect(await said(again)).toEqual([null]);
});

test('counts go along only when that was agreed to, each change of a month under a name of its own', async () => {
  const candidate = await certified();
  value(await candidate.listing.change({ ...listing, countsActivity: true }));
  expect(await said(candidate)).toEqual(['Garissa', ['2027-03', [2, 2, 4]]]);
  const first = (await candidate.listing.toSay())[1];
  const written = lines(candidate);
  // Looked at again, nothing more is written.
  expect(await candidate.listing.toSay()).toContainEqual(first);
  expect(lines(candidate)).toBe(written);
  vi.setSystemTime(days(6));
  const { logbook } = value(
    await candidate.logbook.add({
      ...{ programmeId: helper, activity: 'talks', people: 1, note: '' },
      from: days(5, 5).toISOString(),
      to: days(5, 6).toISOString(),
    }),
  );
  expect(await said(candidate)).toEqual(['Garissa', ['2027-03', [3, 2, 5]]]);
  value(await candidate.logbook.remove(logbook.entries[0]?.id ?? ''));
  expect(await said(candidate)).toEqual(['Garissa', ['2027-03', [2, 2, 4]]]);
  expect((await candidate.listing.toSay())[1]).not.toEqual(first);
  const file = readFileSync(programmeFile(candidate.learner.path), 'utf8');
  expect(file).not.toContain('about sleep');
  value(await candidate.listing.change(listing));
  expect(await said(candidate)).toEqual(['Garissa']);
});

test('whoever tells the registry is told when there is something to say', async () => {
  await certified();
  await close();
  const told = vi.fn();
  const candidate = await candidateAt(desk.folder.path, desk.content.path, told);
  value(await candidate.listing.read());
  expect(told).not.toHaveBeenCalled();
  value(await candidate.listing.change(listing));
  expect(told).toHaveBeenCalledTimes(1);
  vi.setSystemTime(days(6));
  value(
    await candidate.logbook.add({
      ...{ programmeId: helper, activity: 'talks', people: 1, note: '' },
      from: days(5, 5).toISOString(),
      to: days(5, 6).toISOString(),
    }),
  );
  expect(told).toHaveBeenCalledTimes(2);
  await candidate.learner.close();
});
