/**
 * Somebody who met all of the sample programme, with what assessors really signed: for tests.
 */
import { type SignedPass, signPass } from '../assessment/assessor.ts';
import type { Station } from '../assessment/rubric.ts';
import { rubricDigest, type SignOff, signSignOff } from '../assessment/sign-off.ts';
import type { PassTrust } from '../assessment/withdrawn-passes.ts';
import { didKeyOf, multibaseOf } from '../credential/proof/did-key.ts';
import { type SigningKey, signingKeyOf } from '../credential/proof/signing-key.ts';
import { digestOf } from '../evidence/digest.ts';
import { leaf, sampleProgramme } from '../programme/sample-programme.ts';
import { day, station as sampleStation, uuid } from '../programme/sample-records.ts';
import type { ReachedEvent } from '../sync/event-body.ts';
import type { ReplayAround } from './replay-programme.ts';

const keyOf = (byte: number): SigningKey => signingKeyOf(new Uint8Array(32).fill(byte));
export const keys = {
  one: keyOf(1),
  two: keyOf(2),
  stranger: keyOf(3),
  device: keyOf(4),
  issuer: keyOf(5),
  other: keyOf(6),
};
export { day };
/** One criterion that is enough makes somebody able. */
export const station: Station = { ...sampleStation, enough: 1 };
export const programme = { ...sampleProgramme, stations: [station] };

export const learner = { id: 'abcdefgh12345678', name: 'Amina Yusuf' };

export const pass = (key: SigningKey, person: string, change: Partial<SignedPass> = {}, issuer = keys.issuer): string =>
  signPass(issuer, {
    ...{ id: uuid(900), issuer: 'did:web:issuer.test', issuedAt: day('2026-01-01'), may: ['assess', 'supervise'] },
    ...{ key: didKeyOf(key.publicKey), person: { id: person.repeat(16).slice(0, 16), name: `Assessor ${person}` } },
    ...{ programmes: ['helper'], from: day('2026-01-01'), until: day('2031-01-01'), ...change },
  });

let count = 0;
/** Seen on that day, and signed on the same one. */
export function signOff(
  key: SigningKey,
  date: string,
  about: SignOff['about'],
  change: Partial<Omit<SignOff, 'v' | 'assessor'>> = {},
): string {
  count += 1;
  return signSignOff(key, {
    ...{ id: uuid(count), programme: 'helper', candidate: learner, note: '', about },
    ...{ seenAt: day(date, '12:00'), signedAt: day(date, '13:00'), ...change },
  });
}
export const talk = (change: Partial<Extract<SignOff['about'], { kind: 'practical' }>> = {}): SignOff['about'] => ({
  ...{ kind: 'practical', station: 'talk', rubric: rubricDigest(station), pictures: [] },
  ...{ ratings: { listens: 'done', asks: 'done', links: 'done' }, ...change },
});
export const hours = (date: string, minutes: number, entries: number[], fromTime = '09:00'): SignOff['about'] => ({
  ...{ kind: 'hours', activity: 'support', entries: entries.map(uuid), minutes, from: day(date, fromTime) },
});
export const word: SignOff['about'] = { kind: 'recommendation', by: 'supervisor' };

export const lines = {
  talkOne: signOff(keys.one, '2027-03-01', talk()),
  talkTwo: signOff(keys.two, '2027-03-02', talk()),
  hours: signOff(keys.one, '2027-02-10', hours('2027-02-10', 150, [501, 502])),
  word: signOff(keys.two, '2027-02-13', word),
};

export const body: ReachedEvent = {
  kind: 'programme.reached',
  learner,
  programme: 'helper',
  state: '0'.repeat(64),
  version: '2.0.0',
  language: 'en',
  takenUp: [{ version: '2.0.0', at: day('2027-01-10') }],
  declared: [{ document: 'ethics', digest: digestOf('I promise.'), at: day('2027-02-12') }],
  signOffs: Object.values(lines),
  passes: [pass(keys.one, 'b'), pass(keys.two, 'c')],
  hours: [],
};

export const trusted: PassTrust = {
  withdrawn: new Map(),
  issuers: [
    {
      ...{ id: 'did:web:issuer.test', name: { en: 'Issuer' }, certificates: [], status: null },
      keys: [
        { publicKey: multibaseOf(keys.issuer.publicKey), from: day('2025-01-01'), until: null, compromisedFrom: null },
      ],
    },
  ],
};

const course = {
  id: 'listening',
  modules: [{ lessons: [{ id: 'hear' }, { id: 'ask' }] }],
} as unknown as ReplayAround['courses'][number];

export const around: ReplayAround = {
  person: {
    devices: [didKeyOf(keys.device.publicKey)],
    learners: [learner.id],
    lessons: [
      { course: 'listening', lesson: 'hear', readAt: day('2027-01-12') },
      { course: 'listening', lesson: 'ask', readAt: day('2027-01-20') },
    ],
    passes: [{ course: 'listening', at: day('2027-02-01') }],
    credentials: [{ number: 'FP-0', of: 'basic-security', from: day('2027-01-11'), expiresAt: day('2029-01-11') }],
  },
  programmes: [programme],
  courses: [course],
  trusted,
  saidAt: day('2027-03-03'),
  skewMs: 0,
  receivedAt: day('2027-03-04'),
};

/** The same programme, for which own hours count that nobody confirmed. */
export const ownHoursProgramme = {
  ...programme,
  renewal: {
    ...programme.renewal,
    requirement: leaf('going-on', { kind: 'hours', activity: 'support', hours: 3, isSupervised: false }),
  },
};
