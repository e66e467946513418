/**
 * An assessor at a real desk: passes, requests, taps, signatures, and each refusal. What is signed here is checked as the candidate's
 * machine checks it.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPass } from '#core/assessment/assessor.ts';
import { type Carried, carriedText, readCarried } from '#core/assessment/carried.ts';
import { checkSignOff } from '#core/assessment/check-sign-off.ts';
import type { Step } from '#core/assessment/rubric.ts';
import { rubricDigest } from '#core/assessment/sign-off.ts';
import type { PassTrust } from '#core/assessment/withdrawn-passes.ts';
import { type AssessingView, assessCalls, type RequestView } from '#core/contract/assess-calls.ts';
import type { CallDeclaration } from '#core/contract/call.ts';
import type { Failure } from '#core/result/failure.ts';
import { ok, type Result } from '#core/result/result.ts';
import { plainVault } from '#store/keys/plain-vault.ts';
import { readPassTrust } from '#store/trust/read-pass-trust.ts';
import {
  amina,
  answerFile,
  dayMs,
  helper,
  hoursRequest,
  later,
  otherSignOff,
  passFile,
  passLine,
  practicalRequest,
  requestOf,
  stationText,
  writeAssessing,
} from '../../test/fixtures/assessing.ts';
import { deskIn, learnerId } from '../../test/fixtures/desk.ts';
import { passesText, rootKey } from '../../test/fixtures/issuer.ts';
import { writeSamplePack } from '../../test/fixtures/sample-pack.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { assessService } from './assess-service.ts';

let folder: ReturnType<typeof tempFolder>;
let content: ReturnType<typeof tempFolder>;
let closing: (() => Promise<void>)[] = [];
beforeEach(async () => {
  folder = tempFolder('assess');
  content = tempFolder('assess-content');
  writeSamplePack(content.path);
  await writeAssessing(content.path);
});
afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
  folder.remove();
  content.remove();
});

const start = new Date('2027-03-02T10:00:00.000Z');
const all: Record<string, Step> = { limits: 'done', listens: 'done', asks: 'with-help', links: 'done-well' };
const jpeg = (letter: number) => new Uint8Array([0xff, 0xd8, letter, letter, 0xff, 0xd9]);

const startedAt = async (at: Date) => {
  for (const close of closing) await close();
  closing = [];
  const program = await started();
  program.clock.at = at;
  return program;
};

/** The program from its start. `at` is what its clock says, and may be moved on. */
async function started({ trust = true } = {}) {
  const { desk, learner } = await deskIn(folder.path, { shipped: content.path });
  const stop = () => learner.close();
  closing.push(stop);
  const clock = { at: start };
  const chosen: (string | null)[] = [];
  const saved: { carried: Carried; name: string }[] = [];
  const trusted = async (): Promise<PassTrust | null> => (trust ? readPassTrust([`${content.path}/trust`]) : null);
  const service = assessService(desk, {
    vault: () => plainVault,
    trusted,
    readCode: async (bytes) => new TextDecoder().decode(bytes) || null,
    files: {
      choose: async () => {
        const text = chosen.shift();
        return typeof text === 'string' ? [text] : null;
      },
      save: async (carried, name) => {
        saved.push({ carried, name });
        return ok({ file: `/somewhere/${name}` });
      },
    },
    now: () => clock.at,
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    newId: randomUUID,
  });
  const outputs: Readonly<Record<string, CallDeclaration>> = assessCalls;
  const value = <T>(name: string, reply: Result<T>): T => {
    if (!reply.ok) throw new Error(reply.failure.code);
    return outputs[name]?.output.parse(reply.value) as T;
  };
  const bring = async (text: string) => {
    chosen.push(text);
    const brought = value('assess.bring', await service.bring());
    if (!brought) throw new Error('nothing was brought');
    return brought;
  };
  const { key } = value('assess.read', await service.read());
  const line = (change: Parameters<typeof passLine>[2] = {}, by?: Parameters<typeof passLine>[3]) =>
    passLine(key, start, change, by);
  const view = (reply: Result<RequestView>) => value('assess.open', reply);
  return {
    ...{ desk, learner, service, clock, saved, bring, key, line, view, value, chosen, trusted },
    /** With a pass, unless it is not wanted, and asked for this. */
    ask: async (request: Carried, pass: string | null = line()) => {
      if (pass) await bring(passFile(pass));
      const { request: id } = await bring(carriedText(request));
      return id ?? '';
    },
    rate: async (id: string, ratings: Record<string, Step> = all) => {
      let last: Result<RequestView> | null = null;
      for (const [criterion, step] of Object.entries(ratings)) last = await service.rate({ id, criterion, step });
      return last as Result<RequestView>;
    },
    read: async (): Promise<AssessingView> => value('assess.read', await service.read()),
    stop: async () => {
      closing = closing.filter((one) => one !== stop);
      await stop();
    },
  };
}

