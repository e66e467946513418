/**
 * The assessor: passes, who asks, what was entered, what was signed. Every tap is on the disk before it is shown as kept.
 */

import { totalOf } from '#core/assessment/asked-hours.ts';
import { passFor, readPass } from '#core/assessment/assessor.ts';
import { type Carried, carriedName, handedOverOf, type Request, readCarried } from '#core/assessment/carried.ts';
import { checkSignOff } from '#core/assessment/check-sign-off.ts';
import { outcomeOf } from '#core/assessment/outcome.ts';
import { readSignOff, rubricDigest, type SignOff, signSignOff } from '#core/assessment/sign-off.ts';
import type { PassTrust } from '#core/assessment/withdrawn-passes.ts';
import type { AssessingView, BroughtToAssess, RequestView } from '#core/contract/assess-calls.ts';
import type { CallInput } from '#core/contract/contract.ts';
import type { HandedOver } from '#core/contract/programme-calls.ts';
import { canonicalJson } from '#core/evidence/digest.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { inTurns, takingTurns } from '#core/result/turns.ts';
import { type AssessorRoom, mostOthers, mostPasses, openAssessorRoom } from '#store/assessor/assessor-room.ts';
import { isWholeJpeg } from '#store/assessor/evidence-pictures.ts';
import { type KeptRequest, mostPictures, type RequestStore } from '#store/assessor/kept-request.ts';
import type { Vault } from '#store/keys/device-keys.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import { quickEd25519 } from '#store/verify/quick-ed25519.ts';
import type { CarriedFiles } from '../carried/carried-files.ts';
import type { ReadCode } from '../carried/code-reader.ts';
import type { Desk } from '../desk.ts';
import {
  type Around,
  answerOf,
  assessingViewOf,
  hindranceNow,
  knownOf,
  ownPasses,
  problemOfHours,
  requestViewOf,
  seenAtOf,
  stationOf,
} from './assess-view.ts';

type Saved = { file: string | null };
export type AssessService = {
  read(): Promise<Result<AssessingView>>;
  key(): Promise<Result<HandedOver>>;
  saveKey(): Promise<Result<Saved>>;
  bring(): Promise<Result<BroughtToAssess | null>>;
  frame(bytes: Uint8Array): Promise<Result<BroughtToAssess | null>>;
  open(id: string): Promise<Result<RequestView>>;
  rate(input: CallInput<'assess.rate'>): Promise<Result<RequestView>>;
  note(input: CallInput<'assess.note'>): Promise<Result<RequestView>>;
  seen(input: CallInput<'assess.seen'>): Promise<Result<RequestView>>;
  addPicture(input: CallInput<'assess.add-picture'>): Promise<Result<RequestView>>;
  picture(input: CallInput<'assess.picture'>): Promise<Result<Uint8Array | null>>;
  removePicture(input: CallInput<'assess.remove-picture'>): Promise<Result<RequestView>>;
  anew(id: string): Promise<Result<RequestView>>;
  sign(id: string): Promise<Result<RequestView>>;
  saveAnswer(id: string): Promise<Result<Saved>>;
  remove(id: string): Promise<Result<AssessingView>>;
};

export type AssessParts = {
  readonly vault: () => Vault;
  readonly trusted: () => Promise<PassTrust | null>;
  readonly readCode: ReadCode;
  readonly files: CarriedFiles;
  readonly now: () => Date;
  /** Bytes by number. */
  readonly random: (bytes: number) => Uint8Array;
  readonly newId: () => string;
};

type Brought = Pick<BroughtToAssess, 'what' | 'why' | 'request'>;
const refused = (why: BroughtToAssess['why']): Result<Brought> => ok({ what: 'refused', why, request: null });

