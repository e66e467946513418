/**
 * The booklet: every lesson once, on as few pages as it takes; a page of a course that nobody knows is left out.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { samplePaper } from '../../test/fixtures/papers.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import type { Paper } from '../paper.ts';
import { words } from '../words/words.ts';
import { printBooklet } from './booklet.ts';

const folder = tempFolder('booklet');
afterAll(() => folder.remove());

async function read(paper: Paper): Promise<{ text: string; pages: string }> {
  const file = join(folder.path, 'booklet.pdf');
  writeFileSync(file, await printBooklet(paper));
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' });
  const pages = /Pages: +(\d+)/.exec(run('pdfinfo', file))?.[1] ?? '';
  return { text: run('pdftotext', file, '-').replace(/\s+/g, ' '), pages };
}

test('every lesson of the basic course stands on one page, once', async () => {
  const paper = await samplePaper();
  const { text, pages } = await read(paper);
  const lessons = (paper.study?.modules ?? []).flatMap((module) => module.lessons);
  expect(lessons.length).toBeGreaterThan(20);
  for (const { title } of lessons) expect(text.split(title.en ?? '').length, title.en).toBe(2);
  expect(pages).toBe('4');
});

test('of a course that nobody knows there is no empty page', async () => {
  const { text, pages } = await read({ ...(await samplePaper()), study: null });
  expect(text).not.toContain(words.en.booklet.studied);
  expect(pages).toBe('3');
});
