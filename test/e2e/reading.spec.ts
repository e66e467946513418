/**
 * What one does beside reading, in the real window: a note and a bookmark are there after the plug was pulled, a lesson and an
 * article become a PDF with the note in it, a plan spreads the lessons; in English, in Chinese and from right to left.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { CallOutput } from '#core/contract/contract.ts';
import { directionOf } from '#core/locale/languages.ts';
import { ask } from '../fixtures/ask.ts';
import { byKeyboard } from '../fixtures/by-keyboard.ts';
import { type Desktop, openDesktop, root } from '../fixtures/desktop.ts';
import { courseIn } from '../fixtures/journey.ts';
import { dress, finds, looksIn } from '../fixtures/looking.ts';
import { sitDown } from '../fixtures/sit-down.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { wordsIn } from '../fixtures/words.ts';

const courseId = 'basic-security';
let folder: ReturnType<typeof tempFolder>;
test.beforeEach(() => {
  folder = tempFolder('reading');
});
test.afterEach(() => folder.remove());

const notes = {
  en: 'Ask the warden: which channel?',
  zh: '问区域负责人：用哪个频道？',
  ar: 'اسأل المشرف عن القناة',
} as const;

async function firstLesson({ page, ready }: Desktop): Promise<void> {
  await page.locator('[data-place=courses]').click();
  await ready('courses');
  await page.locator('.course-row').first().click();
  await ready('course');
  await page.locator('.lesson-row').first().click();
  await ready('lesson');
}

/** Whatever is saved from now on is saved there. */
const saveTo = ({ app }: Desktop, file: string) =>
  app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, file);

const days = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

for (const language of ['en', 'zh', 'ar'] as const) {
  test(`a note, a bookmark, a plan, a PDF (${language})`, async () => {
    test.setTimeout(180_000);
    const t = wordsIn(language);
    const course = await courseIn(join(root, 'content'));
    const lesson = course.modules[0]?.lessons[0];
    const title = lesson?.texts[language]?.title ?? '';
    const first = await sitDown(language, { data: folder.path });
    const button = (desktop: Desktop, name: string) => desktop.page.getByRole('button', { name, exact: true });
    await first.page.reload();
    await first.ready('home');
    await firstLesson(first);
    await button(first, t('reading:bookmark')).click();
    await button(first, t('reading:noteNew')).click();
    await first.page.keyboard.type(notes[language]);
    await first.page.getByText(t('reading:noteKept')).waitFor();
    await first.kill();

    const desktop = await openDesktop({ data: folder.path });
    const { page } = desktop;
    await desktop.ready('home');
    const found: string[] = [];
    for (const look of looksIn(language)) {
      await dress(desktop, look);
      await page.locator('[data-place=library]').click();
      await desktop.ready('library');
      const kept = page.locator('.library-topic', { hasText: t('reading:keptTitle') });
      await expect(kept.locator('.found-row')).toContainText(title);
      await expect(kept.locator('.kept-note')).toHaveText(notes[language]);
      await kept.locator('.found-row').click();
      await desktop.ready('lesson');
      await button(desktop, t('reading:noteOpen')).click();
      await expect(page.locator('#note')).toHaveValue(notes[language]);
      await expect(button(desktop, t('reading:bookmark'))).toHaveAttribute('aria-pressed', 'true');
      found.push(...(await finds(desktop, look, `reading-note-${language}`)));

      await page.locator('[data-place=courses]').click();
      await desktop.ready('courses');
      await page.locator('.course-row').first().click();
      await desktop.ready('course');
      await page
        .getByRole('button', { name: new RegExp(`^(${t('reading:plan.begin')}|${t('reading:plan.change')})$`) })
        .click();
      await page.locator('.plan-date input').fill(days(30));
      for (const box of await page.locator('.plan-days input').all()) await box.check();
      await page.locator('.plan-form').scrollIntoViewIfNeeded();
      found.push(...(await finds(desktop, look, `reading-plan-form-${language}`)));
      await button(desktop, t('reading:plan.make')).click();
      await expect(page.locator('.plan-lesson')).toHaveCount(28);
      await expect(page.locator('.plan-exam')).toHaveText(t('reading:plan.exam'));
      await page.locator('.plan-list').scrollIntoViewIfNeeded();
      found.push(...(await finds(desktop, look, `reading-plan-${language}`)));
    }
    expect(found).toEqual([]);

    await firstLesson(desktop);
    const file = join(folder.path, 'lesson.pdf');
    await saveTo(desktop, file);
    await button(desktop, t('reading:save')).click();
    await expect.poll(() => existsSync(file) && readFileSync(file).length > 5000).toBe(true);
    const printed = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
    // Arabic letters are joined in a PDF and its text may part them: there the picture is looked at.
    if (directionOf(language) === 'ltr') {
      expect(printed).toContain(title);
      expect(printed).toContain(notes[language]);
    } else expect(printed.length).toBeGreaterThan(1000);
    if (process.env.FIELDPASS_PICTURES) {
      execFileSync('pdftoppm', [
        '-r',
        '60',
        '-png',
        file,
        join(process.env.FIELDPASS_PICTURES, `reading-pdf-${language}`),
      ]);
    }
    await desktop.close();
  });
}