export function assessService(desk: Desk, parts: AssessParts): AssessService {
  const { vault, trusted, readCode, files, now, random, newId } = parts;
  const rooms = new WeakMap<LearnerFolder, AssessorRoom>();

  const roomOf = async (learner: LearnerFolder): Promise<Result<AssessorRoom>> => {
    const known = rooms.get(learner);
    if (known) return ok(known);
    const opened = await openAssessorRoom(learner.path, { vault: vault(), now, random });
    if (!opened.ok) return opened;
    rooms.set(learner, opened.value.room);
    desk.notices.post(opened.value.notices);
    return ok(opened.value.room);
  };

  const look = async (): Promise<Result<Around>> => {
    const learner = desk.openLearner();
    if (!learner.ok) return learner;
    const room = await roomOf(learner.value);
    if (!room.ok) return room;
    const { programmes } = await desk.library();
    return ok({
      room: room.value,
      learner: learner.value.id,
      programmes,
      trusted: await trusted(),
      language: desk.language(),
      now: now(),
    });
  };

  const find = async (id: string): Promise<Result<{ around: Around; store: RequestStore }>> => {
    const around = await look();
    if (!around.ok) return around;
    const store = around.value.room.requests().find(({ data }) => data.id === id);
    return store ? ok({ around: around.value, store }) : failed(failure('request-unknown'));
  };

  /** Changes what was entered of a request that is not signed, and shows it as it is then. */
  const enter = async (
    id: string,
    edit: (draft: KeptRequest['draft'], kept: KeptRequest, around: Around) => Result<unknown>,
  ): Promise<Result<RequestView>> => {
    const found = await find(id);
    if (!found.ok) return found;
    const { around, store } = found.value;
    if (store.data.signed) return failed(failure('request-signed'));
    const draft = structuredClone(store.data.draft);
    const edited = edit(draft, store.data, around);
    if (!edited.ok) return edited;
    const kept = await store.update((copy) => {
      copy.draft = draft;
    });
    return kept.ok ? ok(requestViewOf(around, kept.value)) : kept;
  };

  const ownFile = async (): Promise<Result<{ carried: Carried; name: string }>> => {
    const learner = desk.openLearner();
    if (!learner.ok) return learner;
    const room = await roomOf(learner.value);
    if (!room.ok) return room;
    const { name } = learner.value.profile.data;
    const person = { id: learner.value.id, name };
    const carried: Carried = { fieldpass: 'assessor', v: 1, key: room.value.key.did, person };
    return ok({ carried, name: carriedName(carried, name) });
  };

  const takeRequest = async ({ room }: Around, request: Request): Promise<Result<Brought>> => {
    const same = room.requests().find(({ data }) => canonicalJson(data.request) === canonicalJson(request));
    if (same) return ok({ what: 'request', why: null, request: same.data.id });
    const id = newId();
    const draft = { rubric: null, ratings: {}, note: '', seenAt: null, pictures: [] };
    const taken = await room.take({ schemaVersion: 1, id, takenAt: now().toISOString(), request, draft, signed: null });
    return taken.ok ? ok({ what: 'request', why: null, request: id }) : taken;
  };

  const takePasses = async ({ room, trusted: by }: Around, lines: readonly string[]): Promise<Result<Brought>> => {
    const own: string[] = [];
    let why: BroughtToAssess['why'] = null;
    for (const line of lines) {
      const pass = readPass(line, by, quickEd25519);
      if ('fault' in pass) why ??= pass.fault;
      else if (pass.key !== room.key.did) why ??= 'not-for-this-key';
      else own.push(line);
    }
    if (own.length === 0) return refused(why);
    const all = [...new Set([...room.passes.data.lines, ...own])];
    if (all.length > mostPasses) return refused('no-room');
    const kept = await room.passes.update((copy) => {
      copy.lines = all;
    });
    return kept.ok ? ok({ what: 'pass', why: null, request: null }) : kept;
  };

  const takeOthers = async (
    { room, trusted: by }: Around,
    { signOffs, passes }: Extract<Carried, { fieldpass: 'sign-off' }>,
  ): Promise<Result<Brought>> => {
    const believed = passes.flatMap((line) => {
      const pass = readPass(line, by, quickEd25519);
      return 'fault' in pass ? [] : [pass];
    });
    const taken: string[] = [];
    let why: BroughtToAssess['why'] = null;
    for (const line of signOffs) {
      const said = readSignOff(line, quickEd25519);
      if ('fault' in said) why ??= said.fault;
      else if (said.assessor === room.key.did) why ??= 'own';
      else {
        const pass = passFor(said, believed);
        if (!('fault' in pass)) taken.push(line);
        else why ??= pass.fault === 'assessor-withdrawn' ? pass.fault : 'issuer-unknown';
      }
    }
    if (taken.length === 0) return refused(why);
    const kept = await room.others.update((copy) => {
      copy.lines = [...new Set([...copy.lines, ...taken])].slice(-mostOthers);
    });
    return kept.ok ? ok({ what: 'other-sign-off', why: null, request: null }) : kept;
  };

  const take = (around: Around, carried: Carried | null): Promise<Result<Brought>> | Result<Brought> => {
    switch (carried?.fieldpass) {
      case 'request':
        return takeRequest(around, carried);
      case 'pass':
        return takePasses(around, carried.passes);
      case 'sign-off':
        return takeOthers(around, carried);
      case 'assessor':
        return refused(carried.key === around.room.key.did ? 'own' : 'nothing-known');
      default:
        return refused('nothing-known');
    }
  };

  const brought = async (text: string): Promise<Result<BroughtToAssess>> => {
    const around = await look();
    if (!around.ok) return around;
    const came = await take(around.value, readCarried(text));
    return came.ok ? ok({ ...came.value, view: assessingViewOf(around.value) }) : came;
  };

  /** What is signed of what was entered; a failure where something of it is missing. */
  const statementOf = (around: Around, kept: KeptRequest): Result<Omit<SignOff, 'v' | 'assessor'>> => {
    const { request, draft } = kept;
    const { programme, candidate, about: asked } = request;
    const said = {
      id: newId(),
      programme,
      candidate,
      seenAt: seenAtOf(kept, around.now),
      signedAt: around.now.toISOString(),
      note: draft.note,
    };
    switch (asked.kind) {
      case 'practical': {
        const station = stationOf(around, kept);
        if (!station) return failed(failure('request-hindered'));
        if (outcomeOf(station, draft.ratings).result === 'open') return failed(failure('request-open'));
        const { ratings, pictures } = draft;
        return ok({
          ...said,
          about: { kind: 'practical', station: station.id, rubric: rubricDigest(station), ratings, pictures },
        });
      }
      case 'hours': {
        const { minutes, from } = totalOf(asked);
        const entries = asked.entries.map(({ id }) => id);
        return ok({ ...said, about: { kind: 'hours', activity: asked.activity, entries, minutes, from } });
      }
      case 'recommendation':
        return ok({ ...said, about: { kind: 'recommendation', by: asked.by } });
      case 'document':
        return ok({ ...said, about: { kind: 'document', document: asked.document } });
    }
  };

  const service: AssessService = {
    read: async () => {
      const around = await look();
      return around.ok ? ok(assessingViewOf(around.value)) : around;
    },

    key: async () => {
      const own = await ownFile();
      return own.ok ? ok(handedOverOf(own.value.carried, own.value.name)) : own;
    },

    saveKey: async () => {
      const own = await ownFile();
      return own.ok ? files.save(own.value.carried, own.value.name) : own;
    },

    bring: async () => {
      const [text] = (await files.choose('one')) ?? [];
      return text === undefined ? ok(null) : brought(text);
    },

    frame: async (bytes) => {
      const text = await readCode(bytes);
      return text === null ? ok(null) : brought(text);
    },

    open: async (id) => {
      const found = await find(id);
      return found.ok ? ok(requestViewOf(found.value.around, found.value.store.data)) : found;
    },

    rate: ({ id, criterion, step }) =>
      enter(id, (draft, kept, around) => {
        const station = stationOf(around, kept);
        if (!station?.criteria.some((one) => one.id === criterion)) return failed(failure('input-invalid'));
        const rubric = rubricDigest(station);
        if (draft.rubric !== null && draft.rubric !== rubric) return failed(failure('request-hindered'));
        draft.rubric = rubric;
        draft.ratings[criterion] = step;
        draft.seenAt ??= around.now.toISOString();
        return ok({});
      }),

    note: ({ id, note }) =>
      enter(id, (draft) => {
        draft.note = note;
        return ok({});
      }),

    seen: ({ id, seenAt }) =>
      enter(id, (draft, { request }, around) => {
        if (request.about.kind === 'hours') return failed(failure('input-invalid'));
        if (seenAt > around.now.toISOString()) return failed(failure('request-seen-when'));
        draft.seenAt = seenAt;
        return ok({});
      }),

    addPicture: async ({ id, bytes }) => {
      const found = await find(id);
      if (!found.ok) return found;
      const { around, store } = found.value;
      const { request, draft, signed } = store.data;
      if (signed) return failed(failure('request-signed'));
      if (request.about.kind !== 'practical') return failed(failure('input-invalid'));
      if (!isWholeJpeg(bytes) || draft.pictures.length >= mostPictures) return failed(failure('picture-unfit'));
      const put = await around.room.putPicture(bytes);
      if (!put.ok) return put;
      return enter(id, (entered) => {
        entered.pictures = [...new Set([...entered.pictures, put.value])];
        return ok({});
      });
    },

    picture: async ({ id, picture }) => {
      const found = await find(id);
      if (!found.ok) return found;
      const { around, store } = found.value;
      return ok(store.data.draft.pictures.includes(picture) ? await around.room.picture(picture) : null);
    },

    removePicture: async ({ id, picture }) => {
      const entered = await enter(id, (draft) => {
        draft.pictures = draft.pictures.filter((one) => one !== picture);
        return ok({});
      });
      const around = await look();
      if (entered.ok && around.ok) await around.value.room.dropPicture(picture);
      return entered;
    },

    anew: (id) =>
      enter(id, (draft) => {
        draft.rubric = null;
        draft.ratings = {};
        return ok({});
      }),

    sign: async (id) => {
      const found = await find(id);
      if (!found.ok) return found;
      const { around, store } = found.value;
      const kept = store.data;
      if (kept.signed) return failed(failure('request-signed'));
      if (hindranceNow(around, kept) || problemOfHours(around, kept)) return failed(failure('request-hindered'));
      const statement = statementOf(around, kept);
      if (!statement.ok) return statement;
      const line = signSignOff(around.room.key.signing, statement.value);
      // Nothing leaves here that would be refused over there. When the training began is known there alone.
      const checked = checkSignOff(line, {
        candidate: { id: kept.request.candidate.id, keys: [] },
        passes: ownPasses(around).map(({ pass }) => pass),
        programmes: around.programmes,
        enrolledAt: '',
        taken: knownOf(around, kept),
        now: around.now.toISOString(),
      });
      if (!checked.counts) return failed(failure('request-hindered'));
      const signed = await store.update((copy) => {
        copy.signed = { at: statement.value.signedAt, line };
        copy.draft.seenAt = statement.value.seenAt;
      });
      return signed.ok ? ok(requestViewOf(around, signed.value)) : signed;
    },

    saveAnswer: async (id) => {
      const found = await find(id);
      if (!found.ok) return found;
      const answer = answerOf(found.value.around, found.value.store.data);
      return answer ? files.save(answer.carried, answer.name) : failed(failure('request-hindered'));
    },

    remove: async (id) => {
      const found = await find(id);
      if (!found.ok) return found;
      const { around, store } = found.value;
      if (store.data.signed) return failed(failure('request-signed'));
      const removed = await around.room.remove(id);
      return removed.ok ? ok(assessingViewOf(around)) : removed;
    },
  };
  return inTurns(service, takingTurns());
}
