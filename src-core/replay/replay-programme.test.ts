/**
 * A programme that was reached, looked at by somebody who has nothing but what was signed: what counts, and each way to cheat or to err.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSignOff, type SignOff } from '../assessment/sign-off.ts';
import { passTrustOf, signPassList } from '../assessment/withdrawn-passes.ts';
import { didKeyOf } from '../credential/proof/did-key.ts';
import { hashOfText } from '../evidence/digest.ts';
import { uuid } from '../programme/sample-records.ts';
import { eventBodySchema, type ReachedEvent } from '../sync/event-body.ts';
import { type KnownOfPerson, type ReplayAround, replayProgramme } from './replay-programme.ts';
import {
  around,
  body,
  day,
  hours,
  keys,
  learner,
  lines,
  ownHoursProgramme,
  pass,
  programme,
  signOff,
  station,
  talk,
  word,
} from './sample-reached.ts';

const replay = (
  change: Partial<ReachedEvent> = {},
  other: Partial<ReplayAround> = {},
  person: Partial<KnownOfPerson> = {},
) => replayProgramme({ ...body, ...change }, { ...around, ...other, person: { ...around.person, ...person } });
const reason = (...given: Parameters<typeof replay>) => {
  const found = replay(...given);
  return found.kind === 'refused' ? found.reason : found.kind;
};
/** Everything but one line, and that in another way. */
const instead = (line: string, ...others: string[]) => ({
  signOffs: [...body.signOffs.filter((one) => one !== line), ...others],
});
const refusedBy = (fault: string, line: string, ...given: Parameters<typeof replay>) => {
  const found = replay(...given);
  expect(found).toMatchObject({ kind: 'refused', reason: 'sign-off-refused' });
  expect(found.kind === 'refused' && found.signOffs).toEqual([{ digest: hashOfText(line), fault }]);
};

test('all that counts makes the period of the device, with who signed and by which line', () => {
  expect(eventBodySchema.parse(body)).toEqual(body);
  const found = replay();
  expect(found).toMatchObject({
    kind: 'confirmed',
    period: { from: day('2027-03-01', '12:00'), until: day('2029-03-01', '12:00'), by: 'first' },
    doubts: [],
  });
  if (found.kind !== 'confirmed') throw new Error(found.kind);
  expect(found.signed.map(({ by }) => by)).toEqual(['Assessor b', 'Assessor c', 'Assessor b', 'Assessor c']);
  expect(found.signed.map(({ digest }) => digest).sort()).toEqual(body.signOffs.map((line) => hashOfText(line)).sort());
});

test('what the registry does not know itself is not believed: exam, lessons, certificates, text of a declaration', () => {
  const missing = (...given: Parameters<typeof replay>) => {
    const found = replay(...given);
    expect(found).toMatchObject({ kind: 'refused', reason: 'not-met' });
    return found.kind === 'refused' && found.missing;
  };
  // The station counts after the exam.
  expect(missing({}, {}, { passes: [] })).toEqual(['exam', 'station']);
  expect(missing({}, {}, { lessons: around.person.lessons.slice(1) })).toEqual(['read']);
  const other = { document: 'ethics', digest: hashOfText('I promise nothing.'), at: day('2027-02-12') };
  expect(missing({ declared: [other] })).toEqual(['ethics', 'licence']);
  expect(missing({ declared: [{ ...other, document: 'licence' }] })).toEqual(['ethics', 'licence']);
  // Two of three: the recommendation, and either acts or the certificate.
  const alone = instead(lines.hours, signOff(keys.one, '2027-02-10', hours('2027-02-10', 150, [501])));
  expect(reason(alone)).toBe('confirmed');
  expect(missing(alone, {}, { credentials: [] })).toEqual(['acts', 'basic']);
});

test('by oneself: with any device of the person, or with another profile of theirs', () => {
  const own = signOff(keys.device, '2027-03-02', talk());
  refusedBy('by-oneself', own, { ...instead(lines.talkTwo, own), passes: [...body.passes, pass(keys.device, 'd')] });
  const second = { devices: [didKeyOf(keys.stranger.publicKey), didKeyOf(keys.two.publicKey)] };
  const found = replay({}, {}, second);
  expect(found).toMatchObject({ reason: 'sign-off-refused' });
  expect(found.kind === 'refused' && found.signOffs?.map(({ fault }) => fault)).toEqual(['by-oneself', 'by-oneself']);
  const profile = replay({}, {}, { learners: [learner.id, 'c'.repeat(16)] });
  expect(profile.kind === 'refused' && profile.signOffs?.map(({ fault }) => fault)).toEqual([
    'by-oneself',
    'by-oneself',
  ]);
});