test('a text that is not here is refused, whatever is asked, and nothing is kept of it', async () => {
  const desktop = await sitDown('en', { data: folder.path });
  const nowhere = [
    { kind: 'article', articleId: 'nowhere' },
    { kind: 'lesson', courseId, lessonId: 'nowhere' },
    { kind: 'lesson', courseId: 'nowhere', lessonId: 'fire' },
  ];
  for (const source of nowhere) {
    expect(await ask(desktop, 'study.note', { source, text: 'x' })).toMatchObject({ ok: false });
    expect(await ask(desktop, 'study.bookmark', { source, on: true })).toMatchObject({ ok: false });
    expect(await ask(desktop, 'study.save', { source })).toMatchObject({ ok: false });
  }
  const long = { source: { kind: 'lesson', courseId, lessonId: 'fire' }, text: 'x'.repeat(20_001) };
  expect(await ask(desktop, 'study.note', long)).toMatchObject({ ok: false, failure: { code: 'input-invalid' } });
  const kept = await ask<CallOutput<'study.kept'>>(desktop, 'study.kept', {});
  expect(kept).toEqual({ ok: true, value: [] });
  // No voice is on a machine of tests: it says so, and nothing else happens.
  await desktop.page.reload();
  await desktop.ready('home');
  await firstLesson(desktop);
  const t = wordsIn('en');
  await desktop.page.getByRole('button', { name: t('reading:aloud.silent'), exact: true }).click();
  const said = desktop.page.locator('.reading-missing, .is-read-aloud');
  await said.first().waitFor();
  await desktop.close();
});

/** A word of the lesson on threat and risk, a part of what it means, and in the list: what is typed, and what is left. */
const explained = {
  en: { word: 'threat', name: 'threat', says: 'could do harm', typed: 'tourn', left: 'tourniquet' },
  zh: { word: '威胁', name: '威胁', says: '能造成伤害的人或事物', typed: '止血', left: '止血带' },
  ar: { word: 'التهديد', name: 'التهديد', says: 'من يستطيع أن يُلحق الأذى', typed: 'قافله', left: 'القافلة' },
} as const;

for (const language of ['en', 'zh', 'ar'] as const) {
  test(`a word of the glossary says what it means where it stands, and in the list of all (${language})`, async () => {
    test.setTimeout(180_000);
    const t = wordsIn(language);
    const { word, name, says, typed, left } = explained[language];
    const desktop = await sitDown(language, { data: folder.path });
    const { page } = desktop;
    await page.reload();
    await desktop.ready('home');
    const found: string[] = [];
    for (const look of looksIn(language)) {
      await dress(desktop, look);
      await page.locator('[data-place=courses]').click();
      await desktop.ready('courses');
      await page.locator('.course-row').first().click();
      await desktop.ready('course');
      await page.locator('.lesson-row').nth(1).click();
      await desktop.ready('lesson');
      const written = page.locator('.term-word').filter({ hasText: word }).first();
      const meaning = page.getByRole('dialog', { name, exact: true });
      await byKeyboard(desktop).enter(word);
      await expect(meaning).toBeVisible();
      await expect(meaning).toContainText(says);
      found.push(...(await finds(desktop, look, `reading-term-${language}`)));
      await page.keyboard.press('Escape');
      await expect(meaning).toBeHidden();
      await expect(written).toBeFocused();
      await written.click();
      await expect(meaning).toBeVisible();
      await page.locator('h1').click();
      await expect(meaning).toBeHidden();
      // Each word is marked once.
      const marked = await page.locator('.term-word').allTextContents();
      expect(new Set(marked.map((one) => one.toLowerCase())).size).toBe(marked.length);

      await page.locator('[data-place=library]').click();
      await desktop.ready('library');
      await byKeyboard(desktop).into('main .found-row');
      await page.keyboard.press('Enter');
      await desktop.ready('glossary');
      await expect(page.locator('h1')).toBeFocused();
      const terms = await page.locator('.glossary dt').allTextContents();
      expect(terms.length).toBeGreaterThanOrEqual(60);
      const looked = terms.map((term) => term.replace(/^ال/, ''));
      expect(looked).toEqual([...looked].sort(new Intl.Collator(language).compare));
      expect(terms).toContain(name);
      found.push(...(await finds(desktop, look, `glossary-${language}`)));
      await byKeyboard(desktop).into('#glossary-filter');
      await page.keyboard.type(typed);
      await expect(page.locator('.glossary dt').filter({ hasText: left })).toBeVisible();
      expect(await page.locator('.glossary dt').count()).toBeLessThan(10);
      await page.locator('.glossary').scrollIntoViewIfNeeded();
      found.push(...(await finds(desktop, look, `glossary-found-${language}`)));
      await page.locator('#glossary-filter').fill('qqqqqq');
      await expect(page.locator('.empty-state')).toHaveText(t('library:nothingFoundHint'));
      found.push(...(await finds(desktop, look, `glossary-none-${language}`)));
      await byKeyboard(desktop).enter(t('library:back'));
      await desktop.ready('library');
    }
    expect(found).toEqual([]);
    await desktop.close();
  });
}

