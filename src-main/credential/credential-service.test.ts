/**
 * Certificates of a learner: made from the journal, made again when a file or a key is gone, never from a changed file.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SignOff } from '#core/assessment/sign-off.ts';
import type { Framework } from '#core/content/pack.ts';
import { paperKinds } from '#core/contract/credential-calls.ts';
import { credentialIn } from '#core/credential/credential.ts';
import { signerOf } from '#core/credential/paper/paper-signature.ts';
import { monthsLater } from '#core/credential/validity.ts';
import { sampleProgramme } from '#core/programme/sample-programme.ts';
import { readHeldIn } from '#store/credential/credential-folder.ts';
import { checkBytes } from '#store/verify/check-files.ts';
import { courseId, deskIn } from '../../test/fixtures/desk.ts';
import { passAtDesk } from '../../test/fixtures/pass-at-desk.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { examService } from '../exam/exam-service.ts';
import { now } from '../exam/system-clock.ts';
import { credentialService } from './credential-service.ts';

const dayMs = 86_400_000;

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('certificates');
});
afterEach(() => folder.remove());

/** The program from its start, with this folder. */
async function started() {
  const { desk, learner } = await deskIn(folder.path);
  const credentials = credentialService(desk);
  const exams = examService(desk, credentials, () => undefined);
  await exams.settleAll();
  return {
    desk,
    learner,
    credentials,
    exams,
    pass: () => passAtDesk(desk, exams),
    stop: async () => {
      await exams.leave();
      await learner.close();
    },
  };
}

/** A learner who has passed; the certificate's file. */
async function passed() {
  const first = await started();
  await first.pass();
  const [held] = await readHeldIn(first.learner.credentials);
  if (!held) throw new Error('no certificate');
  const { credentials: place } = first.learner;
  await first.stop();
  return { held, place, file: join(place, `${held.claims.number}.json`) };
}

test('a certificate says what was shown, by area and competency, and rests on the journal', async () => {
  const { held } = await passed();
  const { claims } = held;
  expect(claims.areas).toHaveLength(7);
  expect(claims.areas.every(({ percent }) => percent === 100)).toBe(true);
  expect(claims.competencies).toHaveLength(28);
  expect(claims.competencies.every(({ points, max }) => points !== null && points === max)).toBe(true);
  expect(claims.course.criteria).toContain('80');
  expect(claims.status).toBeNull();
});

test.each([
  ['deleted', (file: string) => rmSync(file)],
  ['changed by hand', (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replaceAll('Amina', 'Anima'))],
  ['half written', (file: string) => writeFileSync(file, readFileSync(file, 'utf8').slice(0, 700))],
  [
    'of the format before',
    (file: string) => writeFileSync(file, '{"schemaVersion":1,"state":"provisional","claims":{}}'),
  ],
])('a certificate that was %s is made again from the journal, with the same number', async (_, harm) => {
  const { held, place, file } = await passed();
  harm(file);
  expect(await readHeldIn(place)).toEqual([]);
  const again = await started();
  const [made] = await readHeldIn(place);
  expect(made?.claims).toEqual(held.claims);
  await again.stop();
});

test('with new keys of the machine it is signed anew, and the earlier one stays beside it', async () => {
  const { held, place } = await passed();
  rmSync(join(folder.path, 'device'), { recursive: true });
  const again = await started();
  const [made] = await readHeldIn(place);
  expect(made?.claims.number).toBe(held.claims.number);
  expect(made?.claims.issuer.id).not.toBe(held.claims.issuer.id);
  expect(readdirSync(place)).toContain(`${held.claims.number}.earlier`);
  for (const kind of paperKinds) {
    const pdf = await again.credentials.pdf(held.claims.number, kind);
    const signer = pdf.ok ? await signerOf(pdf.value, crypto.subtle as never) : null;
    expect(signer?.fingerprint, kind).toBe(made?.claims.issuer.paperCertificate);
  }
  const text = await again.credentials.text(held.claims.number);
  expect(text.ok && credentialIn(text.value)?.claims).toEqual(made?.claims);
  await again.stop();
});

