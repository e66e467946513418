/**
 * The code on a printed certificate, as a camera sees it: at an angle, out of focus, small, in bad light.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LanguageCode } from '#core/locale/languages.ts';
import { checkFile, type Tools } from '#core/verify/check-file.ts';
import { printCertificate } from '#print/documents/certificate.ts';
import { codeInPicture } from '#store/picture/code-in-picture.ts';
import { known, registeredPaper } from '../fixtures/issuer.ts';
import { samplePaper } from '../fixtures/papers.ts';
import { blurred, type Grey, inTheDark, readPgm, tilted, turned, writePgm } from '../fixtures/photograph.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const tools: Tools = { web: crypto.subtle as never, codeInPicture };
const longName = 'أمينة بنت يوسف عبد الرحمن الأنصاري';

const views: Record<string, (page: Grey) => Grey> = {
  'turned a little': (page) => turned(page, 7),
  'turned by half a right angle': (page) => turned(page, 45),
  'upside down': (page) => turned(page, 180),
  'from the side': (page) => tilted(page, 0.25),
  'out of focus': (page) => blurred(page, 2),
  'in the dark': (page) => inTheDark(page, 0.3),
  'all of it': (page) => inTheDark(blurred(tilted(turned(page, 12), 0.12), 1), 0.5),
};

test.each([
  ['Amina Yusuf', 'en'],
  ['李明', 'zh'],
  [longName, 'ar'],
] as const)(
  'of %s: as a printer prints it and a telephone sees it',
  async (name, language: LanguageCode) => {
    const folder = tempFolder('printed');
    const at = (file: string) => join(folder.path, file);
    const paper = await samplePaper({ claims: { holder: { id: null, name } }, languages: [language, null] });
    writeFileSync(at('paper.pdf'), await printCertificate(paper));
    const page = (dpi: number) => {
      execFileSync('pdftoppm', ['-r', String(dpi), '-gray', '-singlefile', at('paper.pdf'), at('page')]);
      return readPgm(readFileSync(at('page.pgm')));
    };
    expect(await codeInPicture(writePgm(page(600)))).toBe(paper.code);
    // A page that fills a photograph of twelve megapixels has about 300 dots an inch.
    const photograph = page(300);
    for (const [view, look] of Object.entries(views)) {
      expect(await codeInPicture(writePgm(look(photograph))), view).toBe(paper.code);
    }
    execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', at('paper.pdf'), at('screen')]);
    const checked = await checkFile(readFileSync(at('screen.png')), await known(), tools);
    expect(checked).toMatchObject({ verdict: 'provisional', code: { holder: name, number: paper.claims.number } });
    folder.remove();
  },
  120_000,
);

test('a photograph of a registered certificate is good, and one of its corner says that there is nothing', async () => {
  const folder = tempFolder('photograph');
  const at = (file: string) => join(folder.path, file);
  writeFileSync(at('paper.pdf'), await printCertificate(await registeredPaper()));
  execFileSync('pdftoppm', ['-r', '150', '-jpeg', '-singlefile', at('paper.pdf'), at('photo')]);
  expect(await checkFile(readFileSync(at('photo.jpg')), await known(), tools)).toMatchObject({
    verdict: 'good',
    code: { holder: 'Amina Yusuf' },
  });
  execFileSync('pdftoppm', [
    '-r',
    '60',
    '-x',
    '0',
    '-y',
    '0',
    '-W',
    '300',
    '-H',
    '200',
    '-png',
    '-singlefile',
    at('paper.pdf'),
    at('corner'),
  ]);
  expect(await checkFile(readFileSync(at('corner.png')), await known(), tools)).toMatchObject({
    verdict: 'cannot-tell',
    reason: 'no-credential',
  });
  folder.remove();
}, 60_000);
