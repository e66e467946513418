/**
 * A course that is assigned at the registry, in the real window: it stands on Home with its day, is gone when it was passed,
 * comes back when the attempt was not accepted, with the words of whoever decided, and is done when it counts.
 */
import { chmodSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { HomeView } from '#core/contract/course-calls.ts';
import type { SyncView } from '#core/contract/sync-calls.ts';
import { ask } from '../fixtures/ask.ts';
import { shiftClocks } from '../fixtures/clocks.ts';
import { type Desktop, root } from '../fixtures/desktop.ts';
import { dress, finds, looksIn, reload } from '../fixtures/looking.ts';
import { passExam } from '../fixtures/pass-exam.ts';
import { startRegistryProcess } from '../fixtures/registry-process.ts';
import { sitDown } from '../fixtures/sit-down.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { wordsIn } from '../fixtures/words.ts';

const t = wordsIn('en');
const course = 'basic-security';
/** One that the registry has and this computer does not. */
const elsewhere = 'basic-security-again';

/** Two courses, so that one of them is not on the computer. */
function contentWithBoth(folder: string): string {
  const content = join(folder, 'content');
  cpSync(join(root, 'content'), content, { recursive: true });
  const copy = join(content, 'courses', elsewhere);
  cpSync(join(content, 'courses', course), copy, { recursive: true });
  for (const file of ['course.yaml', 'exam.yaml']) {
    const text = readFileSync(join(copy, file), 'utf8');
    writeFileSync(join(copy, file), text.replace(/^id: basic-security/m, `id: ${elsewhere}`));
  }
  return content;
}

const dayAfter = (days: number) => {
  const at = new Date(Date.now() + days * 86_400_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
};

/** A focal point who also decides, signed in on the page of the registry. */
async function staffOf(url: string, records: string) {
  const token = readFileSync(join(records, 'secrets', 'administrator-token'), 'utf8').trim();
  const send = (path: string, body: object, headers: Record<string, string>) =>
    fetch(`${url}/v1/staff/${path}`, {
      method: 'POST',
      headers: { origin: new URL(url).origin, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const rights = { roles: ['administrator'], offices: null };
  const added = await send(
    'members',
    { name: 'Fatuma Ali', login: 'fatuma@example.org', ...rights },
    { authorization: `Bearer ${token}` },
  );
  const { code } = (await added.json()) as { code: string };
  const accepted = await send('accept', { code, password: 'a river in the long grass' }, {});
  const cookie = accepted.headers.get('set-cookie')?.split(';')[0] as string;
  const read = async <T>(path: string) =>
    (await (await fetch(`${url}/v1/staff/${path}`, { headers: { cookie } })).json()) as T;
  return {
    read,
    post: async (path: string, body: object) => {
      const answer = await send(path, body, { cookie });
      expect([path, answer.status]).toEqual([path, 200]);
    },
  };
}

const homeOf = async (desktop: Desktop) => {
  const read = await ask<HomeView>(desktop, 'home.read', {});
  if (!read.ok) throw new Error(read.failure.code);
  return read.value;
};
const assignedIn = async (desktop: Desktop) => (await homeOf(desktop)).assigned.map(({ courseId }) => courseId);

/** Asks again and again until it is so: the registry counts attempts in its own time, and somebody pressed a minute ago. */
async function synced(desktop: Desktop, isSo: () => Promise<boolean>) {
  await expect
    .poll(
      async () => {
        await ask(desktop, 'sync.now', {});
        return isSo();
      },
      { timeout: 150_000, intervals: [1000] },
    )
    .toBe(true);
}
async function lastOutcome(desktop: Desktop) {
  const read = await ask<SyncView>(desktop, 'sync.read', {});
  return read.ok ? read.value.attempts[0]?.outcome : read.failure.code;
}

test('assigned, seen on Home, passed and gone, not accepted and back, passed again and done', async () => {
  test.setTimeout(400_000);
  const folder = tempFolder('assigned');
  chmodSync(folder.path, 0o711);
  const [data, records] = [join(folder.path, 'app'), join(folder.path, 'records')];
  const registry = await startRegistryProcess(records, { content: contentWithBoth(folder.path) });
  const code = await registry.invite('Amina Okonkwo-Haddad');
  const staff = await staffOf(registry.url, records);
  const { people } = await staff.read<{ people: { id: string }[] }>('people');
  const to = { people: [people[0]?.id as string] };

  const desktop = await sitDown('en', { data }, 'Amina');
  const { page } = desktop;
  await ask(desktop, 'sync.look', { address: registry.url });
  expect(await ask(desktop, 'sync.enrol', { code })).toMatchObject({ ok: true });
  await page.reload();
  await desktop.ready('home');
  await expect(page.locator('.assignment-line')).toHaveCount(0);

  // It comes with the next exchange, while the screen is open.
  await staff.post('assignments', { to, course, dueOn: dayAfter(9), note: 'Please before you travel to Goma.' });
  await staff.post('assignments', { to, course: elsewhere, dueOn: dayAfter(30) });
  await synced(desktop, async () => (await assignedIn(desktop)).length === 2);
  expect(await assignedIn(desktop)).toEqual([course, elsewhere]);
  const line = page.locator('.next-card .assignment-line');
  await expect(line).toContainText('in 9 days');
  await expect(page.locator('.next-card')).toContainText('Please before you travel to Goma.');
  await expect(page.locator('.home-assigned')).toContainText(elsewhere);
  await expect(page.locator('.home-assigned')).toContainText(t('home:assigned.missing'));
  const found: string[] = [];
  for (const language of ['en', 'zh', 'ar'] as const) {
    await reload(desktop, { language });
    for (const look of looksIn(language)) {
      await dress(desktop, look);
      found.push(...(await finds(desktop, look, `assigned-home-${language}`)));
      await page.locator('[data-place=courses]').click();
      await desktop.ready('courses');
      found.push(...(await finds(desktop, look, `assigned-courses-${language}`)));
      await page.locator('.course-row').first().click();
      await desktop.ready('course');
      await expect(page.locator('.course-head .assignment-line')).toBeVisible();
      found.push(...(await finds(desktop, look, `assigned-course-${language}`)));
    }
  }
  await reload(desktop, { language: 'en', theme: 'light', textSize: 100 });

  // Yesterday was the day: said plainly, and what to do is the same.
  await staff.post('assignments', { to, course, dueOn: dayAfter(-1) });
  await synced(desktop, async () => (await homeOf(desktop)).assigned[0]?.isOverdue === true);
  await expect(line).toContainText('still counts');
  for (const theme of ['light', 'dark'] as const) {
    await reload(desktop, { theme });
    found.push(...(await finds(desktop, { theme, textSize: 100, rules: 'all' }, 'overdue-home-en')));
  }
  await reload(desktop, { theme: 'light' });

  // Passed within seconds: gone here at once, and in doubt over there.
  await passExam(desktop);
  expect(await assignedIn(desktop)).toEqual([elsewhere]);
  await synced(desktop, async () => (await lastOutcome(desktop)) === 'review');
  const { reviews } = await staff.read<{ reviews: { event: string }[] }>('reviews');
  const says = 'Forty questions in six seconds: please sit it once more, at your own pace.';
  await staff.post(`reviews/${reviews[0]?.event}`, { decision: 'refuse', why: says });
  await synced(desktop, async () => (await lastOutcome(desktop)) === 'refused');
  expect(await assignedIn(desktop)).toEqual([course, elsewhere]);
  await page.locator('[data-place=settings]').click();
  await desktop.ready('settings');
  await page.getByRole('button', { name: t('settings:registryOpen') }).click();
  await desktop.ready('registry');
  await expect(page.getByText(says)).toBeVisible();
  await expect(page.getByText(t('registry:reason.not-accepted.what'))).toBeVisible();
  found.push(...(await finds(desktop, { theme: 'light', textSize: 100, rules: 'all' }, 'refused-registry-en')));
  expect(found).toEqual([]);

  // Once more, and it takes as long as it takes.
  await passExam(desktop, { midway: () => shiftClocks(desktop, { boot: 15, wall: 15 }) });
  await synced(desktop, async () => (await lastOutcome(desktop)) === 'registered');
  expect(await assignedIn(desktop)).toEqual([elsewhere]);
  const { assignments } = await staff.read<{ assignments: { course: string; state: string }[] }>('assignments');
  expect(assignments.map((one) => [one.course, one.state])).toEqual([
    [course, 'done'],
    [elsewhere, 'open'],
  ]);
  await desktop.close();
  await registry.end('SIGTERM');
  folder.remove();
});
