/**
 * The booklet: every lesson with the day it was read, the tries, the transcript, room to write; in all six languages.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { languageCodes } from '#core/locale/languages.ts';
import { samplePaper } from '../../test/fixtures/papers.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { longDate, words } from '../words/words.ts';
import { printBooklet } from './booklet.ts';

const folder = tempFolder('booklet');
afterAll(() => folder.remove());

test.each(languageCodes)('every lesson once, with its day where it is known, and whole (%s)', async (language) => {
  const paper = await samplePaper({ claims: { language } });
  const readAt = '2026-10-03T10:00:00.000Z';
  const modules = (paper.study?.modules ?? []).map((module, index) => ({
    ...module,
    lessons: module.lessons.map((lesson) => ({ ...lesson, readAt: index === 0 ? readAt : null })),
  }));
  const tries = [
    { decidedAt: '2026-11-01T10:00:00.000Z', passed: false },
    { decidedAt: '2026-11-24T10:00:00.000Z', passed: true },
  ];
  const file = join(folder.path, `${language}.pdf`);
  const pdf = await printBooklet({ ...paper, languages: [language, null], study: { modules, tries } });
  writeFileSync(file, pdf);
  const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ');
  const times = (wanted: string) => text.split(wanted).length - 1;
  // Readers of the file give an Arabic date back in another order: there the month is counted.
  expect(times(language === 'ar' ? 'أكتوبر' : longDate(readAt, language))).toBe(modules[0]?.lessons.length);
  expect(text).toContain(words[language].booklet.title);
  expect(text).toContain(words[language].booklet.notYet);
  const lessons = modules.flatMap((module) => module.lessons);
  expect(lessons.length).toBeGreaterThan(20);
  for (const { title } of lessons) expect(text).toContain(title[language] ?? title.en);
  expect(spawnSync('qpdf', ['--check', file]).status).toBe(0);
  expect(execFileSync('pdfsig', [file], { encoding: 'utf8' })).toContain('Signature is Valid');
  expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(/Tagged: +yes/);
});
