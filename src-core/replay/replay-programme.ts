/**
 * A programme that somebody reached on their device, looked at anew: sign-offs by whom we trust, exams and lessons as we know them
 * ourselves, what is asked as our own content says it. What the device made of it is not taken over.
 */
import { type AssessorPass, assessorPassSchema, readPass, type SignedPass } from '../assessment/assessor.ts';
import { type Checked, checkSignOff } from '../assessment/check-sign-off.ts';
import type { SignedFault } from '../assessment/check-signed.ts';
import { readSignOff, type SignOff } from '../assessment/sign-off.ts';
import type { PassTrust } from '../assessment/withdrawn-passes.ts';
import { type Course, lessonsOf } from '../content/pack.ts';
import type { CountedSignOff } from '../credential/claims-of-programme.ts';
import type { QuickCheck } from '../credential/proof/signing-key.ts';
import { digestOf, hashOfText, type QuickHash } from '../evidence/digest.ts';
import { hoursFit } from '../logbook/hours-fit.ts';
import { type Fact, standingFacts } from '../programme/fact.ts';
import type { HoursPiece } from '../programme/hours-piece.ts';
import type { Period } from '../programme/period.ts';
import type { Programme } from '../programme/programme.ts';
import { type AskedState, isCertified, type Standing, standingOf } from '../programme/standing.ts';
import type { ReachedEvent } from '../sync/event-body.ts';
import { rightWithinMs, whenItHappened } from '../sync/when.ts';
import type { ProgrammeDoubt, ProgrammeRefusal } from './replay-programme-reasons.ts';

/** What is known without being told by the event. */
export type KnownOfPerson = {
  /** Keys of all devices of this person, and all learner profiles that are theirs. */
  readonly devices: readonly string[];
  readonly learners: readonly string[];
  readonly lessons: readonly { readonly course: string; readonly lesson: string; readonly readAt: string }[];
  /** Exams that were counted and not withdrawn since. */
  readonly passes: readonly { readonly course: string; readonly at: string }[];
  /** Certificates that were not withdrawn, of courses and programmes. */
  readonly credentials: readonly {
    readonly number: string;
    readonly of: string;
    readonly from: string;
    readonly expiresAt: string;
  }[];
};

export type ReplayAround = {
  readonly person: KnownOfPerson;
  /** Every version that is known, the newest first. */
  readonly programmes: readonly Programme[];
  readonly courses: readonly Course[];
  readonly trusted: PassTrust | null;
  /** When the device signed the event, by its own clock; how far that was behind ours when we last spoke; when the event came. */
  readonly saidAt: string;
  readonly skewMs: number;
  readonly receivedAt: string;
  readonly quick?: QuickCheck;
  readonly hash?: QuickHash;
};

export type RefusedSignOff = { readonly digest: string; readonly fault: SignedFault };

export type ProgrammeReplay =
  | {
      readonly kind: 'refused';
      readonly reason: ProgrammeRefusal;
      readonly missing?: readonly string[];
      readonly signOffs?: readonly RefusedSignOff[];
    }
  | {
      readonly kind: 'confirmed';
      readonly programme: Programme;
      readonly period: Period;
      readonly facts: readonly Fact[];
      readonly signed: readonly CountedSignOff[];
      readonly doubts: readonly ProgrammeDoubt[];
    };

const mostSaid = { missing: 100, signOffs: 50 };
/** A clock that is off by more says nothing about days. */
const farOffMs = 86_400_000;

const isoOf = (ms: number) => new Date(ms).toISOString();

/** What the device dated, by our clock; null when something of it is of a day that is not there yet. */
function dated(body: ReachedEvent, { skewMs, receivedAt }: ReplayAround): ReachedEvent | null {
  const received = Date.parse(receivedAt);
  const isAhead = (at: string) =>
    whenItHappened(Date.parse(at), skewMs, Number.POSITIVE_INFINITY) > received + rightWithinMs;
  const own = body.hours.filter(({ signOff }) => signOff === null);
  const times = [...body.takenUp.map(({ at }) => at), ...body.declared.map(({ at }) => at), ...own.map(({ to }) => to)];
  if (times.some(isAhead)) return null;
  const ours = <T extends { readonly at: string }>(one: T): T => ({
    ...one,
    at: isoOf(whenItHappened(Date.parse(one.at), skewMs, received)),
  });
  return { ...body, takenUp: body.takenUp.map(ours), declared: body.declared.map(ours) };
}

