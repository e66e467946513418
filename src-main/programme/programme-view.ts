/**
 * A programme as the screens show it to somebody: where they stand, what is asked, what was signed.
 */

import { outcomeOf } from '#core/assessment/outcome.ts';
import { agreementAmong } from '#core/assessment/seen-together.ts';
import type { Course } from '#core/content/pack.ts';
import type {
  AskedView,
  ProgrammeCard,
  ProgrammeView,
  RequirementView,
  RequirementWay,
  SignedView,
} from '#core/contract/programme-calls.ts';
import { monthsLater } from '#core/credential/validity.ts';
import { digestOf } from '#core/evidence/digest.ts';
import { type LanguageCode, type LocalText, textIn } from '#core/locale/languages.ts';
import { minutesOf } from '#core/logbook/kept-entry.ts';
import { standingFacts } from '#core/programme/fact.ts';
import { allLeaves, type Programme } from '#core/programme/programme.ts';
import { recordedOf, takenUpAt } from '#core/programme/programme-event.ts';
import { progressOf } from '#core/programme/progress.ts';
import type { Leaf } from '#core/programme/requirement.ts';
import { type States, statesOf } from '#core/programme/requirement-state.ts';
import type { Signed } from '#core/programme/signed-of.ts';
import type { AskedState, Standing } from '#core/programme/standing.ts';
import { confirmedBy, type Gathered } from './gather.ts';

/** Of the text of a document, in the language in which it was shown. */
export const digestOfText = (text: string): string => digestOf(text);

const titleIn = (list: readonly { readonly id: string; readonly title: LocalText }[], id: string, say: Say): string =>
  say(list.find((one) => one.id === id)?.title, id);

type Say = (text: LocalText | undefined, otherwise: string) => string;
const sayIn =
  (language: LanguageCode): Say =>
  (text, otherwise) =>
    textIn(text ?? {}, language) || otherwise;

export function cardOf(programme: Programme, standing: Standing, language: LanguageCode): ProgrammeCard {
  const say = sayIn(language);
  return {
    id: programme.id,
    title: say(programme.title, programme.id),
    summary: say(programme.summary, ''),
    state: standing.state,
    ...progressOf(standing.asked),
    until: standing.period?.until ?? null,
  };
}

type Around = {
  readonly programme: Programme;
  readonly gathered: Gathered;
  readonly states: States;
  readonly say: Say;
};

/** Entries of an activity that nobody confirmed, as far as they can be. */
function waitingOf({ gathered, programme }: Around, activity: string) {
  const begun = takenUpAt(gathered.record.events, programme.id);
  const confirmed = confirmedBy(gathered.signed);
  return gathered.entries.filter(
    (entry) =>
      entry.programmeId === programme.id &&
      entry.activity === activity &&
      begun !== null &&
      begun <= entry.from &&
      !confirmed.has(entry.id),
  );
}

function wayOf(leaf: Leaf, around: Around): RequirementWay {
  const { programme, gathered, say } = around;
  const courseOf = (id: string) => gathered.courses.find((course) => course.id === id);
  const titled = (id: string, known: Pick<Course, 'title'> | undefined) => ({ id, title: say(known?.title, id) });
  switch (leaf.kind) {
    case 'course':
    case 'exam': {
      const course = courseOf(leaf.course);
      return { kind: leaf.kind, course: titled(leaf.course, course), isHere: course !== undefined };
    }
    case 'practical': {
      const station = programme.stations.find(({ id }) => id === leaf.station);
      return {
        kind: 'practical',
        station: {
          ...titled(leaf.station, station),
          minutes: station?.minutes ?? 0,
          task: say(station?.task, ''),
        },
        assessors: leaf.assessors,
      };
    }
    case 'hours':
    case 'count': {
      const waiting = waitingOf(around, leaf.activity);
      return {
        kind: leaf.kind,
        activity: { id: leaf.activity, title: titleIn(programme.activities, leaf.activity, say) },
        isSupervised: leaf.isSupervised,
        waiting: leaf.kind === 'count' ? waiting.length : waiting.reduce((sum, entry) => sum + minutesOf(entry), 0),
      };
    }
    case 'recommendation':
      return { kind: 'recommendation', role: { id: leaf.by, title: titleIn(programme.roles, leaf.by, say) } };
    case 'document': {
      const document = programme.documents.find(({ id }) => id === leaf.document);
      const text = document?.text ? say(document.text, '') : null;
      return {
        kind: 'document',
        document: { id: leaf.document, title: say(document?.title, leaf.document) },
        text,
        digest: text === null ? null : digestOfText(text),
      };
    }
    case 'credential': {
      const known =
        courseOf(leaf.credential) ?? gathered.programmes.find((programme) => programme.id === leaf.credential);
      return { kind: 'credential', credential: titled(leaf.credential, known), isHere: known !== undefined };
    }
  }
}