test('an assessor who is expired, unknown, not for this; a pass that was altered', () => {
  const { talkTwo } = lines;
  const word = signOff(keys.one, '2027-02-13', { kind: 'recommendation', by: 'supervisor' });
  const signed = { signOffs: [lines.talkOne, talkTwo, lines.hours, word] };
  const withPass = (line: string) => ({ ...signed, passes: [pass(keys.one, 'b'), line] });
  expect(reason(signed)).toBe('confirmed');
  refusedBy('assessor-expired', talkTwo, withPass(pass(keys.two, 'c', { until: day('2027-03-02', '12:30') })));
  refusedBy('assessor-not-yet', talkTwo, withPass(pass(keys.two, 'c', { from: day('2027-03-03') })));
  refusedBy('assessor-not-for-this', talkTwo, withPass(pass(keys.two, 'c', { programmes: ['other'] })));
  refusedBy('assessor-unknown', talkTwo, { ...signed, passes: [pass(keys.one, 'b')] });
  refusedBy(
    'altered',
    talkTwo,
    withPass(pass(keys.two, 'c', { may: ['supervise'] }).replace('"supervise"', '"assess"')),
  );
  const list = signPassList(keys.issuer, {
    ...{ issuer: 'did:web:issuer.test', number: 1, madeAt: day('2027-03-04') },
    passes: [{ pass: uuid(950), withdrawnAt: day('2027-03-02', '13:00'), reason: 'in-doubt' }],
  });
  const heard = { trusted: passTrustOf(around.trusted, [list]) };
  refusedBy('assessor-withdrawn', talkTwo, withPass(pass(keys.two, 'c', { id: uuid(950) })), heard);
  expect(replay(withPass(pass(keys.two, 'c', { id: uuid(951) })), heard)).toMatchObject({ kind: 'confirmed' });
  // On the list, and not with this key.
  refusedBy('issuer-unknown', talkTwo, withPass(pass(keys.two, 'c', {}, keys.stranger)));
});

test('for another person, replayed, altered, dated before training, by a rubric that is not ours', () => {
  const { talkTwo } = lines;
  const put = (line: string) => [line, instead(talkTwo, line)] as const;
  const seen = (...given: Parameters<typeof signOff>) => put(signOff(...given));
  const other = { id: 'zzzzzzzz12345678', name: 'Bo Lind' };
  refusedBy('for-somebody-else', ...seen(keys.two, '2027-03-02', talk(), { candidate: other }));
  refusedBy('altered', ...put(talkTwo.replace('"done"', '"done-well"')));
  refusedBy('malformed', ...put('a line'));
  refusedBy('not-of-programme', ...seen(keys.two, '2027-03-02', talk({ station: 'run' })));
  refusedBy('rubric-changed', ...seen(keys.two, '2027-03-02', talk({ rubric: 'e'.repeat(64) })));
  refusedBy('rubric-not-filled', ...seen(keys.two, '2027-03-02', talk({ ratings: { listens: 'done' } })));
  refusedBy('before-training', ...seen(keys.two, '2027-01-09', talk()));
  refusedBy('signed-late', ...seen(keys.two, '2027-01-11', talk(), { signedAt: day('2027-03-01') }));
  // Two assessors, each by themselves: one of them twice is one, and so is one line twice.
  expect(reason(instead(talkTwo, signOff(keys.one, '2027-03-02', talk())))).toBe('not-met');
  refusedBy('known-already', lines.talkOne, instead(talkTwo, lines.talkOne));
  const elsewhere = signOff(keys.two, '2027-03-02', talk(), { programme: 'other' });
  const known = [programme, { ...programme, id: 'other' }];
  const passes = [pass(keys.one, 'b'), pass(keys.two, 'c', { programmes: ['helper', 'other'] })];
  refusedBy('not-of-programme', elsewhere, { ...instead(talkTwo, elsewhere), passes }, { programmes: known });
});

