/**
 * A sign-off: taken where it is good, and each way to cheat or to err by its own reason.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { didKeyOf } from '../credential/proof/did-key.ts';
import { signingKeyOf } from '../credential/proof/signing-key.ts';
import type { AssessorPass } from './assessor.ts';
import { type Around, checkSignOff } from './check-sign-off.ts';
import type { Station, Step } from './rubric.ts';
import { readSignOff, rubricDigest, type SignOff, signSignOff } from './sign-off.ts';

const assessorKey = signingKeyOf(new Uint8Array(32).fill(1));
const strangerKey = signingKeyOf(new Uint8Array(32).fill(2));
const candidateKey = signingKeyOf(new Uint8Array(32).fill(3));
const day = (date: string) => `${date}T09:00:00.000Z`;
const words = {
  'not-done': { en: 'no' },
  'with-help': { en: 'helped' },
  done: { en: 'yes' },
  'done-well': { en: 'well' },
};
const station: Station = {
  id: 'talk',
  version: '1.0.0',
  title: { en: 'A talk' },
  setting: { en: 'A room.' },
  task: { en: 'Listen.' },
  minutes: 15,
  competencies: ['support.listen'],
  enough: 2,
  criteria: ['listens', 'asks', 'links'].map((id) => ({
    id,
    text: { en: id },
    isCritical: id === 'listens',
    anchors: words,
  })),
};
const able: Record<string, Step> = { listens: 'done', asks: 'done', links: 'with-help' };
const said: Omit<SignOff, 'v' | 'assessor'> = {
  id: '00000000-0000-4000-8000-000000000001',
  programme: 'helper',
  station: 'talk',
  rubric: rubricDigest(station),
  candidate: { id: 'abcdefgh12345678', name: 'Amina Yusuf' },
  seenAt: day('2027-03-01'),
  signedAt: day('2027-03-02'),
  ratings: able,
  note: '',
  pictures: [],
};
const pass: AssessorPass = {
  key: didKeyOf(assessorKey.publicKey),
  person: { id: 'zzzzzzzz12345678', name: 'Bo Lind' },
  programmes: ['helper'],
  from: day('2026-01-01'),
  until: day('2028-01-01'),
  withdrawnAt: null,
};
const around: Around = {
  candidate: { id: 'abcdefgh12345678', device: didKeyOf(candidateKey.publicKey) },
  passes: [pass],
  stations: [station],
  enrolledAt: day('2027-01-01'),
  known: new Set(),
  now: day('2027-03-10'),
};
const check = (change: Partial<typeof said> = {}, with_: Partial<Around> = {}, key = assessorKey) =>
  checkSignOff(signSignOff(key, { ...said, ...change }), { ...around, ...with_ });
const fault = (...given: Parameters<typeof check>) => {
  const checked = check(...given);
  return checked.counts ? 'counts' : checked.fault;
};

test('a good one counts and is a fact of the day on which it was seen; "not yet" counts and is none', () => {
  expect(check()).toMatchObject({
    counts: true,
    fact: { kind: 'practical-passed', station: 'talk', assessor: 'zzzzzzzz12345678', at: day('2027-03-01') },
  });
  expect(check({ ratings: { ...able, listens: 'with-help' } })).toMatchObject({ counts: true, fact: null });
});

test('by oneself: with the own device, or with an assessor key of the same person', () => {
  expect(fault({}, { passes: [{ ...pass, key: around.candidate.device }] }, candidateKey)).toBe('by-oneself');
  expect(fault({}, { passes: [{ ...pass, person: { id: 'abcdefgh12345678', name: 'Amina Yusuf' } }] })).toBe(
    'by-oneself',
  );
});

test('an assessor that nobody named, or not for this, or not on that day', () => {
  expect(fault({}, {}, strangerKey)).toBe('assessor-unknown');
  expect(fault({}, { passes: [{ ...pass, programmes: ['counsellor'] }] })).toBe('assessor-not-for-this');
  expect(fault({}, { passes: [{ ...pass, from: day('2027-03-02') }] })).toBe('assessor-not-yet');
  expect(fault({}, { passes: [{ ...pass, until: day('2027-03-01') }] })).toBe('assessor-expired');
  // Seen in time, signed when the pass had run out.
  expect(fault({}, { passes: [{ ...pass, until: day('2027-03-02') }] })).toBe('assessor-expired');
  expect(fault({}, { passes: [{ ...pass, withdrawnAt: day('2027-02-01') }] })).toBe('assessor-expired');
  // Run out or withdrawn since: what was signed in time stays.
  expect(fault({}, { passes: [{ ...pass, until: day('2027-03-05') }] })).toBe('counts');
  expect(fault({}, { passes: [{ ...pass, withdrawnAt: day('2027-03-05') }] })).toBe('counts');
  expect(fault({}, { passes: [{ ...pass, until: day('2027-01-01') }, pass] })).toBe('counts');
});

test('signed within thirty days of what was seen', () => {
  expect(fault({ signedAt: day('2027-03-31') }, { now: day('2027-04-10') })).toBe('counts');
  expect(fault({ signedAt: '2027-03-31T09:00:00.001Z' }, { now: day('2027-04-10') })).toBe('signed-late');
  expect(fault({ signedAt: day('2027-02-28') })).toBe('signed-before-seen');
  expect(fault({}, { now: day('2027-03-01') })).toBe('not-yet');
});

test('for somebody else, replayed, before the training, by another rubric, not filled in', () => {
  expect(fault({}, { candidate: { ...around.candidate, id: 'bbbbbbbb12345678' } })).toBe('for-somebody-else');
  expect(fault({}, { known: new Set([said.id]) })).toBe('known-already');
  expect(fault({}, { enrolledAt: day('2027-03-02') })).toBe('before-training');
  expect(fault({}, { enrolledAt: null })).toBe('before-training');
  expect(fault({}, { stations: [] })).toBe('station-unknown');
  const changed = { ...station, version: '1.1.0', enough: 1 };
  expect(fault({}, { stations: [changed] })).toBe('rubric-changed');
  // An older version that is still known is what it was judged by.
  expect(fault({}, { stations: [changed, station] })).toBe('counts');
  expect(fault({ ratings: { listens: 'done', asks: 'done' } })).toBe('rubric-not-filled');
  expect(fault({ ratings: { ...able, smiles: 'done' } })).toBe('rubric-not-filled');
});

test('whichever byte is changed on the way, it does not count', () => {
  const line = signSignOff(assessorKey, said);
  expect(readSignOff(line)).toMatchObject({ id: said.id });
  fc.assert(
    fc.property(fc.nat(line.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, letter) => {
      fc.pre(line[at] !== letter);
      const changed = line.slice(0, at) + letter + line.slice(at + 1);
      expect(checkSignOff(changed, around).counts).toBe(false);
    }),
    { numRuns: 300 },
  );
  expect(checkSignOff('', around)).toEqual({ counts: false, fault: 'malformed' });
  expect(checkSignOff(line.replace('"done"', '"done-well"'), around)).toEqual({ counts: false, fault: 'altered' });
  expect(checkSignOff(`${line}${' '.repeat(20_000)}`, around)).toEqual({ counts: false, fault: 'malformed' });
});
