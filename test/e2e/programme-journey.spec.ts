/**
 * A peer helper, from nothing to a certificate, over two computers and without a network: the candidate's, and the one at which two
 * assessors sit down in turn. What passes between them is the code on one screen, read as the other's camera reads it. Then the network
 * comes back, and the registry comes to the same.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import QRCode from 'qrcode';
import type { AskedAbout } from '#core/assessment/carried.ts';
import { readCarried } from '#core/assessment/carried.ts';
import { steps } from '#core/assessment/rubric.ts';
import type { BroughtToAssess, RequestView } from '#core/contract/assess-calls.ts';
import type { CallInput, CallName, CallOutput } from '#core/contract/contract.ts';
import type { HandedOver, LogbookView } from '#core/contract/programme-calls.ts';
import type { BroughtView } from '#core/contract/trust-calls.ts';
import { ask } from '../fixtures/ask.ts';
import { shiftClocks } from '../fixtures/clocks.ts';
import { fieldpass } from '../fixtures/command-line.ts';
import type { Desktop } from '../fixtures/desktop.ts';
import { openDesktop } from '../fixtures/desktop.ts';
import { axeFinds } from '../fixtures/looking.ts';
import { passExam } from '../fixtures/pass-exam.ts';
import { startRegistryProcess } from '../fixtures/registry-process.ts';
import { sitDown } from '../fixtures/sit-down.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { chooses } from '../fixtures/verifying.ts';
import { wordsIn } from '../fixtures/words.ts';

const programmeId = 'peer-helper';
const dayMinutes = 24 * 60;
/** When it begins: what is certified in the end is certified by now. */
const begunDaysAgo = 80;
const daysAgo = (days: number) => new Date(Date.now() - days * dayMinutes * 60_000).toISOString().slice(0, 10);

let folder: ReturnType<typeof tempFolder>;
test.beforeEach(() => {
  folder = tempFolder('programme-journey');
  chmodSync(folder.path, 0o711);
});
test.afterEach(() => folder.remove());
const at = (...names: string[]) => join(folder.path, ...names);

