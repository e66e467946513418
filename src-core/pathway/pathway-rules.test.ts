/**
 * What a role asks of somebody, the plan and the transcript: by cases, and whatever the evidence and its order.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cheapestCover } from './cover.ts';
import { type Evidence, type EvidenceKind, evidenceKinds, lessonRef } from './evidence.ts';
import { isMet, profileOf } from './gap.ts';
import { planFor } from './plan.ts';
import { sampleCourse, sampleProgramme } from './sample-content.ts';
import { transcriptOf } from './transcript.ts';
import { waysIn } from './ways.ts';

const role = { knows: ['road.drive', 'risk.weigh'], shows: ['radio.speak', 'aid.bleed'] };
const ways = waysIn(
  [
    sampleCourse('basic', ['road.drive', 'radio.speak', 'aid.bleed']),
    sampleCourse('risk', ['risk.weigh', 'risk.lead']),
    sampleCourse('aid', ['aid.bleed']),
  ],
  [
    sampleProgramme('field', [
      ['call', 20, ['radio.speak']],
      ['wound', 15, ['aid.bleed', 'aid.call']],
    ]),
  ],
);
const now = '2027-06-01T00:00:00.000Z';
const evidence = (competency: string, kind: EvidenceKind, of: string, more: Partial<Evidence> = {}): Evidence => ({
  competency,
  kind,
  at: '2027-01-01T00:00:00.000Z',
  of,
  until: null,
  number: null,
  ...more,
});
const passed = (course: string, ...competencies: string[]) =>
  competencies.map((one) =>
    evidence(one, 'examined', course, { number: `FP-${course}`, until: '2028-01-01T00:00:00.000Z' }),
  );
const stateOf = (evidences: readonly Evidence[], competency: string, at = now) =>
  profileOf(role, evidences, ways, at).find((one) => one.competency === competency);
const planOf = (evidences: readonly Evidence[], at = now) =>
  planFor(profileOf(role, evidences, ways, at), evidences, ways);

test('nothing shown: all is lacking, and what closes it is named', () => {
  expect(stateOf([], 'aid.bleed')).toMatchObject({
    level: 'shows',
    has: [],
    lacks: ['examined', 'seen'],
    ranOut: [],
    closedBy: {
      lessons: [
        { course: 'basic', lesson: 'aid-bleed' },
        { course: 'aid', lesson: 'aid-bleed' },
      ],
      exams: [{ course: 'basic' }, { course: 'aid' }],
      stations: [{ programme: 'field', station: 'wound' }],
    },
  });
});

test('a lesson that was read closes nothing, an exam closes knowing, and a station alone is not knowing', () => {
  expect(stateOf([evidence('road.drive', 'read', 'basic/road-drive')], 'road.drive')).toMatchObject({
    has: ['read'],
    lacks: ['examined'],
  });
  const known = stateOf(passed('basic', 'road.drive'), 'road.drive');
  expect(known).toMatchObject({ has: ['examined'], lacks: [], closedBy: { lessons: [], exams: [], stations: [] } });
  expect(known && isMet(known)).toBe(true);
  expect(stateOf([evidence('radio.speak', 'seen', 'call')], 'radio.speak')).toMatchObject({
    has: ['seen'],
    lacks: ['examined'],
  });
  expect(stateOf([evidence('road.drive', 'seen', 'drive')], 'road.drive')).toMatchObject({ lacks: ['examined'] });
});

test('what ran out is lacking from that moment, and is told apart from what was never there', () => {
  const [own] = passed('basic', 'road.drive') as [Evidence];
  expect(stateOf([own], 'road.drive', '2027-12-31T23:59:59.000Z')).toMatchObject({ lacks: [], ranOut: [] });
  expect(stateOf([own], 'road.drive', '2028-01-01T00:00:00.000Z')).toMatchObject({
    lacks: ['examined'],
    ranOut: ['examined'],
  });
  expect(stateOf([{ ...own, at: '2027-07-01T00:00:00.000Z' }], 'road.drive')).toMatchObject({ lacks: ['examined'] });
});

test('the plan: a course that closes several counts once, knowledge before practice, and what was read is not read again', () => {
  expect(planOf([])).toEqual({
    steps: [
      { kind: 'study', course: 'basic', lessons: 3, minutes: 30, closes: ['road.drive', 'radio.speak', 'aid.bleed'] },
      { kind: 'exam', course: 'basic', minutes: 30, closes: ['road.drive', 'radio.speak', 'aid.bleed'] },
      { kind: 'study', course: 'risk', lessons: 2, minutes: 20, closes: ['risk.weigh'] },
      { kind: 'exam', course: 'risk', minutes: 30, closes: ['risk.weigh'] },
      { kind: 'station', programme: 'field', station: 'call', minutes: 20, closes: ['radio.speak'] },
      { kind: 'station', programme: 'field', station: 'wound', minutes: 15, closes: ['aid.bleed'] },
    ],
    minutes: 145,
    open: [],
  });
  const read = ['road-drive', 'radio-speak'].map((lesson) => evidence('any.one', 'read', lessonRef('basic', lesson)));
  expect(planOf(read).steps[0]).toMatchObject({ kind: 'study', course: 'basic', lessons: 1, minutes: 10 });
  // Only one is left to be examined: the small course takes less time than the large one.
  const most = [...passed('basic', 'road.drive', 'radio.speak'), ...passed('risk', 'risk.weigh')];
  expect(planOf(most).steps.map((step) => ('course' in step ? step.course : step.station))).toEqual([
    'aid',
    'aid',
    'call',
    'wound',
  ]);
});

test('what nothing here can close stands apart from the plan', () => {
  const without = waysIn([sampleCourse('basic', ['road.drive', 'radio.speak'])], []);
  const plan = planFor(profileOf(role, [], without, now), [], without);
  expect(plan.open).toEqual([
    { competency: 'risk.weigh', kind: 'examined' },
    { competency: 'radio.speak', kind: 'seen' },
    { competency: 'aid.bleed', kind: 'examined' },
    { competency: 'aid.bleed', kind: 'seen' },
  ]);
  expect(plan.steps.map(({ kind }) => kind)).toEqual(['study', 'exam']);
});

test('the transcript: by competency and date, each once, reading only where nothing was assessed', () => {
  const evidences = [
    evidence('risk.weigh', 'read', 'risk/risk-weigh'),
    evidence('road.drive', 'read', 'basic/road-drive'),
    evidence('road.drive', 'seen', 'drive', { at: '2027-03-01T00:00:00.000Z' }),
    ...passed('basic', 'road.drive'),
    ...passed('basic', 'road.drive'),
    evidence('old.gone', 'examined', 'past', { until: '2027-02-01T00:00:00.000Z' }),
    evidence('risk.weigh', 'seen', 'later', { at: '2027-07-01T00:00:00.000Z' }),
  ];
  const told = transcriptOf(evidences, ['road.drive', 'radio.speak', 'risk.weigh'], now);
  expect(
    told.map(({ competency, shown }) => [competency, shown.map(({ kind, isCounted }) => [kind, isCounted])]),
  ).toEqual([
    [
      'road.drive',
      [
        ['examined', true],
        ['seen', true],
      ],
    ],
    ['risk.weigh', [['read', true]]],
    ['old.gone', [['examined', false]]],
  ]);
  expect(told[0]?.shown[0]).toMatchObject({ number: 'FP-basic', of: 'basic' });
});

const competencies = [...role.knows, ...role.shows, 'risk.lead', 'aid.call'];
const days = fc
  .integer({ min: 0, max: 900 })
  .map((day) => new Date(Date.UTC(2027, 0, 1) + day * 86_400_000).toISOString());
const anyEvidence: fc.Arbitrary<Evidence> = fc
  .record({
    competency: fc.constantFrom(...competencies),
    kind: fc.constantFrom(...evidenceKinds),
    at: days,
    of: fc.constantFrom('basic', 'basic/road-drive', 'basic/aid-bleed', 'risk/risk-weigh', 'call', 'wound'),
    until: fc.oneof(fc.constant(null), days),
    number: fc.option(fc.constantFrom('FP-1', 'FP-2')),
  })
  .map((one) => one);
const many = fc.array(anyEvidence, { maxLength: 30 });
const few = fc.array(anyEvidence, { maxLength: 5 });

test('more evidence never widens a gap, nor makes the plan longer', () => {
  let narrower = 0;
  fc.assert(
    fc.property(fc.oneof(few, many), anyEvidence, days, (evidences, added, at) => {
      const before = profileOf(role, evidences, ways, at);
      const after = profileOf(role, [...evidences, added], ways, at);
      for (const [index, one] of before.entries()) {
        const then = after[index];
        expect(then?.competency).toBe(one.competency);
        for (const lack of then?.lacks ?? []) expect(one.lacks).toContain(lack);
        if ((then?.lacks.length ?? 0) < one.lacks.length) narrower += 1;
      }
      expect(planOf([...evidences, added], at).minutes).toBeLessThanOrEqual(planOf(evidences, at).minutes);
    }),
    { numRuns: 200 },
  );
  // The property says something only where gaps close.
  expect(narrower).toBeGreaterThan(5);
});

test('the order of evidence, and evidence that comes twice, change nothing', () => {
  const shuffled = many.chain((evidences) =>
    fc.tuple(fc.constant(evidences), fc.shuffledSubarray(evidences, { minLength: evidences.length })),
  );
  fc.assert(
    fc.property(shuffled, days, ([evidences, other], at) => {
      for (const list of [other, [...evidences, ...other]]) {
        expect(profileOf(role, list, ways, at)).toEqual(profileOf(role, evidences, ways, at));
        expect(planOf(list, at)).toEqual(planOf(evidences, at));
        expect(transcriptOf(list, competencies, at)).toEqual(transcriptOf(evidences, competencies, at));
      }
    }),
    { numRuns: 100 },
  );
});

test('what the plan names is closed when it was done, and what is left is what it says is open', () => {
  fc.assert(
    fc.property(many, days, (evidences, at) => {
      const plan = planOf(evidences, at);
      const done = plan.steps.flatMap((step) =>
        step.kind === 'study'
          ? []
          : step.closes.map((one) =>
              evidence(one, step.kind === 'exam' ? 'examined' : 'seen', 'done', { at: '2027-01-01T00:00:00.000Z' }),
            ),
      );
      const after = profileOf(role, [...evidences, ...done], ways, at);
      const left = after.flatMap(({ competency, lacks }) => lacks.map((kind) => ({ competency, kind })));
      expect(left).toEqual(plan.open);
    }),
    { numRuns: 100 },
  );
});

/** Every subset is tried. */
function cheapestByTrying(needed: readonly string[], choices: readonly { cost: number; covers: string[] }[]): number {
  const wanted = needed.filter((one) => choices.some(({ covers }) => covers.includes(one)));
  const subsets = Array.from({ length: 2 ** choices.length }, (_, bits) =>
    choices.filter((_choice, index) => Math.floor(bits / 2 ** index) % 2 === 1),
  );
  const costs = subsets
    .filter((subset) => wanted.every((one) => subset.some(({ covers }) => covers.includes(one))))
    .map((subset) => subset.reduce((sum, { cost }) => sum + cost, 0));
  return Math.min(...costs);
}

