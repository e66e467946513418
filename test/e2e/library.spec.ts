/**
 * The library in the real window: something is looked for by keyboard alone, opened where it stands with the words marked,
 * and one comes back to what was found; in English, in Chinese and from right to left; axe finds nothing.
 */
import { expect, test } from '@playwright/test';
import type { CallOutput } from '#core/contract/contract.ts';
import { ask } from '../fixtures/ask.ts';
import { byKeyboard } from '../fixtures/by-keyboard.ts';
import type { Desktop } from '../fixtures/desktop.ts';
import { dress, finds, looksIn } from '../fixtures/looking.ts';
import { sitDown } from '../fixtures/sit-down.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { wordsIn } from '../fixtures/words.ts';

let folder: ReturnType<typeof tempFolder>;
test.beforeEach(() => {
  folder = tempFolder('library');
});
test.afterEach(() => folder.remove());

/** What is typed, and a word that must be marked in what is found. */
const questions = {
  en: { typed: 'tourniquet rod', marked: /tourniquet/i },
  zh: { typed: '止血带', marked: /止血带/ },
  // Without vowel signs, as people type; the texts have the article and the signs.
  ar: { typed: 'قافله', marked: /قافلة/ },
} as const;

async function toLibrary(desktop: Desktop): Promise<void> {
  await desktop.page.locator('[data-place=library]').click();
  await desktop.ready('library');
}

for (const language of ['en', 'zh', 'ar'] as const) {
  test(`looked for, found, opened where it stands, and back (${language})`, async () => {
    test.setTimeout(180_000);
    const desktop = await sitDown(language, { data: folder.path });
    const { page } = desktop;
    const keyboard = byKeyboard(desktop);
    const t = wordsIn(language);
    const { typed, marked } = questions[language];
    const found: string[] = [];
    for (const look of looksIn(language)) {
      await dress(desktop, look);
      await toLibrary(desktop);
      found.push(...(await finds(desktop, look, `library-${language}`)));
      await keyboard.into('#library-question');
      await page.keyboard.type(typed);
      await page.locator('.found-row').first().waitFor();
      await expect(page.locator('.found-row mark').first()).toHaveText(marked);
      found.push(...(await finds(desktop, look, `library-found-${language}`)));
      await keyboard.into('.found-row');
      await page.keyboard.press('Enter');
      await page.locator('.lesson-text').waitFor();
      await expect(page.locator('.lesson-text mark').first()).toHaveText(marked);
      found.push(...(await finds(desktop, look, `library-opened-${language}`)));
      await keyboard.enter(t('library:backToFound'));
      await desktop.ready('library');
      await expect(page.locator('#library-question')).toHaveValue(typed);
      await page.locator('.found-row').first().waitFor();
      await page.locator('#library-question').fill('qqqqqqq');
      await expect(page.getByRole('status').filter({ hasText: t('library:nothingFound') })).toBeVisible();
      await page.locator('#library-question').fill('');
      await page.locator('.article-row').first().click();
      await desktop.ready('article');
      found.push(...(await finds(desktop, look, `library-article-${language}`)));
      await page.locator('.library-topic .article-row').first().click();
      await desktop.ready('lesson');
      // The lesson leads to the article, and the article back to the lesson.
      const lesson = await page.getByRole('heading', { level: 1 }).textContent();
      await page.locator('.lesson-articles').scrollIntoViewIfNeeded();
      found.push(...(await finds(desktop, look, `library-lesson-${language}`)));
      await keyboard.into('.lesson-articles .article-row');
      await page.keyboard.press('Enter');
      await desktop.ready('article');
      await keyboard.enter(t('exercise:toLesson'));
      await desktop.ready('lesson');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(lesson as string);
    }
    expect(found).toEqual([]);
    await desktop.close();
  });
}

test('every article can be opened in every language, and no answer of a search holds an item of an exam', async () => {
  const desktop = await sitDown('en', { data: folder.path });
  for (const language of ['en', 'zh', 'fr', 'es', 'ru', 'ar']) {
    await ask(desktop, 'settings.change', { language });
    const read = await ask<CallOutput<'library.read'>>(desktop, 'library.read', {});
    if (!read.ok) throw new Error(read.failure.code);
    const articles = read.value.flatMap((topic) => topic.articles);
    expect(articles.length).toBeGreaterThanOrEqual(25);
    for (const { id } of articles) {
      const article = await ask<CallOutput<'library.article'>>(desktop, 'library.article', { articleId: id });
      if (!article.ok) throw new Error(`${id}: ${article.failure.code}`);
      expect(article.value.language).toBe(language === 'zh' ? 'zh' : 'en');
    }
    for (const question of ['convoy', '车队', '', ' ', '"', '*', 'a'.repeat(200), '\u0000']) {
      const found = await ask<CallOutput<'library.search'>>(desktop, 'library.search', { question });
      if (!found.ok) throw new Error(`${question}: ${found.failure.code}`);
      expect(JSON.stringify(found.value)).not.toMatch(/"correct"|"rationale"|"key"/);
    }
  }
  await desktop.close();
});
