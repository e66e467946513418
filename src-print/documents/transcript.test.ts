/**
 * The transcript: what it says of each area and competency, in every language, over as many pages as it takes.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { signerOf } from '#core/credential/paper/paper-signature.ts';
import { languageCodes } from '#core/locale/languages.ts';
import { nameIn } from '../../test/fixtures/long-paper.ts';
import { samplePaper } from '../../test/fixtures/papers.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { saidIn } from '../paper.ts';
import { printTranscript } from './transcript.ts';

const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' });

test.each(languageCodes)('the basic course is one page, every competency on it once (%s)', async (language) => {
  const folder = tempFolder('transcript');
  const file = join(folder.path, 'transcript.pdf');
  const holder = { id: null, name: nameIn[language] };
  const paper = await samplePaper({ languages: [language, null], claims: { language, holder } });
  writeFileSync(file, await printTranscript(paper));
  const text = run('pdftotext', file, '-')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ');
  const own = saidIn(paper.claims, paper.names, language);
  for (const one of paper.claims.competencies)
    expect(text.split(own.competency(one)).length, own.competency(one)).toBe(2);
  expect(run('pdfinfo', file)).toMatch(/Pages: +1\n/);
  folder.remove();
});

test('a retest says which competencies were shown before, and any two languages stand on one sheet', async () => {
  const sample = await samplePaper({ languages: ['ar', 'fr'], size: 'Letter' });
  const claims = {
    ...sample.claims,
    areas: sample.claims.areas.map((area, index) => (index === 0 ? area : { ...area, percent: null })),
    competencies: sample.claims.competencies.map((one) =>
      one.id.startsWith('ready.') ? one : { ...one, points: null, max: null },
    ),
  };
  const file = await printTranscript({ ...sample, claims });
  expect((await signerOf(file, crypto.subtle as never))?.fingerprint).toBe(claims.issuer.paperCertificate);
  const folder = tempFolder('retest');
  writeFileSync(join(folder.path, 'a.pdf'), file);
  const text = run('pdftotext', join(folder.path, 'a.pdf'), '-');
  expect(text.split('ثبتت في محاولة سابقة').length - 1).toBe(24);
  expect(text).toContain('Les déplacements et la route');
  expect(run('pdfinfo', join(folder.path, 'a.pdf'))).toMatch(/Page size:\s+612 x 792/);
  folder.remove();
});