/** An answer that must be there. */
async function call<N extends CallName>(desktop: Desktop, name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const reply = await ask<CallOutput<N>>(desktop, name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.failure.code}`);
  return reply.value;
}

/** What the camera sends of a code on another screen. */
async function frame<T>({ page }: Desktop, name: string, picture: Buffer): Promise<T> {
  const reply = await page.evaluate(
    ([wanted, base64]) =>
      (window as unknown as { fieldpass: { call(name: string, input: object): Promise<unknown> } }).fieldpass.call(
        wanted as string,
        { bytes: Uint8Array.from(atob(base64 as string), (letter) => letter.charCodeAt(0)) },
      ),
    [name, picture.toString('base64')],
  );
  return (reply as { value: T }).value;
}
const drawn = (code: string) => QRCode.toBuffer(code, { errorCorrectionLevel: 'M', scale: 4 });

/**
 * A registry, which is let go of again, and an organisation beside it: its keys, on the registry's list by which others trust both, and
 * passes for whom it names.
 */
async function organisation() {
  const registry = await startRegistryProcess(at('records'));
  expect(await registry.end('SIGTERM')).toBe(0);
  writeFileSync(at('passphrase'), 'a long enough passphrase');
  const own = at('passphrase');
  const run = async (passphrase: string, args: string) => {
    const done = await fieldpass([...args.split(' '), '--passphrase-file', passphrase]);
    expect(done.status, done.stderr).toBe(0);
  };
  const [issuer, trust] = [at('issuer'), at('records', 'trust')];
  await run(own, `issuer new --folder ${issuer} --id did:web:training.test --name en=Meridian`);
  await run(at('records', 'secrets', 'passphrase'), `trust add --folder ${trust} --issuer ${issuer}`);
  return {
    port: Number(new URL(registry.url).port),
    trust,
    lists: [
      join(trust, 'trust-list.json'),
      ...readdirSync(join(trust, 'later')).map((name) => join(trust, 'later', name)),
    ],
    pass: async (assessor: string, may: string[]) => {
      const out = at(`pass-${may.length}.json`);
      const times = `--from ${daysAgo(100)} --until 2099-01-01`;
      await run(
        own,
        `issuer pass ${assessor} --issuer ${issuer} --programme ${programmeId} --may ${may.join(' ')} ${times} --out ${out}`,
      );
      return out;
    },
  };
}
type Organisation = Awaited<ReturnType<typeof organisation>>;

async function trusts(desktop: Desktop, { lists }: Organisation): Promise<void> {
  const files = lists.map((path) => ({ name: path, base64: readFileSync(path).toString('base64') }));
  const reply = await desktop.page.evaluate(
    (list) =>
      (window as unknown as { fieldpass: { call(name: string, input: object): Promise<unknown> } }).fieldpass.call(
        'trust.bring-files',
        {
          files: list.map(({ name, base64 }) => ({
            name,
            bytes: Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
          })),
        },
      ),
    files,
  );
  const { offer } = (reply as { value: BroughtView }).value;
  if (offer) await call(desktop, 'trust.confirm', { id: offer.id });
  const { issuers } = await call(desktop, 'trust.read', {});
  expect(issuers.map(({ name }) => name)).toEqual(['Meridian Relief', 'Meridian']);
}

/** Somebody who sits down at the assessors' computer, with the pass that their organisation made for their key. */
async function assessor(desktop: Desktop, name: string, may: string[], by: Organisation): Promise<string> {
  const { id } = await call(desktop, 'learner.create', { name });
  const { code } = await call(desktop, 'assess.key', {});
  const own = readCarried(code ?? '');
  expect(own).toMatchObject({ fieldpass: 'assessor', person: { id, name } });
  const file = at(`${id}.json`);
  writeFileSync(file, JSON.stringify(own));
  await chooses(desktop, [await by.pass(file, may)]);
  expect((await call(desktop, 'assess.bring', {}))?.what).toBe('pass');
  return id;
}

test('a peer helper becomes one over two computers without a network, and is registered when it comes back', async () => {
  test.setTimeout(420_000);
  const meridian = await organisation();
  const t = wordsIn('en');
  let candidate = await sitDown('en', { data: at('candidate') }, 'Amina Yusuf');
  const assessing = await sitDown('en', { data: at('assessors') }, 'Bo Lind at the office');
  await trusts(candidate, meridian);
  await trusts(assessing, meridian);
  const bo = await assessor(assessing, 'Bo Lind', ['assess', 'supervise'], meridian);
  const chen = await assessor(assessing, 'Chen Li', ['assess'], meridian);
  // Both clocks stand at the same, and go forwards only.
  let minutes = -begunDaysAgo * dayMinutes;
  const goOn = async (by: number) => {
    minutes += by;
    for (const one of [candidate, assessing])
      await shiftClocks(one, { boot: minutes + begunDaysAgo * dayMinutes, wall: minutes });
  };
  await goOn(0);

  // Knowledge: the certificate of the basic course, the course of the programme read, and its exam.
  // Nobody answers a question a second: half of it is done a quarter of an hour later.
  const exam = (courseId: string) => passExam(candidate, { courseId, midway: () => goOn(20) });
  await exam('basic-security');
  const course = await call(candidate, 'course.read', { courseId: 'peer-support' });
  for (const { id: lessonId } of course.modules.flatMap(({ lessons }) => lessons))
    await call(candidate, 'lesson.finish', { courseId: 'peer-support', lessonId });
  await exam('peer-support');

  const goTo = async () => {
    const { page } = candidate;
    await page.reload();
    await candidate.ready('home');
    await page.locator('.shell-place[data-place="programmes"]').click();
    await candidate.ready('programmes');
    await page.locator('.programme-card', { hasText: 'Peer helper' }).click();
    await candidate.ready('programme');
  };
  const button = (name: string) => candidate.page.getByRole('button', { name, exact: true });
  const row = (title: string) =>
    candidate.page.locator('.way-step', { has: candidate.page.locator('h3', { hasText: title }) });
  await goTo();
  await button(t('programme:takeUp.button')).click();
  await expect(row('The exam of the course')).toHaveClass(/is-met/);
  await candidate.page
    .getByRole('button', { name: /^Read and sign/ })
    .first()
    .click();
  await candidate.page.getByRole('dialog').locator('.choice-tile').click();
  await button(t('programme:declare.sign')).click();
  await expect(row('The declaration signed')).toHaveClass(/is-met/);

  /** By what stands on the candidate's screen: asked, judged, signed, and back. */
  const ofCode = async (about: AskedAbout): Promise<Buffer> => {
    const { code }: HandedOver = await call(candidate, 'programme.ask', { programmeId, about });
    if (!code) throw new Error('too long for a code');
    return drawn(code);
  };
  const signedBy = async (who: string, picture: Buffer): Promise<RequestView> => {
    await call(assessing, 'learner.open', { id: who });
    const { request } = await frame<BroughtToAssess>(assessing, 'assess.frame', picture);
    const id = request as string;
    const { station } = await call(assessing, 'assess.open', { id });
    for (const { id: criterion, isCritical } of station?.criteria ?? [])
      await call(assessing, 'assess.rate', { id, criterion, step: isCritical && who === bo ? 'done-well' : 'done' });
    return call(assessing, 'assess.sign', { id });
  };
  const bringBack = async (signed: RequestView) => {
    const brought = await frame<CallOutput<'programme.frame'>>(
      candidate,
      'programme.frame',
      await drawn(signed.answer?.code as string),
    );
    expect(brought).toMatchObject({ refused: [], taken: [{}] });
  };

  // The first station by the screens themselves: the code that stands on one is what the other's camera sees.
  await goTo();
  const talk = row('A first talk');
  await talk.getByRole('button').first().click();
  await talk.getByRole('button', { name: /Ask an assessor/ }).click();
  const shown = candidate.page.getByRole('dialog').locator('svg.qr-picture');
  await shown.waitFor();
  const asked = await shown.screenshot();
  await candidate.page.keyboard.press('Escape');
  await call(assessing, 'learner.open', { id: bo });
  await assessing.page.reload();
  await assessing.ready('home');
  const { request } = await frame<BroughtToAssess>(assessing, 'assess.frame', asked);
  expect(request).not.toBeNull();
  await assessing.page.locator('[data-place="assess"]').click();
  await assessing.ready('assess');
  await assessing.page.getByRole('button', { name: 'Open the request of Amina Yusuf' }).click();
  await assessing.ready('assessment');
  const criteria = assessing.page.locator('.criterion');
  for (let index = 0; index < (await criteria.count()); index += 1)
    await criteria.nth(index).locator('.criterion-step').nth(steps.indexOf('done')).click();
  await assessing.page.locator('.assess-sign .action-button.is-main').click();
  await assessing.page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('assess:sign.practical') })
    .click();
  const answer = assessing.page.locator('.hand-back .qr-picture');
  await answer.waitFor();
  expect(await axeFinds(assessing)).toEqual([]);
  const brought = await frame<CallOutput<'programme.frame'>>(candidate, 'programme.frame', await answer.screenshot());
  expect(brought).toMatchObject({ refused: [], taken: [{ by: 'Bo Lind' }] });
  // The plug is pulled as soon as it said that it was taken.
  await candidate.kill();
  candidate = await openDesktop({ data: at('candidate') });
  await goOn(0);
  await candidate.ready('home');
  expect((await call(candidate, 'programme.read', { programmeId })).signed.map(({ by }) => by)).toEqual(['Bo Lind']);

  await bringBack(await signedBy(chen, await ofCode({ kind: 'practical', station: 'first-talk' })));
  for (const station of ['limits-and-link', 'group-after-event'])
    await bringBack(await signedBy(bo, await ofCode({ kind: 'practical', station })));

  // Ten weeks under supervision.
  for (let week = 1; week <= 10; week += 1) {
    await goOn(7 * dayMinutes);
    const now = Date.now() + minutes * 60_000;
    const entry = (activity: string, hoursAgo: number, minutes: number) => {
      const from = new Date(now - hoursAgo * 3_600_000);
      const to = new Date(from.getTime() + minutes * 60_000).toISOString();
      return call(candidate, 'logbook.add', {
        ...{ programmeId, activity, from: from.toISOString(), to, people: 1, note: 'About sleep' },
      });
    };
    expect((await entry('talks', 5, 65)).problem).toBeNull();
    if (week % 2 === 0 || week === 1) expect((await entry('supervision', 3, 60)).problem).toBeNull();
  }
  const book: LogbookView = await call(candidate, 'logbook.read', {});
  expect(book.entries).toHaveLength(16);
  const entriesOf = (activity: string) =>
    book.entries
      .filter((one) => one.activity === activity)
      .map(({ id, from, to, people }) => ({ id, from, to, people }));
  for (const activity of ['talks', 'supervision'])
    await bringBack(await signedBy(bo, await ofCode({ kind: 'hours', activity, entries: entriesOf(activity) })));

  // Chen may assess and not recommend; Bo may.
  const word = await ofCode({ kind: 'recommendation', by: 'supervisor' });
  await call(assessing, 'learner.open', { id: chen });
  const refused = await frame<BroughtToAssess>(assessing, 'assess.frame', word);
  expect((await ask(assessing, 'assess.sign', { id: refused.request })).ok).toBe(false);
  expect((await call(candidate, 'programme.read', { programmeId })).state).toBe('under-way');
  await bringBack(await signedBy(bo, word));

  const whole = await call(candidate, 'programme.read', { programmeId });
  expect(whole.state).toBe('certified');
  expect(whole.agreement).toMatchObject([{ pairs: 10 }]);
  // What is asked now is what renews it.
  expect(whole.purpose).toBe('renewal');
  await goTo();
  await expect(candidate.page.locator('.programme-sentence')).toContainText('certified');
  expect(await axeFinds(candidate)).toEqual([]);

  // The paper says what was shown and by whom, and is good as any provisional one is.
  const number = whole.certificate as string;
  for (const [kind, name] of [
    ['certificate', 'certificate.pdf'],
    ['transcript', 'transcript.pdf'],
  ] as const) {
    await candidate.app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
    }, at(name));
    await call(candidate, 'credential.save', { number, kind });
  }
  const verdict = await fieldpass([
    'verify',
    '--json',
    '--trust',
    meridian.trust,
    at('certificate.pdf'),
    at('transcript.pdf'),
  ]);
  expect((JSON.parse(verdict.stdout) as { verdict: string }[]).map((one) => one.verdict)).toEqual([
    'provisional',
    'provisional',
  ]);
  const text = execFileSync('pdftotext', ['-layout', at('transcript.pdf'), '-'], { encoding: 'utf8' });
  for (const said of ['Peer helper', 'Practical assessment', 'Bo Lind', 'Chen Li', 'Supervised hours', 'observed'])
    expect(text).toContain(said);
  expect(text).not.toContain('About sleep');
  await assessing.close();

  // The network comes back: the registry counts the exams, checks each sign-off, and comes to the same.
  await candidate.close();
  const registry = await startRegistryProcess(at('records'), { port: meridian.port });
  const enrolment = await registry.invite('Amina Yusuf');
  candidate = await openDesktop({ data: at('candidate') });
  await candidate.ready('home');
  await call(candidate, 'sync.look', { address: registry.url });
  await call(candidate, 'sync.enrol', { code: enrolment });
  await expect
    .poll(
      async () => {
        await ask(candidate, 'sync.now', {});
        const { programmes } = await call(candidate, 'sync.read', {});
        return programmes.map(({ outcome, reasons }) => [outcome, ...reasons]);
      },
      { timeout: 120_000, intervals: [1000] },
    )
    .toEqual([['registered']]);
  expect(await call(candidate, 'credential.read', { number })).toMatchObject({
    state: 'registered',
    title: 'Peer helper',
  });
  const paper = () =>
    readdirSync(at('candidate', 'learners'))
      .map((id) => at('candidate', 'learners', id, 'credentials', `${number}.registered.pdf`))
      .find((path) => existsSync(path));
  await expect.poll(paper, { timeout: 60_000 }).toBeDefined();
  const good = await fieldpass(['verify', '--json', '--trust', at('candidate', 'trust'), paper() as string]);
  expect(JSON.parse(good.stdout)).toMatchObject([{ verdict: 'good' }]);
  await candidate.close();
  expect(await registry.end('SIGTERM')).toBe(0);
});