/**
 * Voices of a system, which the machines of tests do not have: they say nothing, and end when the test says so. As in the Web Speech API what
 * was paused stays so when all that was to be said is let go.
 */
const putVoices = ({ page }: Desktop) =>
  page.evaluate(() => {
    type Spoken = { text: string; voice: { name: string } | null; onend: (() => void) | null };
    const queue: Spoken[] = [];
    const voices = {
      isPaused: false,
      getVoices: () => [
        { lang: 'en-GB', localService: false, name: 'far away' },
        { lang: 'zh-CN', localService: true, name: 'another language' },
        { lang: 'en-US', localService: true, name: 'of this computer' },
      ],
      speak: (spoken: Spoken) => void queue.push(spoken),
      cancel: () => void queue.splice(0),
      pause: () => {
        voices.isPaused = true;
      },
      resume: () => {
        voices.isPaused = false;
      },
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      /** What is to be heard just now. */
      heard: () => (voices.isPaused ? null : (queue[0] ?? null)),
      end: () => queue.shift()?.onend?.(),
    };
    Object.defineProperty(window, 'speechSynthesis', { value: voices, configurable: true });
    Object.assign(window, {
      SpeechSynthesisUtterance: class {
        voice = null;
        onend = null;
        constructor(readonly text: string) {}
      },
    });
  });
type Voices = { heard(): { text: string; voice: { name: string } } | null; end(): void };
const heard = ({ page }: Desktop) =>
  page.evaluate(() => {
    const spoken = (window.speechSynthesis as unknown as Voices).heard();
    return spoken && { text: spoken.text, voice: spoken.voice.name };
  });

test('read aloud by a voice of this computer alone, block after block; paused, stopped, begun anew; without a voice it says so', async () => {
  const t = wordsIn('en');
  const desktop = await sitDown('en', { data: folder.path });
  const { page } = desktop;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await page.reload();
  await desktop.ready('home');
  await firstLesson(desktop);
  if (await page.evaluate(() => window.speechSynthesis.getVoices().length === 0)) {
    await button(t('reading:aloud.silent')).click();
    await expect(page.locator('.reading-missing')).toHaveText(t('reading:noVoice'));
  }
  await putVoices(desktop);
  await button(t('reading:aloud.silent')).click();
  const marked = page.locator('.lesson-text > .is-read-aloud');
  await expect(marked).toHaveCount(1);
  const first = await heard(desktop);
  expect(first?.voice).toBe('of this computer');
  expect(first?.text.length).toBeGreaterThan(20);
  await page.evaluate(() => (window.speechSynthesis as unknown as Voices).end());
  await expect(marked).toHaveCount(1);
  const second = await heard(desktop);
  expect(second?.text).not.toBe(first?.text);
  expect((await marked.textContent())?.replace(/\s+/g, ' ')).toContain(second?.text.replace(/\s+/g, ' ').slice(0, 20));

  await button(t('reading:aloud.reading')).click();
  expect(await heard(desktop)).toBeNull();
  await button(t('reading:aloud.paused')).click();
  expect(await heard(desktop)).toEqual(second);
  await button(t('reading:aloud.reading')).click();
  await button(t('reading:aloud.stop')).click();
  await expect(marked).toHaveCount(0);
  // What was paused when it was stopped is to be heard when it is begun anew.
  await button(t('reading:aloud.silent')).click();
  expect((await heard(desktop))?.voice).toBe('of this computer');
  await page.locator('[data-place=home]').click();
  await desktop.ready('home');
  expect(await heard(desktop)).toBeNull();
  await desktop.close();
});
