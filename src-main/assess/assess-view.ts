/**
 * What an assessor is shown: of the whole room, and of one request.
 */

import { aboutId } from '#core/assessment/about-id.ts';
import { type AskedHours, faultOfHours, totalOf } from '#core/assessment/asked-hours.ts';
import { type AssessorPass, isPassFor, readPass, type SignedPass, statedPass } from '#core/assessment/assessor.ts';
import { carriedName, handedOverOf, type Request } from '#core/assessment/carried.ts';
import { askedIn, type Hindrance, hindranceOf } from '#core/assessment/may-sign.ts';
import { outcomeOf } from '#core/assessment/outcome.ts';
import type { Station } from '#core/assessment/rubric.ts';
import { agreementByStation } from '#core/assessment/seen-together.ts';
import { readSignOff, rubricDigest, type SignOff } from '#core/assessment/sign-off.ts';
import { type PassTrust, withdrawalOf } from '#core/assessment/withdrawn-passes.ts';
import type { AssessingView, PassView, RequestCard, RequestView } from '#core/contract/assess-calls.ts';
import { type LanguageCode, textIn } from '#core/locale/languages.ts';
import { languageOfProgramme, type Programme } from '#core/programme/programme.ts';
import type { AssessorRoom } from '#store/assessor/assessor-room.ts';
import type { KeptRequest } from '#store/assessor/kept-request.ts';
import { quickEd25519 } from '#store/verify/quick-ed25519.ts';

/** What everything is judged by, as it is at this moment. */
export type Around = {
  readonly room: AssessorRoom;
  readonly learner: string;
  readonly programmes: readonly Programme[];
  readonly trusted: PassTrust | null;
  readonly language: LanguageCode;
  readonly now: Date;
};

/** Passes for this key that an organisation on the trust list signed, with what was heard of them since. */
export function ownPasses({ room, trusted }: Around): { readonly line: string; readonly pass: AssessorPass }[] {
  return room.passes.data.lines.flatMap((line) => {
    const pass = readPass(line, trusted, quickEd25519);
    return 'fault' in pass || pass.key !== room.key.did ? [] : [{ line, pass }];
  });
}

/** What this assessor signed so far. */
export const ownSignOffs = ({ room }: Around): SignOff[] =>
  room.requests().flatMap(({ data }) => (data.signed ? signOffIn(data.signed.line) : []));

/** What others signed of the same people. */
export const otherSignOffs = ({ room }: Around): SignOff[] => room.others.data.lines.flatMap(signOffIn);

function signOffIn(line: string): SignOff[] {
  const said = readSignOff(line, quickEd25519);
  return 'fault' in said ? [] : [said];
}

export const programmeOf = ({ programmes }: Around, { programme }: Pick<Request, 'programme'>) =>
  programmes.find(({ id }) => id === programme) ?? null;

/** The station that is asked about, as it is judged by now. */
export function stationOf(around: Around, { request }: Pick<KeptRequest, 'request'>): Station | null {
  const { about } = request;
  if (about.kind !== 'practical') return null;
  return programmeOf(around, request)?.stations.find(({ id }) => id === about.station) ?? null;
}

/** When it was seen, as far as that is known: hours when the last of them ended, anything else now unless something else was said. */
export const seenAtOf = ({ request: { about }, draft }: KeptRequest, now: Date): string =>
  about.kind === 'hours' ? totalOf(about).to : (draft.seenAt ?? now.toISOString());

/** Those of the same candidate. */
export const knownOf = (around: Around, { request }: KeptRequest): SignOff[] =>
  [...ownSignOffs(around), ...otherSignOffs(around)].filter(({ candidate }) => candidate.id === request.candidate.id);

/** Hours that were confirmed here. */
const confirmedOf = ({ room }: Around, { request }: KeptRequest): AskedHours[] =>
  room
    .requests()
    .flatMap(({ data }) =>
      data.signed && data.request.about.kind === 'hours' && data.request.candidate.id === request.candidate.id
        ? [data.request.about]
        : [],
    );

