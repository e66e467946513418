/**
 * A sign-off: taken where it is good, and each way to cheat or to err by its own reason.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { didKeyOf, multibaseOf } from '../credential/proof/did-key.ts';
import { signingKeyOf } from '../credential/proof/signing-key.ts';
import { sampleProgramme } from '../programme/sample-programme.ts';
import { able, station } from '../programme/sample-records.ts';
import { type AssessorPass, readPass, signPass } from './assessor.ts';
import { type Around, checkSignOff } from './check-sign-off.ts';
import type { Station } from './rubric.ts';
import { type AboutOf, readSignOff, rubricDigest, type SignOff, signSignOff } from './sign-off.ts';

const assessorKey = signingKeyOf(new Uint8Array(32).fill(1));
const strangerKey = signingKeyOf(new Uint8Array(32).fill(2));
const candidateKey = signingKeyOf(new Uint8Array(32).fill(3));
const ownAssessorKey = signingKeyOf(new Uint8Array(32).fill(5));
const issuerKey = signingKeyOf(new Uint8Array(32).fill(4));
const day = (date: string) => `${date}T09:00:00.000Z`;
const practical = (change: Partial<AboutOf<'practical'>>): SignOff['about'] => ({
  ...{ kind: 'practical', station: 'talk', rubric: rubricDigest(station), ratings: able, pictures: [] },
  ...change,
});
const said: Omit<SignOff, 'v' | 'assessor'> = {
  id: '00000000-0000-4000-8000-000000000001',
  programme: 'helper',
  candidate: { id: 'abcdefgh12345678', name: 'Amina Yusuf' },
  seenAt: day('2027-03-01'),
  signedAt: day('2027-03-02'),
  note: '',
  about: practical({}),
};
const pass: AssessorPass = {
  v: 1,
  id: '00000000-0000-4000-8000-0000000000aa',
  issuer: 'did:web:issuer.test',
  issuerKey: multibaseOf(issuerKey.publicKey),
  issuedAt: day('2026-01-01'),
  may: ['assess', 'supervise'],
  key: didKeyOf(assessorKey.publicKey),
  person: { id: 'zzzzzzzz12345678', name: 'Bo Lind' },
  programmes: ['helper'],
  from: day('2026-01-01'),
  until: day('2028-01-01'),
  withdrawnAt: null,
};
const withStations = (...stations: Station[]) => ({ ...sampleProgramme, stations });
const around: Around = {
  candidate: { id: 'abcdefgh12345678', keys: [didKeyOf(candidateKey.publicKey), didKeyOf(ownAssessorKey.publicKey)] },
  passes: [pass],
  programmes: [withStations(station)],
  enrolledAt: day('2027-01-01'),
  taken: [],
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
  expect(check({ about: practical({ ratings: { ...able, listens: 'with-help' } }) })).toMatchObject({
    counts: true,
    fact: null,
  });
});

test('by oneself: with the own device, or with an assessor key of the same person', () => {
  for (const key of [candidateKey, ownAssessorKey])
    expect(fault({}, { passes: [{ ...pass, key: didKeyOf(key.publicKey) }] }, key)).toBe('by-oneself');
  expect(fault({}, { passes: [{ ...pass, person: { id: 'abcdefgh12345678', name: 'Amina Yusuf' } }] })).toBe(
    'by-oneself',
  );
});

test('an assessor that nobody named, or not for this, or not on that day', () => {
  expect(fault({}, {}, strangerKey)).toBe('assessor-unknown');
  expect(fault({}, { passes: [{ ...pass, programmes: ['counsellor'] }] })).toBe('assessor-not-for-this');
  expect(fault({}, { passes: [{ ...pass, may: ['supervise'] }] })).toBe('assessor-not-for-this');
  expect(fault({}, { passes: [{ ...pass, from: day('2027-03-02') }] })).toBe('assessor-not-yet');
  expect(fault({}, { passes: [{ ...pass, until: day('2027-03-01') }] })).toBe('assessor-expired');
  // Seen in time, signed when the pass had run out.
  expect(fault({}, { passes: [{ ...pass, until: day('2027-03-02') }] })).toBe('assessor-expired');
  expect(fault({}, { passes: [{ ...pass, withdrawnAt: day('2027-02-01') }] })).toBe('assessor-withdrawn');
  // Seen at the very instant, or signed at it: it does not count any more.
  expect(fault({}, { passes: [{ ...pass, withdrawnAt: day('2027-03-01') }] })).toBe('assessor-withdrawn');
  expect(fault({}, { passes: [{ ...pass, withdrawnAt: day('2027-03-02') }] })).toBe('assessor-withdrawn');
  expect(fault({}, { passes: [{ ...pass, withdrawnAt: '2027-03-02T09:00:00.001Z' }] })).toBe('counts');
  // It had run out by then, whatever was withdrawn since.
  expect(fault({}, { passes: [{ ...pass, until: day('2027-02-01'), withdrawnAt: day('2027-01-15') }] })).toBe(
    'assessor-expired',
  );
  // Another pass that still counts is enough.
  expect(fault({}, { passes: [{ ...pass, withdrawnAt: day('2027-02-01') }, pass] })).toBe('counts');
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
  expect(fault({}, { taken: [{ v: 1, assessor: pass.key, ...said }] })).toBe('known-already');
  expect(fault({}, { enrolledAt: day('2027-03-02') })).toBe('before-training');
  expect(fault({}, { enrolledAt: null })).toBe('before-training');
  expect(fault({}, { programmes: [] })).toBe('programme-unknown');
  expect(fault({}, { programmes: [withStations()] })).toBe('not-of-programme');
  const changed = { ...station, version: '1.1.0', enough: 1 };
  expect(fault({}, { programmes: [withStations(changed)] })).toBe('rubric-changed');
  // An older version that is still known is what it was judged by.
  expect(fault({}, { programmes: [withStations(changed), withStations(station)] })).toBe('counts');
  expect(fault({ about: practical({ ratings: { listens: 'done', asks: 'done' } }) })).toBe('rubric-not-filled');
  expect(fault({ about: practical({ ratings: { ...able, smiles: 'done' } }) })).toBe('rubric-not-filled');
});

const entry = (number: number) => `00000000-0000-4000-8000-00000000e00${number}`;
const hours = (change: Partial<AboutOf<'hours'>> = {}): SignOff['about'] => ({
  ...{ kind: 'hours', activity: 'support', entries: [entry(1), entry(2)], minutes: 90, from: day('2027-02-20') },
  ...change,
});
const takenHours = (about: SignOff['about']): SignOff => ({
  ...{ v: 1, assessor: pass.key, ...said },
  id: '00000000-0000-4000-8000-0000000000ff',
  about,
});

test('hours that a supervisor confirms count as one fact; not twice, not longer than the time they were in, not of something else', () => {
  expect(check({ about: hours() })).toMatchObject({
    fact: { kind: 'activity', activity: 'support', from: day('2027-02-20'), minutes: 90, count: 2, isSupervised: true },
  });
  expect(fault({ about: hours() }, { passes: [{ ...pass, may: ['assess'] }] })).toBe('assessor-not-for-this');
  expect(fault({ about: hours({ activity: 'driving' }) })).toBe('not-of-programme');
  expect(fault({ about: hours({ entries: [entry(1), entry(1)] }) })).toBe('hours-known');
  expect(fault({ about: hours() }, { taken: [takenHours(hours({ entries: [entry(2), entry(3)] }))] })).toBe(
    'hours-known',
  );
  const days = 9 * 24 * 60;
  expect(fault({ about: hours({ minutes: days }) })).toBe('counts');
  expect(fault({ about: hours({ minutes: days + 1 }) })).toBe('hours-do-not-fit');
  expect(fault({ about: hours({ from: said.seenAt, minutes: 1 }) })).toBe('hours-do-not-fit');
  const other = takenHours(hours({ entries: [entry(5)], from: day('2027-02-28'), minutes: 24 * 60 - 30 }));
  expect(fault({ about: hours({ from: day('2027-02-28'), minutes: 30 }) }, { taken: [other] })).toBe('counts');
  expect(fault({ about: hours({ from: day('2027-02-28'), minutes: 31 }) }, { taken: [other] })).toBe(
    'hours-do-not-fit',
  );
  expect(fault({ about: hours({ from: day('2026-12-31') }) })).toBe('before-training');
});

test('a recommendation and a document that was shown are facts, each by whoever may', () => {
  const word = { kind: 'recommendation', by: 'supervisor' } as const;
  const licence = { kind: 'document', document: 'licence' } as const;
  expect(check({ about: word })).toMatchObject({
    fact: { kind: 'recommended', by: 'supervisor', person: 'zzzzzzzz12345678' },
  });
  expect(check({ about: licence })).toMatchObject({ fact: { kind: 'document', document: 'licence' } });
  const assessing = { passes: [{ ...pass, may: ['assess' as const] }] };
  expect([fault({ about: word }, assessing), fault({ about: licence }, assessing)]).toEqual([
    'assessor-not-for-this',
    'counts',
  ]);
  expect(fault({ about: { ...word, by: 'friend' } })).toBe('not-of-programme');
  expect(fault({ about: { ...licence, document: 'poem' } })).toBe('not-of-programme');
});

test('a pass is believed when an organisation on the trust list signed it with a key that counted on that day', () => {
  const { v: _, issuerKey: __, withdrawnAt: ___, ...stated } = pass;
  const withdrawn = new Map();
  const line = signPass(issuerKey, stated);
  const listed = {
    publicKey: multibaseOf(issuerKey.publicKey),
    from: day('2025-01-01'),
    until: null,
    compromisedFrom: null,
  };
  const trusting = (
    change: Partial<typeof listed> | { until: string } | { compromisedFrom: string } = {},
    id = pass.issuer,
  ) => ({
    withdrawn,
    issuers: [{ id, name: { en: 'Issuer' }, keys: [{ ...listed, ...change }], certificates: [], status: null }],
  });
  expect(readPass(line, trusting())).toEqual(pass);
  expect(readPass(line, trusting({ until: day('2026-01-01') }))).toEqual(pass);
  for (const trusted of [
    null,
    trusting({}, 'did:web:other.test'),
    trusting({ publicKey: multibaseOf(strangerKey.publicKey) }),
    trusting({ from: day('2026-01-02') }),
    trusting({ until: day('2025-12-31') }),
    trusting({ compromisedFrom: day('2026-01-01') }),
  ])
    expect(readPass(line, trusted)).toEqual({ fault: 'issuer-unknown' });
  expect(readPass(line.replace('"assess",', ''), trusting())).toEqual({ fault: 'altered' });
  expect(readPass(line.replace('Bo Lind', 'Bo Lund'), trusting())).toEqual({ fault: 'altered' });
  // A sign-off is no pass, though its signature is good.
  expect(readPass(signSignOff(assessorKey, said), trusting())).toEqual({ fault: 'malformed' });
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
