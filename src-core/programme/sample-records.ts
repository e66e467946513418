/**
 * Records for tests: a candidate for the sample programme, with sign-offs that really are signed.
 */
import { signPass } from '../assessment/assessor.ts';
import type { Station, Step } from '../assessment/rubric.ts';
import { rubricDigest, type SignOff, signSignOff } from '../assessment/sign-off.ts';
import type { PassTrust } from '../assessment/withdrawn-passes.ts';
import { didKeyOf, multibaseOf } from '../credential/proof/did-key.ts';
import { signingKeyOf } from '../credential/proof/signing-key.ts';
import type { KeptEntry } from '../logbook/kept-entry.ts';
import type { ProgrammeEvent, Recorded } from './programme-event.ts';
import { sampleProgramme } from './sample-programme.ts';
import type { SignedAround } from './signed-of.ts';

export const issuerKey = signingKeyOf(new Uint8Array(32).fill(4));
export const assessorKeys = [1, 2].map((fill) => signingKeyOf(new Uint8Array(32).fill(fill))) as [
  ReturnType<typeof signingKeyOf>,
  ReturnType<typeof signingKeyOf>,
];
export const day = (date: string, time = '09:00') => `${date}T${time}:00.000Z`;
export const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const anchors = {
  'not-done': { en: 'no' },
  'with-help': { en: 'helped' },
  done: { en: 'yes' },
  'done-well': { en: 'well' },
};
export const station: Station = {
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
    anchors,
  })),
};
export const programme = { ...sampleProgramme, stations: [station] };

export const trusted: PassTrust = {
  withdrawn: new Map(),
  issuers: [
    {
      id: 'did:web:issuer.test',
      name: { en: 'Issuer' },
      keys: [
        { publicKey: multibaseOf(issuerKey.publicKey), from: day('2026-01-01'), until: null, compromisedFrom: null },
      ],
      certificates: [],
      status: null,
    },
  ],
};

/** Of the first or the second assessor. */
export const passOf = (assessor: 0 | 1, change: Partial<Parameters<typeof signPass>[1]> = {}): string =>
  signPass(issuerKey, {
    id: uuid(900 + assessor),
    issuer: 'did:web:issuer.test',
    issuedAt: day('2026-06-01'),
    may: ['assess', 'supervise'],
    key: didKeyOf(assessorKeys[assessor].publicKey),
    person: { id: null, name: ['Bo Lind', 'Chen Li'][assessor] as string },
    programmes: ['helper'],
    from: day('2026-06-01'),
    until: day('2028-06-01'),
    ...change,
  });

export const able: Record<string, Step> = { listens: 'done', asks: 'done', links: 'with-help' };
export const judged = (ratings = able, by = station): SignOff['about'] => ({
  ...{ kind: 'practical', station: 'talk', rubric: rubricDigest(by), ratings, pictures: [] },
});

export const signOff = (
  id: number,
  seenAt: string,
  about: SignOff['about'],
  assessor: 0 | 1 = 0,
  change: Partial<SignOff> = {},
): string =>
  signSignOff(assessorKeys[assessor], {
    id: uuid(id),
    programme: 'helper',
    candidate: { id: 'abcdefgh12345678', name: 'Amina Yusuf' },
    seenAt,
    signedAt: seenAt,
    note: '',
    about,
    ...change,
  });

let count = 0;
export const recorded = <Event extends ProgrammeEvent>(at: string, event: Event): Recorded<Event> => {
  count += 1;
  return { id: `event ${count}`, at, event };
};
export const takenUp = recorded(day('2027-01-01'), { kind: 'taken-up', programme: 'helper', version: '2.0.0' });
export const signedOff = (at: string, line: string, assessor: 0 | 1 = 0, by: Station | null = station) =>
  recorded(at, { kind: 'signed-off', line, passes: [passOf(assessor)], title: { en: 'A talk' }, station: by });

export const entry = (id: number, from: string, to: string, change: Partial<KeptEntry> = {}): KeptEntry => ({
  ...{ id: uuid(id), programmeId: 'helper', activity: 'support', from, to, people: 1, note: '' },
  ...change,
});
/** What a supervisor signs of these. */
export const hoursOf = (...entries: KeptEntry[]): SignOff['about'] => ({
  kind: 'hours',
  activity: 'support',
  entries: entries.map(({ id }) => id),
  minutes: entries.reduce((sum, { from, to }) => sum + (Date.parse(to) - Date.parse(from)) / 60_000, 0),
  from: entries[0]?.from ?? '',
});

export const around: SignedAround = {
  candidate: { id: 'abcdefgh12345678', keys: [didKeyOf(signingKeyOf(new Uint8Array(32).fill(3)).publicKey)] },
  programmes: [programme],
  trusted,
};