test('no other choice is cheaper, and all that can be covered is', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const choice = fc.record({ cost: fc.integer({ min: 0, max: 60 }), covers: fc.subarray(names) });
  fc.assert(
    fc.property(fc.subarray(names), fc.array(choice, { maxLength: 8 }), (needed, choices) => {
      const taken = cheapestCover(needed, choices);
      const covered = new Set(taken.flatMap((index) => choices[index]?.covers ?? []));
      for (const one of needed)
        if (choices.some(({ covers }) => covers.includes(one))) expect(covered.has(one)).toBe(true);
      expect(taken.reduce((sum, index) => sum + (choices[index]?.cost ?? 0), 0)).toBe(
        cheapestByTrying(needed, choices),
      );
      expect(taken).toEqual([...taken].sort((a, b) => a - b));
    }),
    { numRuns: 400 },
  );
});

test('at the same cost fewer are taken, and of as many those that stand first', () => {
  const choices = [
    { cost: 5, covers: ['a'] },
    { cost: 5, covers: ['b'] },
    { cost: 10, covers: ['a', 'b'] },
    { cost: 10, covers: ['a', 'b'] },
  ];
  expect(cheapestCover(['a', 'b'], choices)).toEqual([2]);
  expect(cheapestCover([], choices)).toEqual([]);
  expect(cheapestCover(['z'], choices)).toEqual([]);
});