/** The last day of those that a person has for it: whoever took up the programme again has anew. */
function dueOn({ dueWithinMonths }: Leaf, { gathered, programme }: Around): string | null {
  if (dueWithinMonths === null) return null;
  const times = recordedOf(gathered.record.events, 'taken-up')
    .filter(({ event }) => event.programme === programme.id)
    .map(({ at }) => monthsLater(at, dueWithinMonths));
  return times.sort().at(-1) ?? null;
}

function askedView(asked: AskedState, around: Around): AskedView {
  if (asked.kind === 'parts') return { ...asked, parts: asked.parts.map((part) => askedView(part, around)) };
  const { programme, say, states } = around;
  const leaves = allLeaves(programme);
  const leaf = leaves.find(({ id }) => id === asked.id) as Leaf;
  const title = (id: string) => say(leaves.find((one) => one.id === id)?.title, id);
  return {
    kind: 'requirement',
    id: asked.id,
    title: say(asked.title, asked.id),
    isMet: asked.isMet,
    isWaived: asked.isWaived,
    have: asked.have,
    need: asked.need,
    uncounted: asked.uncounted,
    waitsFor: leaf.after.filter((id) => states.firstMetAt(id) === null).map(title),
    dueOn: dueOn(leaf, around),
    way: wayOf(leaf, around),
  } satisfies RequirementView;
}

type Issuers = Gathered['issuers'];

/** The pass of whoever signed, where it does not count any more. */
function withdrawnView({ checked }: Signed, issuers: Issuers, say: Say): SignedView['withdrawn'] {
  const pass = checked.counts ? undefined : checked.withdrawn;
  if (!pass?.withdrawnAt) return null;
  return { issuer: say(issuers.find(({ id }) => id === pass.issuer)?.name, pass.issuer), from: pass.withdrawnAt };
}

export function signedView(signed: Signed, issuers: Issuers, say: Say): SignedView {
  const { said, title, station, checked } = signed;
  const { about } = said;
  const ratings = about.kind === 'practical' ? about.ratings : {};
  return {
    id: said.id,
    kind: about.kind,
    title: say(title, ''),
    by: (checked.counts ? checked.pass : checked.withdrawn)?.person.name ?? null,
    fault: checked.counts ? null : checked.fault,
    withdrawn: withdrawnView(signed, issuers, say),
    seenAt: said.seenAt,
    signedAt: said.signedAt,
    note: said.note,
    isAble: station && about.kind === 'practical' ? outcomeOf(station, ratings).result === 'able' : null,
    criteria: (station?.criteria ?? []).flatMap(({ id, text, anchors, isCritical }) => {
      const step = ratings[id];
      return step ? [{ text: say(text, id), step, says: say(anchors[step], ''), isCritical }] : [];
    }),
    minutes: about.kind === 'hours' ? about.minutes : null,
  };
}

export function viewOf(
  programme: Programme,
  gathered: Gathered,
  language: LanguageCode,
  { certificate, mayTakeUp }: Pick<ProgrammeView, 'certificate' | 'mayTakeUp'>,
): ProgrammeView {
  const say = sayIn(language);
  const standing = gathered.standing(programme);
  const states = statesOf(
    programme,
    standingFacts(gathered.facts(programme.id)).filter(({ at }) => at <= gathered.at),
  );
  const { period, windows } = standing;
  const signed = gathered.signed.filter(({ said }) => said.programme === programme.id);
  const counting = signed.flatMap(({ said, checked }) => (checked.counts ? [said] : []));
  return {
    ...cardOf(programme, standing, language),
    version: programme.version,
    validityMonths: programme.validityMonths,
    takenUpAt: takenUpAt(gathered.record.events, programme.id),
    mayTakeUp,
    purpose: standing.purpose,
    asked: askedView(standing.asked, { programme, gathered, states, say }),
    period: period && { from: period.from, until: period.until },
    windows,
    signed: signed.map((one) => signedView(one, gathered.issuers, say)).reverse(),
    agreement: agreementAmong(counting).map(({ station, pairs, observed, kappa, weighted }) => ({
      ...{ pairs, observed, kappa, weighted },
      station: titleIn(programme.stations, station, say),
    })),
    certificate,
    hasLogbook: programme.activities.length > 0,
  };
}