export const problemOfHours = (around: Around, kept: KeptRequest) => {
  const { about } = kept.request;
  if (about.kind !== 'hours' || kept.signed) return null;
  const earlier = { asked: confirmedOf(around, kept), signed: knownOf(around, kept) };
  return faultOfHours(about, earlier, around.now, -around.now.getTimezoneOffset());
};

export function hindranceNow(around: Around, kept: KeptRequest): Hindrance | null {
  if (kept.signed) return null;
  const { room, learner, programmes, now } = around;
  return hindranceOf(kept.request, {
    assessor: room.key.did,
    learner,
    passes: ownPasses(around).map(({ pass }) => pass),
    programmes,
    seenAt: seenAtOf(kept, now),
    now: now.toISOString(),
    rubric: kept.draft.rubric,
  });
}

const nameOf = ({ trusted, language }: Around, issuer: string): string => {
  const listed = trusted?.issuers.find(({ id }) => id === issuer);
  return listed ? textIn(listed.name, language) : issuer;
};

function withdrawnView(around: Around, pass: SignedPass): PassView['withdrawn'] {
  const heard = around.trusted && withdrawalOf(pass, around.trusted.withdrawn);
  return heard && { issuer: nameOf(around, pass.issuer), from: heard.withdrawnAt, reason: heard.reason };
}

/** What became of the pass by which this would have been signed. */
function hinderedBy(around: Around, { about, programme }: Request): PassView['withdrawn'] {
  const passes = ownPasses(around).filter(({ pass }) => isPassFor(pass, about.kind, programme));
  return passes.map(({ pass }) => withdrawnView(around, pass)).find((heard) => heard !== null) ?? null;
}

function cardOf(around: Around, kept: KeptRequest): RequestCard {
  const { id, request, signed } = kept;
  const programme = programmeOf(around, request);
  const language = programme ? languageOfProgramme(programme, around.language) : around.language;
  const asked = programme && askedIn(programme, request);
  const hindrance = hindranceNow(around, kept);
  return {
    id,
    candidate: request.candidate.name,
    programme: programme ? textIn(programme.title, language) : request.programme,
    kind: request.about.kind,
    title: asked ? textIn(asked.title, language) : aboutId(request),
    askedAt: request.askedAt,
    signedAt: signed?.at ?? null,
    hindrance,
    withdrawn: hindrance === 'assessor-withdrawn' ? hinderedBy(around, request) : null,
  };
}

function passViewOf(around: Around, pass: SignedPass, isBelieved: boolean): PassView {
  const { programmes, language, now } = around;
  const withdrawn = isBelieved ? withdrawnView(around, pass) : null;
  return {
    issuer: nameOf(around, pass.issuer),
    may: pass.may,
    programmes: pass.programmes.map((id) => {
      const programme = programmes.find((one) => one.id === id);
      return programme ? textIn(programme.title, languageOfProgramme(programme, language)) : id;
    }),
    from: pass.from,
    until: pass.until,
    withdrawn,
    state: isBelieved ? stateOf(pass, withdrawn, now.toISOString()) : 'issuer-unknown',
  };
}

function stateOf({ from, until }: SignedPass, withdrawn: PassView['withdrawn'], at: string): PassView['state'] {
  if (withdrawn && withdrawn.from < until && withdrawn.from <= at) return 'withdrawn';
  if (at < from) return 'not-yet';
  return at < until ? 'counts' : 'ended';
}

/** Those that count first, then those that will, then the rest. */
const order: readonly PassView['state'][] = ['counts', 'not-yet', 'withdrawn', 'ended', 'issuer-unknown'];