test('a rubric that changed after use counts where the registry has it as it was', () => {
  const changed = { ...programme, version: '3.0.0', stations: [{ ...station, enough: 2 }] };
  expect(reason({}, { programmes: [changed] })).toBe('programme-version-unknown');
  const now = { ...changed, version: '2.0.0' };
  const found = replay({}, { programmes: [now] });
  expect(found.kind === 'refused' && found.signOffs?.map(({ fault }) => fault)).toEqual([
    'rubric-changed',
    'rubric-changed',
  ]);
  expect(reason({}, { programmes: [changed, programme] })).toBe('confirmed');
  expect(reason({}, { programmes: [] })).toBe('programme-unknown');
});

test('hours that overlap, are more than the time they were in, or come to something else than was signed', () => {
  const first = signOff(keys.one, '2027-02-10', hours('2027-02-10', 60, [501, 502]));
  const again = signOff(keys.two, '2027-02-11', hours('2027-02-11', 90, [502, 503]));
  refusedBy('hours-known', again, instead(lines.hours, again, first));
  const beside = signOff(keys.two, '2027-02-10', hours('2027-02-10', 121, [504]));
  refusedBy('hours-do-not-fit', beside, instead(lines.hours, first, beside));
  const long = signOff(keys.one, '2027-02-10', hours('2027-02-10', 181, [501, 502]));
  refusedBy('hours-do-not-fit', long, instead(lines.hours, long));

  const said = readSignOff(lines.hours) as SignOff;
  const piece = { signOff: said.id, activity: 'support', from: day('2027-02-10'), to: day('2027-02-10', '10:30') };
  const late = { ...piece, from: day('2027-02-10', '11:00'), to: day('2027-02-10', '12:00') };
  const pieces = (first: object, second: object) => ({
    hours: [
      { ...piece, count: 1, minutes: 90, ...first },
      { ...late, count: 1, minutes: 60, ...second },
    ],
  });
  expect(reason(pieces({}, {}))).toBe('confirmed');
  for (const wrong of [
    pieces({ minutes: 91 }, {}),
    pieces({ count: 2 }, {}),
    pieces({ minutes: 80 }, { minutes: 70 }),
    pieces({ activity: 'rest' }, {}),
    pieces({}, { from: day('2027-02-10', '10:00') }),
    pieces({ from: day('2027-02-09') }, {}),
  ])
    expect(reason(wrong)).toBe('hours-impossible');
  const own = {
    signOff: null,
    activity: 'support',
    count: 1,
    minutes: 60,
    from: day('2027-02-10', '09:30'),
    to: day('2027-02-10', '10:30'),
  };
  expect(reason({ hours: [own] })).toBe('hours-impossible');
  expect(reason({ hours: [{ ...own, from: day('2027-02-09'), to: day('2027-02-10'), minutes: 24 * 60 }] })).toBe(
    'confirmed',
  );
  expect(reason({ hours: [{ ...own, from: day('2027-02-09'), to: day('2027-02-10'), minutes: 24 * 60 + 1 }] })).toBe(
    'hours-impossible',
  );
  expect(reason({ hours: [{ ...own, from: own.to, to: own.from, minutes: 0 }] })).toBe('hours-impossible');
});

test('of a day that is not there yet: what the device dated, and what somebody signed', () => {
  expect(reason({ takenUp: [...body.takenUp, { version: '2.0.0', at: day('2027-03-05') }] })).toBe('dated-ahead');
  expect(reason({ declared: [{ ...body.declared[0], at: day('2027-03-05') } as ReachedEvent['declared'][0]] })).toBe(
    'dated-ahead',
  );
  const later = signOff(keys.two, '2027-03-05', talk());
  refusedBy('not-yet', later, instead(lines.talkTwo, later));
  // A few minutes are no other day.
  expect(reason({ takenUp: [...body.takenUp, { version: '2.0.0', at: day('2027-03-04', '09:09') }] })).toBe(
    'confirmed',
  );
});

