/**
 * Certificates of a learner: made from the journal, made again when a file or a key is gone, never from a changed file.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { paperKinds } from '#core/contract/credential-calls.ts';
import { credentialIn } from '#core/credential/credential.ts';
import { signerOf } from '#core/credential/paper/paper-signature.ts';
import { itemTypeOf } from '#core/exam/item-types/index.ts';
import { readHeldIn } from '#store/credential/credential-folder.ts';
import { courseId, deskIn } from '../../test/fixtures/desk.ts';
import { itemBehind } from '../../test/fixtures/item-behind.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { examService } from '../exam/exam-service.ts';
import { credentialService } from './credential-service.ts';

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
    pass: async () => {
      const course = (await desk.library()).courses.find(({ id }) => id === courseId);
      const sitting = await exams.sit(courseId);
      if (!course || !sitting.ok) throw new Error('cannot sit');
      const { attemptId } = sitting.value.state;
      for (const { position, question } of sitting.value.items) {
        const item = itemBehind(course.bank, question);
        await exams.answer(attemptId, position, itemTypeOf(item).best(item));
      }
      await exams.submit(attemptId);
    },
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