const code = (reply: { ok: boolean; failure?: Failure }) => (reply.ok ? 'ok' : reply.failure?.code);

test('the own key goes out for the organisation, as a code and as a file', async () => {
  const { service, key, saved, value } = await started();
  const handed = value('assess.key', await service.key());
  expect(readCarried(handed.code ?? '')).toEqual({
    fieldpass: 'assessor',
    v: 1,
    key,
    person: { id: learnerId, name: 'Amina' },
  });
  expect(handed.name).toBe('fieldpass-assessor-Amina.json');
  await service.saveKey();
  expect(saved).toMatchObject([{ carried: { key }, name: handed.name }]);
});

test('a pass is taken when an organisation on the trust list signed it for this key', async () => {
  const { bring, line, clock, read } = await started();
  const why = async (text: string) => {
    const brought = await bring(text);
    return [brought.what, brought.why];
  };
  const good = line();
  expect(await why(passFile(line({ key: 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK' })))).toEqual([
    'refused',
    'not-for-this-key',
  ]);
  expect(await why(passFile(line({}, rootKey)))).toEqual(['refused', 'issuer-unknown']);
  expect(await why(passFile(good.replace('Bo Lind', 'Bo Lund')))).toEqual(['refused', 'altered']);
  expect(await why(passFile('x y'))).toEqual(['refused', 'malformed']);
  expect(await why('{"fieldpass":"pass"}')).toEqual(['refused', 'nothing-known']);
  expect((await read()).passes).toEqual([]);
  expect(await why(passFile(good))).toEqual(['pass', null]);
  expect(await why(passFile(good))).toEqual(['pass', null]);
  const shown = { issuer: 'Meridian Relief', may: ['assess', 'supervise'], programmes: ['First helper'] };
  expect((await read()).passes).toMatchObject([{ ...shown, state: 'counts' }]);
  clock.at = new Date(start.getTime() + 301 * dayMs);
  expect((await read()).passes).toMatchObject([{ state: 'ended' }]);
  clock.at = new Date(start.getTime() - 61 * dayMs);
  expect((await read()).passes).toMatchObject([{ state: 'not-yet' }]);
});

test('a pass whose organisation is trusted no more stays, is shown so, and nothing is signed by it', async () => {
  const first = await started();
  const id = await first.ask(practicalRequest(start));
  await first.stop();
  const again = await started({ trust: false });
  expect((await again.read()).passes).toMatchObject([
    { state: 'issuer-unknown', issuer: 'did:web:training.meridian.example' },
  ]);
  expect(again.view(await again.service.open(id)).hindrance).toBe('assessor-unknown');
  await again.rate(id);
  expect(code(await again.service.sign(id))).toBe('request-hindered');
});

/** The organisation withdraws the pass of the fixture, and this machine hears of it. */
function withdrawnFrom(from: string): void {
  const text = passesText([{ pass: '00000000-0000-4000-8000-0000000000aa', withdrawnAt: from, reason: 'role-ended' }], {
    madeAt: start.toISOString(),
  });
  mkdirSync(join(content.path, 'trust', 'status'), { recursive: true });
  writeFileSync(join(content.path, 'trust', 'status', 'passes.json'), text);
}

test('a pass that was withdrawn: by whom, from when and why is shown, and nothing is signed with it', async () => {
  const { ask, rate, read, service, view } = await started();
  const before = await ask(practicalRequest(start));
  await rate(before);
  const signed = view(await service.sign(before));
  expect(signed.withdrawn).toBeNull();
  const open = await ask(practicalRequest(start, { askedAt: later(start, -2) }), null);
  const from = new Date(start.getTime() + 60_000).toISOString();
  withdrawnFrom(from);
  const withdrawn = { issuer: 'Meridian Relief', from, reason: 'role-ended' };
  // It counts until then.
  expect((await read()).passes).toMatchObject([{ state: 'counts', withdrawn }]);
  expect(view(await service.open(open)).hindrance).toBeNull();

  const again = await startedAt(new Date(start.getTime() + 60_000));
  expect((await again.read()).passes).toMatchObject([{ state: 'withdrawn', withdrawn }]);
  expect(again.view(await again.service.open(open))).toMatchObject({ hindrance: 'assessor-withdrawn', withdrawn });
  await again.rate(open);
  expect(code(await again.service.sign(open))).toBe('request-hindered');
  // What was signed before that goes out as it was, with the pass.
  expect(again.view(await again.service.open(before)).answer).toEqual(signed.answer);
});

test('what another assessor signed when their pass did not count any more is refused, with that reason', async () => {
  const { bring, desk, read } = await started();
  const station = (await desk.library()).programmes[0]?.stations[0];
  if (!station) throw new Error('no station');
  const line = otherSignOff(rubricDigest(station), all, later(start, -1));
  withdrawnFrom(later(start, -2));
  expect(await bring(answerFile([line], start))).toMatchObject({ what: 'refused', why: 'assessor-withdrawn' });
  withdrawnFrom(later(start, -0.5));
  expect(await bring(answerFile([line], start))).toMatchObject({ what: 'other-sign-off', why: null });
  expect((await read()).requests).toEqual([]);
});

test('a station from the request to the answer, which counts on the other machine', async () => {
  const { ask, rate, service, view, saved, desk, clock, trusted, read } = await started();
  const id = await ask(practicalRequest(start));
  expect(view(await service.open(id))).toMatchObject({
    candidate: 'Amina Yusuf',
    title: 'A first talk',
    hindrance: null,
    seenAt: null,
    station: { result: 'open', enough: 3, criteria: [{ isCritical: true, step: null }, {}, {}, {}] },
  });
  expect(code(await service.sign(id))).toBe('request-open');
  expect(view(await rate(id, { ...all, links: 'with-help' }))).toMatchObject({
    seenAt: start.toISOString(),
    station: { result: 'not-yet', critical: ['Links to somebody who can do more'] },
  });
  expect(view(await rate(id, { links: 'done' })).station?.result).toBe('able');
  expect(view(await service.note({ id, note: 'Calm.' })).note).toBe('Calm.');
  expect(code(await service.seen({ id, seenAt: later(start, 1) }))).toBe('request-seen-when');
  const seenAt = later(start, -2);
  expect(view(await service.seen({ id, seenAt })).seenAt).toBe(seenAt);
  expect(view(await service.addPicture({ id, bytes: jpeg(1) })).station?.pictures).toHaveLength(1);

  const signed = view(await service.sign(id));
  expect(signed).toMatchObject({
    signedAt: start.toISOString(),
    hindrance: null,
    answer: { code: expect.any(String) },
  });
  expect(signed.answer?.name).toBe('fieldpass-sign-off-first-talk-Amina-Yusuf.json');
  expect((await read()).requests).toMatchObject([{ id, signedAt: start.toISOString() }]);
  await service.saveAnswer(id);
  expect(readCarried(signed.answer?.code ?? '')).toEqual(saved[0]?.carried);

  const answer = saved[0]?.carried;
  if (answer?.fieldpass !== 'sign-off') throw new Error('no answer');
  const list = await trusted();
  const passes = answer.passes.flatMap((line) => {
    const pass = readPass(line, list);
    return 'fault' in pass ? [] : [pass];
  });
  expect(
    checkSignOff(answer.signOffs[0] ?? '', {
      candidate: { id: amina.id, keys: [] },
      passes,
      programmes: (await desk.library()).programmes,
      enrolledAt: later(start, -10),
      taken: [],
      now: later(start, 1),
    }),
  ).toMatchObject({
    counts: true,
    said: { note: 'Calm.', seenAt, about: { ratings: { ...all, links: 'done' }, pictures: [expect.any(String)] } },
    fact: { kind: 'practical-passed', station: 'first-talk', at: seenAt },
  });

  // What went out is not touched any more, and not signed again.
  clock.at = new Date(later(start, 1));
  for (const reply of [
    await rate(id, { asks: 'done' }),
    await service.note({ id, note: '' }),
    await service.seen({ id, seenAt }),
    await service.addPicture({ id, bytes: jpeg(2) }),
    await service.anew(id),
    await service.sign(id),
    await service.remove(id),
  ])
    expect(code(reply)).toBe('request-signed');
  expect(view(await service.open(id)).answer).toEqual(signed.answer);
});

test('each tap is there after the plug was pulled, and after the learner came back', async () => {
  const first = await started();
  const id = await first.ask(practicalRequest(start));
  await first.rate(id, { limits: 'done', listens: 'with-help' });
  await first.service.note({ id, note: 'Half of it.' });
  await first.stop();
  const again = await started();
  expect(again.key).toBe(first.key);
  const shown = again.view(await again.service.open(id));
  expect(shown.station?.criteria.map(({ step }) => step)).toEqual(['done', 'with-help', null, null]);
  expect(shown.note).toBe('Half of it.');
});

test('the same request brought twice is one; it comes by the camera too; one that was not signed can go', async () => {
  const { bring, service, value, read } = await started();
  const text = carriedText(practicalRequest(start));
  const { request: id } = await bring(text);
  const seen = value('assess.frame', await service.frame(new TextEncoder().encode(text)));
  expect(seen).toMatchObject({ what: 'request', request: id });
  expect(await service.frame(new Uint8Array())).toEqual(ok(null));
  expect((await read()).requests).toHaveLength(1);
  expect(await service.bring()).toEqual(ok(null));
  expect(value('assess.remove', await service.remove(id ?? '')).requests).toEqual([]);
  expect(code(await service.open(id ?? ''))).toBe('request-unknown');
});

test('who asks is told why it cannot be signed, before anything is entered; and it is not signed', async () => {
  const { ask, service, view, clock, rate } = await started();
  const hindered = async (id: string) => {
    const { hindrance } = view(await service.open(id));
    await rate(id);
    return [hindrance, code(await service.sign(id))];
  };
  const refused = 'request-hindered';
  const unknown = await ask(practicalRequest(start), null);
  expect(await hindered(unknown)).toEqual(['assessor-unknown', refused]);
  const other = practicalRequest(start, { programme: 'staff-counsellor' });
  expect(await hindered(await ask(other))).toEqual(['programme-unknown', refused]);
  const station = requestOf({ kind: 'practical', station: 'last-talk' }, start);
  expect(await hindered(await ask(station))).toEqual(['not-of-programme', refused]);
  const self = practicalRequest(start, { candidate: { id: learnerId, name: 'Amina' } });
  expect(await hindered(await ask(self))).toEqual(['by-oneself', refused]);
  clock.at = new Date(later(start, -61));
  expect(await hindered(await ask(practicalRequest(start, { askedAt: later(start, -70) })))).toEqual([
    'assessor-not-yet',
    refused,
  ]);
  clock.at = new Date(later(start, 300));
  const ended = await ask(practicalRequest(start, { askedAt: later(start, 299) }));
  expect(await hindered(ended)).toEqual(['assessor-expired', refused]);
  clock.at = start;
  const late = await ask(practicalRequest(start, { askedAt: later(start, -50) }));
  await service.seen({ id: late, seenAt: later(start, -31) });
  expect(await hindered(late)).toEqual(['signed-late', refused]);
});

test('who may only supervise does not judge at a station', async () => {
  const { ask, service, view, line } = await started();
  const id = await ask(practicalRequest(start), line({ may: ['supervise'] }));
  expect(view(await service.open(id)).hindrance).toBe('assessor-not-for-this');
  const word = await ask(requestOf({ kind: 'recommendation', by: 'supervisor' }, start), null);
  expect(view(await service.open(word)).hindrance).toBeNull();
});

test('a candidate whose own pass it is signs nothing for themselves, on whichever profile', async () => {
  const { ask, service, view, line } = await started();
  const id = await ask(practicalRequest(start), line({ person: amina }));
  expect(view(await service.open(id)).hindrance).toBe('by-oneself');
});

test('the rubric changed after it was used: nothing is signed by it until it is judged anew', async () => {
  const first = await started();
  const id = await first.ask(practicalRequest(start));
  await first.rate(id);
  await first.stop();
  await writeAssessing(content.path, stationText(4));
  const { service, view, rate } = await started();
  expect(view(await service.open(id))).toMatchObject({
    hindrance: 'rubric-changed',
    station: { result: 'open', criteria: [{ step: null }, { step: null }, { step: null }, { step: null }] },
  });
  expect(code(await service.sign(id))).toBe('request-hindered');
  expect(code(await rate(id, { limits: 'done' }))).toBe('request-hindered');
  expect(view(await service.anew(id)).hindrance).toBeNull();
  expect(view(await rate(id)).station?.result).toBe('not-yet');
  expect(view(await service.sign(id)).signedAt).not.toBeNull();
});

test('hours: confirmed as they were asked about, each once; what cannot be true is not signed', async () => {
  const { ask, service, view, saved } = await started();
  const id = await ask(
    hoursRequest(start, [
      [50, 1.5],
      [26, 2],
    ]),
  );
  expect(view(await service.open(id))).toMatchObject({ minutes: 210, hoursProblem: null, seenAt: later(start, -1) });
  expect(code(await service.seen({ id, seenAt: start.toISOString() }))).toBe('input-invalid');
  view(await service.sign(id));
  await service.saveAnswer(id);
  expect(saved[0]?.carried).toMatchObject({ fieldpass: 'sign-off' });

  const again = await ask(
    hoursRequest(start, [
      [50, 1.5],
      [20, 1],
    ]),
  );
  expect(view(await service.open(again)).hoursProblem).toEqual({ fault: 'known-already', entry: 0 });
  expect(code(await service.sign(again))).toBe('request-hindered');
  const overlapping = await ask(
    hoursRequest(
      start,
      [
        [10, 2],
        [9, 2],
      ],
      10,
    ),
  );
  expect(view(await service.open(overlapping)).hoursProblem).toEqual({ fault: 'overlaps', entry: 1 });
  const inTheSame = await ask(hoursRequest(start, [[25.5, 1]], 20));
  expect(view(await service.open(inTheSame)).hoursProblem).toEqual({ fault: 'overlaps', entry: 0 });
  expect(code(await service.sign(inTheSame))).toBe('request-hindered');
  const old = await ask(hoursRequest(start, [[24 * 31, 1]], 30));
  expect(view(await service.open(old)).hindrance).toBe('signed-late');
});

test('a recommendation and a document that was shown are signed for the day on which that was', async () => {
  const { ask, service, view } = await started();
  for (const about of [
    { kind: 'recommendation', by: 'supervisor' },
    { kind: 'document', document: 'licence' },
  ] as const) {
    const id = await ask(requestOf(about, start));
    expect(view(await service.open(id))).toMatchObject({ station: null, seenAt: null });
    const signed = view(await service.sign(id));
    expect(signed).toMatchObject({ seenAt: start.toISOString(), answer: { code: expect.any(String) } });
  }
});

test('pictures: whole JPEG, six at most, each once, gone when taken back', async () => {
  const { ask, service, view, value } = await started();
  const id = await ask(practicalRequest(start));
  for (const bytes of [new Uint8Array(), new Uint8Array([0x89, 0x50]), jpeg(1).subarray(0, 4)])
    expect(code(await service.addPicture({ id, bytes }))).toBe('picture-unfit');
  for (const letter of [1, 1, 2, 3, 4, 5, 6]) view(await service.addPicture({ id, bytes: jpeg(letter) }));
  const { station } = view(await service.open(id));
  expect(station?.pictures).toHaveLength(6);
  expect(code(await service.addPicture({ id, bytes: jpeg(7) }))).toBe('picture-unfit');
  const [first = ''] = station?.pictures ?? [];
  expect(value('assess.picture', await service.picture({ id, picture: first }))).toEqual(jpeg(1));
  expect(view(await service.removePicture({ id, picture: first })).station?.pictures).toHaveLength(5);
  expect(value('assess.picture', await service.picture({ id, picture: first }))).toBeNull();
});

test('what another assessor signed of the same shows how far the two agree; from nobody who may it is refused', async () => {
  const { ask, rate, service, bring, desk, read } = await started();
  const id = await ask(practicalRequest(start));
  await rate(id);
  await service.sign(id);
  const station = (await desk.library()).programmes.find((one) => one.id === helper)?.stations[0];
  if (!station) throw new Error('no station');
  const line = otherSignOff(rubricDigest(station), { ...all, asks: 'done' }, later(start, -0.2));
  const why = async (text: string) => {
    const brought = await bring(text);
    return [brought.what, brought.why];
  };
  expect(await why(answerFile([line], start, 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK'))).toEqual([
    'refused',
    'issuer-unknown',
  ]);
  expect(await why(answerFile([line.replace('"done-well"', '"done"')], start))).toEqual(['refused', 'altered']);
  expect((await read()).agreement).toEqual([]);
  expect(await why(answerFile([line], start))).toEqual(['other-sign-off', null]);
  expect((await read()).agreement).toMatchObject([
    { programme: 'First helper', station: 'A first talk', candidates: 1, pairs: 4, observed: 0.75 },
  ]);
  const own = await service.open(id);
  const answer = own.ok ? readCarried(own.value.answer?.code ?? '') : null;
  expect(await why(JSON.stringify(answer))).toEqual(['refused', 'own']);
});

test('nobody is an assessor without a learner at the desk', async () => {
  const { desk, service } = await started();
  desk.learner = null;
  expect(code(await service.read())).toBe('learner-not-open');
});