test('a clock that is years off: its own dates are put right, and a person looks at it', () => {
  const behind = (at: string) => at.replace('2027', '2025');
  const slow: Partial<ReachedEvent> = {
    takenUp: body.takenUp.map((one) => ({ ...one, at: behind(one.at) })),
    declared: body.declared.map((one) => ({ ...one, at: behind(one.at) })),
  };
  const skewMs = 2 * 365 * 86_400_000;
  expect(replay(slow, { skewMs, saidAt: behind(around.saidAt) })).toMatchObject({
    kind: 'confirmed',
    period: { until: day('2029-03-01', '12:00') },
    doubts: ['clock-far-off'],
  });
  const ahead = body.takenUp.map((one) => ({ ...one, at: one.at.replace('2027', '2029') }));
  expect(reason({ takenUp: ahead })).toBe('dated-ahead');
  expect(reason({ takenUp: ahead }, { skewMs: -731 * 86_400_000 })).toBe('confirmed');
  expect(replay({}, { skewMs: 20 * 60_000 })).toMatchObject({ doubts: [] });
});

test('passes of an organisation that nobody here knows are for a person to look at, and only where all rests on them', () => {
  const strange = pass(keys.two, 'c', { issuer: 'did:web:elsewhere.test' }, keys.other);
  const passes = [pass(keys.one, 'b'), strange];
  expect(replay({ passes })).toMatchObject({ kind: 'confirmed', doubts: ['issuer-unknown'] });
  expect(replay({ passes: [...passes, pass(keys.two, 'c')] })).toMatchObject({ kind: 'confirmed', doubts: [] });
  expect(replay({ passes }, {}, { passes: [] })).toMatchObject({ reason: 'sign-off-refused' });
  expect(replay({ passes: [pass(keys.one, 'b'), strange.replace('Assessor c', 'Assessor d')] })).toMatchObject({
    kind: 'refused',
    signOffs: [{ fault: 'altered' }, { fault: 'altered' }],
  });
  expect(replay({}, { trusted: null })).toMatchObject({ kind: 'confirmed', doubts: ['issuer-unknown'] });
});

test('renewed: the period goes on from the end of the one before; long on the way it is what it was then', () => {
  const again = signOff(keys.one, '2028-10-01', hours('2028-09-01', 180, [601]), { seenAt: day('2028-10-01') });
  const renewed = { signOffs: [...body.signOffs, again] };
  const later = { receivedAt: day('2028-10-03'), saidAt: day('2028-10-02') };
  expect(replay(renewed, later)).toMatchObject({ period: { until: day('2031-03-01', '12:00'), by: 'renewal' } });
  expect(replay({}, { receivedAt: day('2030-01-01') })).toMatchObject({
    kind: 'confirmed',
    period: { until: day('2029-03-01', '12:00') },
  });
  // Hours that nobody confirmed, where the programme takes them.
  const own = {
    signOff: null,
    activity: 'support',
    count: 3,
    minutes: 180,
    from: day('2028-09-01'),
    to: day('2028-10-01'),
  };
  const known = { ...later, programmes: [ownHoursProgramme] };
  expect(replay({ hours: [own] }, known)).toMatchObject({ period: { by: 'renewal' } });
  expect(replay({ hours: [{ ...own, from: day('2027-01-09') }] }, known)).toMatchObject({ period: { by: 'first' } });
});

test('the order of records says nothing, and whatever bad comes along takes nothing away', () => {
  const whole = replay();
  const bad = [
    'a line',
    signOff(keys.stranger, '2027-03-01', talk()),
    signOff(keys.device, '2027-03-01', talk()),
    lines.talkOne.replace('"done"', '"done-well"'),
    lines.talkOne,
    signOff(keys.one, '2026-12-01', word),
    signOff(keys.one, '2027-03-01', talk(), { candidate: { id: 'zzzzzzzz12345678', name: 'Bo' } }),
  ];
  fc.assert(
    fc.property(fc.subarray(bad), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (some, chance) => {
      const shuffled = <T>(list: readonly T[]) =>
        list
          .map((one) => [chance.next().value as number, one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => one);
      const { lessons, passes, credentials } = around.person;
      const found = replay(
        { signOffs: shuffled([...body.signOffs, ...some]), passes: shuffled([...body.passes, 'no pass']) },
        {},
        { lessons: shuffled(lessons), passes: shuffled(passes), credentials: shuffled(credentials) },
      );
      expect(found).toEqual(whole);
    }),
    { numRuns: 60 },
  );
});