/** Organisations that nobody trusts or distrusts here, as their own passes name them. */
function strangersIn(passes: readonly string[], trusted: PassTrust | null): Pick<PassTrust, 'issuers'> {
  const listed = new Set(trusted?.issuers.map(({ id }) => id));
  const keys = new Map<string, Map<string, string>>();
  for (const line of passes) {
    const pass = passIn(line);
    if (!pass || listed.has(pass.issuer)) continue;
    const { issuer, issuerKey, issuedAt } = pass;
    const own = keys.get(issuer) ?? new Map<string, string>();
    const first = own.get(issuerKey);
    keys.set(issuer, own.set(issuerKey, first !== undefined && first < issuedAt ? first : issuedAt));
  }
  return {
    issuers: [...keys].map(([id, own]) => ({
      ...{ id, name: {}, certificates: [], status: null },
      keys: [...own].map(([publicKey, from]) => ({ publicKey, from, until: null, compromisedFrom: null })),
    })),
  };
}

/** As it stands there, whoever signed it. */
function passIn(line: string): SignedPass | null {
  try {
    return assessorPassSchema.safeParse(JSON.parse(line.slice(line.indexOf(' ') + 1))).data ?? null;
  } catch {
    return null;
  }
}

type Counting = Extract<Checked, { counts: true }>;
type Checks = {
  readonly counted: readonly { readonly line: string; readonly checked: Counting }[];
  readonly refused: readonly RefusedSignOff[];
};

/** What the passes of an event say, each read once. */
function passesIn(lines: readonly string[], trusted: PassTrust | null, quick?: QuickCheck) {
  const believed: AssessorPass[] = [];
  const faults = new Map<string, SignedFault>();
  for (const line of lines) {
    const pass = readPass(line, trusted, quick);
    const key = passIn(line)?.key;
    if (!('fault' in pass)) believed.push(pass);
    // Of several the issuer says most: it can come onto the list.
    else if (key && faults.get(key) !== 'issuer-unknown') faults.set(key, pass.fault);
  }
  return { believed, faults };
}