test('renewed in time it counts on from where the one before ends, which is replaced; and both are made again as they were', async () => {
  const { held, place } = await passed();
  const first = held.claims;
  const card = async (program: Awaited<ReturnType<typeof started>>, number: string) => {
    const found = await program.credentials.card(number);
    return found.ok ? found.value : null;
  };
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    vi.setSystemTime(Date.parse(first.expiresAt) - 100 * dayMs);
    const early = await started();
    expect(await card(early, first.number)).toMatchObject({
      state: 'provisional',
      renewal: { state: 'later', days: 100 },
    });
    await early.stop();

    vi.setSystemTime(Date.parse(first.expiresAt) - 30 * dayMs);
    const inTime = await started();
    expect(await card(inTime, first.number)).toMatchObject({ renewal: { state: 'open', days: 30 } });
    const intro = await inTime.exams.intro(courseId);
    expect(intro).toMatchObject({ ok: true, value: { holds: { renewal: { state: 'open' } } } });
    await inTime.pass();
    const [renewed, old] = await readHeldIn(place);
    expect(old?.claims).toEqual(first);
    expect(renewed?.claims.expiresAt).toBe(monthsLater(first.expiresAt, 36));
    expect(intro.ok && intro.value.holds?.newUntil).toBe(renewed?.claims.expiresAt);
    expect(await card(inTime, first.number)).toMatchObject({ state: 'superseded', renewal: null });
    expect(await card(inTime, renewed?.claims.number ?? '')).toMatchObject({ state: 'provisional' });
    await inTime.stop();

    for (const name of readdirSync(place)) rmSync(join(place, name));
    const again = await started();
    expect((await readHeldIn(place)).map(({ claims }) => claims)).toEqual([renewed?.claims, first]);
    await again.stop();

    vi.setSystemTime(Date.parse(renewed?.claims.expiresAt ?? '') + dayMs);
    const late = await started();
    expect(await card(late, renewed?.claims.number ?? '')).toMatchObject({
      state: 'expired',
      renewal: { state: 'lapsed', days: 1 },
    });
    await late.stop();
  } finally {
    vi.useRealTimers();
  }
});

test('a certificate of another machine is shown, and its paper is refused with what to do', async () => {
  const { held, place, file } = await passed();
  const text = readFileSync(file, 'utf8');
  const elsewhere = tempFolder('elsewhere');
  const { desk, learner } = await deskIn(elsewhere.path);
  writeFileSync(join(learner.credentials, `${held.claims.number}.json`), text);
  const credentials = credentialService(desk);
  expect(await credentials.cards()).toMatchObject({
    ok: true,
    value: [{ number: held.claims.number, state: 'provisional' }],
  });
  expect(await credentials.pdf(held.claims.number)).toMatchObject({
    ok: false,
    failure: { code: 'credential-key-elsewhere' },
  });
  expect(place).not.toBe(learner.credentials);
  await learner.close();
  elsewhere.remove();
});

test('a programme that was reached has a certificate: once a period, with what was assessed, its papers checked as any other', async () => {
  const { desk, learner, credentials, stop } = await started();
  const framework = (await desk.library()).framework as Framework;
  const [competency] = framework.domains.flatMap(({ competencies }) => competencies);
  const station = {
    ...{
      id: 'talk',
      version: '1.0.0',
      title: { en: 'A first talk' },
      setting: { en: '-' },
      task: { en: '-' },
      minutes: 15,
    },
    ...{ enough: 1, criteria: [], competencies: [competency?.id as string] },
  };
  const programme = { ...sampleProgramme, stations: [station] };
  const at = '2026-11-01T09:00:00.000Z';
  const seen = { id: 's', at, kind: 'practical-passed', station: 'talk', assessor: 'x' } as const;
  const reached = {
    language: 'en',
    period: { from: at, until: monthsLater(now().toISOString(), 24), by: 'first' },
    facts: [seen],
    signed: [{ said: { id: 's', about: { kind: 'practical' } } as SignOff, by: 'Bo Lind', digest: 'ab'.repeat(32) }],
  } as const;
  const made = await credentials.issueProgramme(learner, programme, reached);
  const again = await credentials.issueProgramme(learner, programme, reached);
  if (!made.ok || !again.ok) throw new Error('not made');
  expect(again.value.text).toBe(made.value.text);
  const { claims } = made.value;
  expect(claims.competencies).toMatchObject([{ id: competency?.id, points: null }]);
  expect(claims.assessments).toMatchObject([{ kind: 'practical', title: 'A first talk', by: 'Bo Lind' }]);
  expect(claims.assurance).toBe('supervised');
  expect(await credentials.card(claims.number)).toMatchObject({ value: { title: 'Helper', state: 'provisional' } });
  for (const kind of paperKinds) {
    const pdf = await credentials.pdf(claims.number, kind);
    if (!pdf.ok) throw new Error(pdf.failure.code);
    const known = { trustList: null, statusLists: new Map(), now: now().toISOString() };
    // A transcript or a booklet carries the credential as the certificate does.
    expect([kind, (await checkBytes(pdf.value, known))?.verdict]).toEqual([kind, 'provisional']);
  }
  await stop();
});
