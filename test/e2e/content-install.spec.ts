/**
 * Content that came on a stick is what the real application shows after its next start, pictures too.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { ContentView } from '#core/contract/content-calls.ts';
import { ask } from '../fixtures/ask.ts';
import { fieldpass } from '../fixtures/command-line.ts';
import { openDesktop, root } from '../fixtures/desktop.ts';
import { sitDown } from '../fixtures/sit-down.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const sentence = 'Before you drive off, say aloud who looks at the road.';
const lessonFile = 'courses/road-safety/modules/road/speed.en.md';
const pictureFile = 'courses/road-safety/pictures/cover.svg';

test('a course is packed, signed and installed; the application teaches that after its next start', async () => {
  test.setTimeout(240_000);
  const folder = tempFolder('content-install');
  const [data, newer, pack, issuer] = ['app', 'newer', 'road.fpc', 'meridian'].map((name) =>
    join(folder.path, name),
  ) as [string, string, string, string];
  const done = async (...args: string[]) => {
    const said = await fieldpass(args, { FIELDPASS_PASSPHRASE: 'carried by hand, twice' });
    expect([args[1], said.status, said.stderr]).toEqual([args[1], 0, '']);
  };
  let desktop = await sitDown('en', { data }, 'Amina');
  const lesson = async () =>
    JSON.stringify(await ask(desktop, 'lesson.read', { courseId: 'road-safety', lessonId: 'speed' }));
  expect(await lesson()).not.toContain(sentence);
  await desktop.close();

  cpSync(join(root, 'content'), newer, { recursive: true });
  const text = readFileSync(join(newer, lessonFile), 'utf8');
  writeFileSync(join(newer, lessonFile), text.replace(/^(---\n[\s\S]*?\n---\n)/, `$1${sentence}\n\n`));
  writeFileSync(join(newer, pictureFile), `${readFileSync(join(newer, pictureFile), 'utf8')}\n`);
  const inNewer = ['--content', newer];
  await done('content', 'confirm', '--translation', 'zh', ...inNewer);
  await done('issuer', 'new', '--folder', issuer, '--id', 'did:web:meridian.test', '--name', 'en=Meridian');
  await done('content', 'pack', 'road-safety', '--out', pack, ...inNewer);
  await done('content', 'sign', pack, '--issuer', issuer);
  await done('content', 'install', pack, '--data', data, '--from', issuer);

  desktop = await openDesktop({ data });
  await desktop.ready('home');
  expect(await lesson()).toContain(sentence);
  const view = await ask<ContentView>(desktop, 'content.read', {});
  expect(view).toMatchObject({ ok: true, value: { inUse: { publishedAt: expect.any(String) }, problem: null } });
  const courses = await ask<{ id: string }[]>(desktop, 'course.list', {});
  expect(courses.ok && courses.value.map(({ id }) => id)).toEqual(['road-safety']);
  const shown = await desktop.page.evaluate(async () =>
    (await fetch('app://fieldpass/content/road-safety/pictures/cover.svg')).text(),
  );
  expect(shown).toBe(readFileSync(join(newer, pictureFile), 'utf8'));
  await desktop.close();
  folder.remove();
});