/** All sign-offs, in the order in which they were signed. */
function checkAll(body: ReachedEvent, around: ReplayAround, trusted: PassTrust | null): Checks {
  const { person, programmes, receivedAt, quick, hash = hashOfText } = around;
  const { believed, faults } = passesIn(body.passes, trusted, quick);
  const enrolledAt = body.takenUp.map(({ at }) => at).sort()[0] ?? null;
  const now = isoOf(Date.parse(receivedAt) + rightWithinMs);
  const inOrder = body.signOffs
    .map((line) => ({ line, said: readSignOff(line, quick) }))
    .map(({ line, said }) => ('fault' in said ? { line, said: null, order: '' } : { line, said, order: orderOf(said) }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  const counted: Checks['counted'][number][] = [];
  const refused: RefusedSignOff[] = [];
  for (const { line, said } of inOrder) {
    const checked = checkSignOff(line, {
      ...{ candidate: { id: body.learner.id, keys: person.devices }, programmes, enrolledAt, now },
      ...{ passes: believed, taken: counted.map((one) => one.checked.said) },
      ...(quick && { quick }),
    });
    const fault = checked.counts ? faultHere(checked, body, person) : checked.fault;
    if (fault === 'assessor-unknown' && said)
      refused.push({ digest: hash(line), fault: faults.get(said.assessor) ?? fault });
    else if (fault) refused.push({ digest: hash(line), fault });
    else if (checked.counts) counted.push({ line, checked });
  }
  return { counted, refused };
}

const orderOf = ({ signedAt, id }: SignOff) => `${signedAt} ${id}`;

/** What only a registry sees: all profiles of the person are the person. */
function faultHere(
  { said, pass }: Counting,
  { programme }: ReachedEvent,
  { learners }: KnownOfPerson,
): SignedFault | null {
  if (pass.person.id !== null && learners.includes(pass.person.id)) return 'by-oneself';
  return said.programme === programme ? null : 'not-of-programme';
}

/** The pieces of the hours that a sign-off confirms; null when they do not come to what was signed. */
function piecesOf({ id, about, seenAt }: SignOff, hours: readonly HoursPiece[]): HoursPiece[] | null {
  const pieces = hours.filter(({ signOff }) => signOff === id).sort((a, b) => (a.from < b.from ? -1 : 1));
  if (pieces.length === 0) return [];
  const sum = (of: (piece: HoursPiece) => number) => pieces.reduce((total, piece) => total + of(piece), 0);
  const isWhole =
    about.kind === 'hours' &&
    sum(({ count }) => count) === about.entries.length &&
    sum(({ minutes }) => minutes) === about.minutes &&
    pieces.every(
      ({ activity, from, to }, index) =>
        activity === about.activity &&
        about.from <= from &&
        to <= seenAt &&
        (index === 0 || (pieces[index - 1] as HoursPiece).to <= from),
    );
  return isWhole ? pieces : null;
}

const activityOf = (piece: HoursPiece, id: string): Fact => ({
  ...{ id, kind: 'activity', activity: piece.activity, from: piece.from, at: piece.to },
  ...{ minutes: piece.minutes, count: piece.count, isSupervised: piece.signOff !== null },
});

/** Facts of hours, confirmed and not; null where there cannot have been so many. */
function factsOfHours(
  { hours, takenUp }: ReachedEvent,
  counted: Checks['counted'],
): { readonly facts: readonly Fact[]; readonly inPieces: ReadonlySet<string> } | null {
  const begun = takenUp.map(({ at }) => at).sort()[0] ?? '';
  const facts: Fact[] = [];
  const inPieces = new Set<string>();
  const all: HoursPiece[] = hours.filter(({ signOff }) => signOff === null);
  facts.push(...all.filter(({ from }) => begun <= from).map((piece, index) => activityOf(piece, `own hours ${index}`)));
  for (const { checked } of counted) {
    const { said } = checked;
    const pieces = piecesOf(said, hours);
    if (!pieces) return null;
    const { about } = said;
    if (about.kind === 'hours' && pieces.length === 0)
      all.push({ ...about, signOff: said.id, count: about.entries.length, to: said.seenAt });
    if (about.kind !== 'hours' || pieces.length === 0) continue;
    inPieces.add(said.id);
    all.push(...pieces);
    // By the ids of entries that it confirms: so it is known by whom they were confirmed.
    facts.push(...pieces.map((piece, index) => activityOf(piece, about.entries[index] as string)));
  }
  const [first, ...others] = all;
  const canBe = all.every(({ from, to }) => Date.parse(from) < Date.parse(to)) && (!first || hoursFit(first, others));
  return canBe ? { facts, inPieces } : null;
}

/** A course is read when all lessons were that any version of it has. */
function factsOfLessons({ lessons }: KnownOfPerson, courses: readonly Course[]): Fact[] {
  const readAt = new Map<string, string>();
  for (const { course, lesson, readAt: at } of lessons) {
    const known = readAt.get(`${course} ${lesson}`);
    if (known === undefined || at < known) readAt.set(`${course} ${lesson}`, at);
  }
  return courses.flatMap((course): Fact[] => {
    const times = lessonsOf(course).map(({ id }) => readAt.get(`${course.id} ${id}`));
    const last = times.every((at) => at !== undefined) ? (times as string[]).sort().at(-1) : undefined;
    return last === undefined
      ? []
      : [{ id: `read ${course.id} ${last}`, at: last, kind: 'course-read', course: course.id }];
  });
}

function factsOf(
  body: ReachedEvent,
  programme: Programme,
  { person, programmes, courses, hash = hashOfText }: ReplayAround,
): Fact[] {
  const versions = programmes.filter(({ id }) => id === programme.id);
  /** Of the text that was shown, in whichever language. */
  const isText = (document: string, digest: string) =>
    versions.some(({ documents }) =>
      documents.some(
        ({ id, text }) => id === document && Object.values(text ?? {}).some((one) => digestOf(one, hash) === digest),
      ),
    );
  return [
    ...body.takenUp.map(
      ({ version, at }): Fact => ({ id: `taken up ${at}`, at, kind: 'enrolled', programme: body.programme, version }),
    ),
    ...body.declared.flatMap(({ document, digest, at }): Fact[] =>
      isText(document, digest) ? [{ id: `declared ${document} ${at}`, at, kind: 'document', document }] : [],
    ),
    ...factsOfLessons(person, courses),
    ...person.passes.map(({ course, at }): Fact => ({ id: `passed ${course} ${at}`, at, kind: 'exam-passed', course })),
    ...person.credentials.map(
      ({ number, of, from, expiresAt }): Fact => ({
        id: number,
        at: from,
        kind: 'credential',
        credential: of,
        expiresAt,
      }),
    ),
  ];
}

function missingIn(asked: AskedState): string[] {
  if (asked.isMet) return [];
  return asked.kind === 'parts' ? asked.parts.flatMap(missingIn) : [asked.id];
}

type Outcome =
  | {
      readonly kind: 'certified';
      readonly facts: readonly Fact[];
      readonly standing: Standing & { readonly period: Period };
    }
  | { readonly kind: 'not-yet'; readonly standing: Standing }
  | { readonly kind: 'impossible' };

/** As it is when the event came, else as it was when the device said it: it may have been on the way for years. */
function outcomeOf(body: ReachedEvent, programme: Programme, checks: Checks, around: ReplayAround): Outcome {
  const hours = factsOfHours(body, checks.counted);
  if (!hours) return { kind: 'impossible' };
  const signed = checks.counted.flatMap(({ checked: { fact, said } }) =>
    fact && !hours.inPieces.has(said.id) ? [fact] : [],
  );
  const records = [...factsOf(body, programme, around), ...hours.facts, ...signed];
  const received = Date.parse(around.receivedAt);
  const came = isoOf(received + rightWithinMs);
  const said = isoOf(whenItHappened(Date.parse(around.saidAt), around.skewMs, received));
  for (const at of [came, said]) {
    const standing = standingOf(programme, records, at);
    const { period } = standing;
    if (!isCertified(standing) || !period) continue;
    return {
      ...{ kind: 'certified', standing: { ...standing, period } },
      facts: standingFacts(records).filter((fact) => fact.at <= at),
    };
  }
  return { kind: 'not-yet', standing: standingOf(programme, records, came) };
}

export function replayProgramme(said: ReachedEvent, around: ReplayAround): ProgrammeReplay {
  const { programmes, trusted, skewMs, hash = hashOfText } = around;
  const named = programmes.filter(({ id }) => id === said.programme);
  if (named.length === 0) return { kind: 'refused', reason: 'programme-unknown' };
  const versions = named.filter(({ version }) => version === said.version);
  if (versions.length === 0) return { kind: 'refused', reason: 'programme-version-unknown' };
  const body = dated(said, around);
  if (!body) return { kind: 'refused', reason: 'dated-ahead' };

  const checks = checkAll(body, around, trusted);
  const strangers = strangersIn(body.passes, trusted);
  const ways: { checks: Checks; doubts: ProgrammeDoubt[] }[] = [{ checks, doubts: [] }];
  if (checks.refused.some(({ fault }) => fault === 'issuer-unknown') && strangers.issuers.length > 0) {
    const all: PassTrust = {
      issuers: [...(trusted?.issuers ?? []), ...strangers.issuers],
      withdrawn: trusted?.withdrawn ?? new Map(),
    };
    ways.push({ checks: checkAll(body, around, all), doubts: ['issuer-unknown'] });
  }
  const outcomes = ways.flatMap((way) =>
    versions.map((programme) => ({ ...way, programme, outcome: outcomeOf(body, programme, way.checks, around) })),
  );
  for (const { checks: own, doubts, programme, outcome } of outcomes) {
    if (outcome.kind !== 'certified') continue;
    return {
      ...{ kind: 'confirmed', programme, period: outcome.standing.period, facts: outcome.facts },
      signed: own.counted.map(({ line, checked }) => ({
        ...{ said: checked.said, by: checked.pass.person.name, digest: hash(line) },
      })),
      doubts: [...doubts, ...(Math.abs(skewMs) > farOffMs ? (['clock-far-off'] as const) : [])],
    };
  }
  const [first] = outcomes;
  if (first?.outcome.kind !== 'not-yet') return { kind: 'refused', reason: 'hours-impossible' };
  const missing = missingIn(first.outcome.standing.asked).slice(0, mostSaid.missing);
  const refused = checks.refused.slice(0, mostSaid.signOffs);
  return refused.length === 0
    ? { kind: 'refused', reason: 'not-met', missing }
    : { kind: 'refused', reason: 'sign-off-refused', missing, signOffs: refused };
}