export function assessingViewOf(around: Around): AssessingView {
  const { room, programmes, language } = around;
  const believed = new Set(ownPasses(around).map(({ line }) => line));
  const passes = room.passes.data.lines.flatMap((line) => {
    const stated = statedPass(line, quickEd25519);
    return 'fault' in stated || stated.key !== room.key.did ? [] : [passViewOf(around, stated, believed.has(line))];
  });
  const kept = room.requests().map(({ data }) => data);
  const open = kept.filter(({ signed }) => !signed);
  const signed = kept.filter((one) => one.signed);
  const titled = (id: string, station: string) => {
    const programme = programmes.find((one) => one.id === id);
    const found = programme?.stations.find((one) => one.id === station);
    const wanted = programme ? languageOfProgramme(programme, language) : language;
    return {
      programme: programme ? textIn(programme.title, wanted) : id,
      station: found ? textIn(found.title, wanted) : station,
    };
  };
  return {
    key: room.key.did,
    isProtected: room.key.isProtected,
    passes: passes.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.until > b.until ? -1 : 1)),
    requests: [
      ...open.sort((a, b) => (a.request.askedAt < b.request.askedAt ? -1 : 1)),
      ...signed.sort((a, b) => ((a.signed?.at ?? '') > (b.signed?.at ?? '') ? -1 : 1)),
    ].map((one) => cardOf(around, one)),
    agreement: agreementByStation(ownSignOffs(around), otherSignOffs(around)).map((one) => ({
      ...one,
      ...titled(one.programme, one.station),
    })),
  };
}

/** What goes back: the line, and the passes by which it may be. Null while nothing is signed. */
export function answerOf(around: Around, { request, signed }: KeptRequest) {
  if (!signed) return null;
  const passes = ownPasses(around)
    .filter(({ pass }) => isPassFor(pass, request.about.kind, request.programme))
    .map(({ line }) => line)
    .slice(-20);
  if (passes.length === 0) return null;
  const carried = { fieldpass: 'sign-off' as const, v: 1 as const, signOffs: [signed.line], passes };
  return { carried, name: carriedName(carried, aboutId(request), request.candidate.name) };
}

export function requestViewOf(around: Around, kept: KeptRequest): RequestView {
  const { request, draft } = kept;
  const programme = programmeOf(around, request);
  const language = programme ? languageOfProgramme(programme, around.language) : around.language;
  const station = stationOf(around, kept);
  const answer = answerOf(around, kept);
  return {
    ...cardOf(around, kept),
    about: request.about,
    language,
    note: draft.note,
    station: station && stationViewOf(station, draft, language),
    minutes: request.about.kind === 'hours' ? totalOf(request.about).minutes : null,
    hoursProblem: problemOfHours(around, kept),
    seenAt: request.about.kind === 'hours' ? totalOf(request.about).to : draft.seenAt,
    answer: answer && handedOverOf(answer.carried, answer.name),
  };
}

function stationViewOf(
  station: Station,
  { ratings: chosen, rubric, pictures }: KeptRequest['draft'],
  language: LanguageCode,
): NonNullable<RequestView['station']> {
  // What was chosen by other words is no answer to these.
  const ratings = rubric === null || rubric === rubricDigest(station) ? chosen : {};
  const outcome = outcomeOf(station, ratings);
  const critical = outcome.result === 'not-yet' ? outcome.critical : [];
  return {
    title: textIn(station.title, language),
    setting: textIn(station.setting, language),
    task: textIn(station.task, language),
    minutes: station.minutes,
    enough: station.enough,
    criteria: station.criteria.map(({ id, text, isCritical, anchors }) => ({
      id,
      text: textIn(text, language),
      isCritical,
      anchors: {
        'not-done': textIn(anchors['not-done'], language),
        'with-help': textIn(anchors['with-help'], language),
        done: textIn(anchors.done, language),
        'done-well': textIn(anchors['done-well'], language),
      },
      step: ratings[id] ?? null,
    })),
    result: outcome.result,
    critical: station.criteria.filter(({ id }) => critical.includes(id)).map(({ text }) => textIn(text, language)),
    pictures: [...pictures],
  };
}
