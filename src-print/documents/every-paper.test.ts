/**
 * Every document in every language, drawn once and looked at from all sides: what stands on it can be read and copied, in
 * its order; nothing is over the edge or over something else; the file is whole, signed, tagged, and has what it rests on.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { attachedText } from '#core/credential/paper/attached.ts';
import { type LanguageCode, languageCodes, textIn } from '#core/locale/languages.ts';
import { clashesIn, type Drawn, whatIsDrawn } from '../../test/fixtures/drawn.ts';
import { longPaper, nameIn } from '../../test/fixtures/long-paper.ts';
import { samplePaper } from '../../test/fixtures/papers.ts';
import { faultsOf } from '../../test/fixtures/sound-file.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { type Paper, saidIn } from '../paper.ts';
import { longDate, percentIn, words } from '../words/words.ts';
import { printBooklet } from './booklet.ts';
import { printCertificate } from './certificate.ts';
import { printRosterList } from './roster-list.ts';
import { printTranscript } from './transcript.ts';
import { printWalletCard } from './wallet-card.ts';

const folder = tempFolder('every-paper');
afterAll(() => folder.remove());

const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' });

/** As it is copied: marks of direction are no letters, and where a line ends says nothing. */
const asCopied = (text: string) =>
  text
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\p{Script=Han}，。：；、（）]) (?=[\p{Script=Han}，。：；、（）])/gu, '');

const readAt = '2026-10-03T10:00:00.000Z';

/** Everybody's name stands on everybody's roster. */
const roster = (paper: Paper) => {
  const papers = languageCodes.map((code) => ({
    ...paper,
    claims: { ...paper.claims, holder: { id: null, name: nameIn[code] } },
  }));
  return printRosterList({ papers, madeAt: paper.claims.issuedAt, signer: paper.signer });
};

const studied = (paper: Paper): Paper => ({
  ...paper,
  study: {
    modules: (paper.study?.modules ?? []).map((module, index) => ({
      ...module,
      lessons: module.lessons.map((lesson) => ({ ...lesson, readAt: index === 0 ? readAt : null })),
    })),
    tries: [
      { decidedAt: '2026-11-01T10:00:00.000Z', passed: false },
      { decidedAt: '2026-11-24T10:00:00.000Z', passed: true },
    ],
  },
});

const printers = {
  certificate: printCertificate,
  transcript: printTranscript,
  card: printWalletCard,
  booklet: (paper: Paper) => printBooklet(studied(paper)),
  roster,
} as const;
type Kind = keyof typeof printers;

/** What must be found, in the order in which it is read. */
function wantedOn(kind: Kind, { claims, names, study }: Paper, language: LanguageCode): string[] {
  const t = words[language];
  const own = saidIn(claims, names, language);
  const { name } = claims.holder;
  const results = claims.areas.flatMap((area) => [
    own.area(area),
    ...claims.competencies.filter(({ id }) => id.startsWith(`${area.id}.`)).map(own.competency),
  ]);
  const transcript = [t.transcript.title, name, own.course, t.fact.issued, t.transcript.area, ...results];
  const lessons = (study?.modules ?? []).flatMap((module) =>
    [module, ...module.lessons].map(({ title }) => textIn(title, language)),
  );
  switch (kind) {
    case 'certificate':
      return [
        own.issuer,
        t.certificate.title,
        t.certificate.certifies,
        name,
        t.certificate.passed,
        own.course,
        t.certificate.competencies,
        ...claims.competencies.map(own.competency),
        claims.number,
        t.fact.issued,
        t.assurance[claims.assurance],
      ];
    case 'transcript':
      return [own.issuer, ...transcript];
    case 'card':
      return [t.card.provisional, own.issuer, name, own.course, t.fact.issued, claims.number];
    case 'booklet':
      return [t.booklet.title, name, t.booklet.studied, ...lessons, t.booklet.tries, ...transcript, t.booklet.remarks];
    case 'roster':
      return [own.issuer, t.roster.title, own.course, t.roster.name, t.fact.number, ...Object.values(nameIn)];
  }
}

/** Runs in the order in which they stand in the file, which is that of its structure. */
function inOrder(drawn: Drawn): string {
  let last = '';
  const said: string[] = [];
  for (const { text } of drawn.letters) {
    if (text !== last) said.push(text);
    last = text;
  }
  return asCopied(said.join(' '));
}

const cases = languageCodes.flatMap((language, index) =>
  (Object.keys(printers) as Kind[]).map(
    (kind) => [kind, language, languageCodes[(index + 1) % languageCodes.length] as LanguageCode] as const,
  ),
);

test.each(cases)('%s in %s, under it %s', async (kind, language, second) => {
  const holder = { id: null, name: nameIn[language] };
  const paper = await samplePaper({ languages: [language, second], claims: { language, holder } });
  let bytes = new Uint8Array();
  const drawn = await whatIsDrawn(async () => {
    bytes = new Uint8Array(await printers[kind](paper));
  });
  const file = join(folder.path, `${kind}-${language}.pdf`);
  writeFileSync(file, bytes);

  expect(clashesIn(drawn, kind === 'card' ? 8 : 18)).toEqual([]);
  expect(faultsOf(file, language)).toEqual([]);
  expect(spawnSync('qpdf', ['--check', file]).status).toBe(0);
  const signature = run('pdfsig', file);
  expect(signature).toContain('Signature is Valid.');
  expect(signature).toContain('Total document signed');
  expect(attachedText(bytes)).toBe(kind === 'roster' ? null : paper.credential);

  const wanted = wantedOn(kind, paper, language).map(asCopied);
  const copied = asCopied(run('pdftotext', file, '-'));
  for (const one of wanted) expect(copied).toContain(one);
  const spoken = inOrder(drawn);
  let at = 0;
  for (const one of wanted.filter((text) => spoken.includes(text))) {
    const found = spoken.indexOf(one, at);
    expect(found, `${one} after what comes before it`).toBeGreaterThanOrEqual(at);
    at = found;
  }
  expect(copied).toContain(asCopied(words[second].fact.validUntil));
  const numbers: Record<Kind, readonly string[]> = {
    certificate: [paper.claims.number],
    card: [paper.claims.number],
    roster: [paper.claims.number],
    transcript: paper.claims.areas.map(({ percent }) => percentIn(percent ?? 0, language)),
    booklet: language === 'ar' ? ['أكتوبر'] : [longDate(readAt, language)],
  };
  for (const one of numbers[kind]) expect(copied).toContain(asCopied(one));
});

test.each(languageCodes)('the longest names and three who sign, in %s: nothing is over anything', async (language) => {
  const second = language === 'ar' ? 'en' : 'ar';
  for (const languages of [
    [language, null],
    [language, second],
  ] as const) {
    const paper = await longPaper(languages);
    for (const [kind, print] of Object.entries(printers)) {
      const drawn = await whatIsDrawn(() => print(paper));
      expect(clashesIn(drawn, kind === 'card' ? 8 : 18), kind).toEqual([]);
    }
  }
});
