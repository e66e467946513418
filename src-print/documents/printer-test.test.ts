/**
 * The sheet to try a printer with: its measures are what it says, its codes are read and are none of a certificate, and
 * its words come out in every language on both sizes of paper.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import QRCode from 'qrcode';
import { afterAll, expect, test } from 'vitest';
import { languageCodes } from '#core/locale/languages.ts';
import { testCode } from '#core/printer/test-code.ts';
import { checkFile, checkText, type Tools } from '#core/verify/check-file.ts';
import { codeInPicture } from '#store/picture/code-in-picture.ts';
import { known, registeredPaper } from '../../test/fixtures/issuer.ts';
import { samplePaper } from '../../test/fixtures/papers.ts';
import { type Grey, readPgm } from '../../test/fixtures/photograph.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { filled, words } from '../words/words.ts';
import { borderLine } from './border.ts';
import { printPrinterTest } from './printer-test.ts';

const folder = tempFolder('printer-test');
afterAll(() => folder.remove());
const at = (name: string) => join(folder.path, name);
const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' });
const tools: Tools = { web: crypto.subtle as never, codeInPicture };
const sizes = { A4: [841.89, 595.28], Letter: [792, 612] } as const;
/** Readers turn quotation marks of Arabic round and put their own spaces between lines of Chinese. */
const plain = (text: string) => text.normalize('NFKC').replace(/[\s\p{Cf}«»]/gu, '');

const cases = languageCodes.flatMap((language) => (['A4', 'Letter'] as const).map((size) => [language, size] as const));
const fileOf = async (language: (typeof languageCodes)[number], size: 'A4' | 'Letter') => {
  const file = at(`${language}-${size}.pdf`);
  writeFileSync(file, await printPrinterTest({ language, size, madeAt: '2026-11-24T10:00:00.000Z' }));
  return file;
};

test.each(cases)('two sides, tagged, whole, and every word in its order (%s, %s)', async (language, size) => {
  const file = await fileOf(language, size);
  const info = run('pdfinfo', file);
  expect(info).toMatch(/Pages:\s+2\n/);
  expect(info).toMatch(/Tagged:\s+yes/);
  const [width, height] = sizes[size];
  expect(info).toContain(`Page size:       ${width} x ${height} pts`);
  expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found');
  const text = plain(run('pdftotext', file, '-'));
  const { figure: _figure, paper: _paper, millimetres: _millimetres, ...said } = words[language].printerTest;
  const strings = (value: object): string[] =>
    Object.values(value).flatMap((one) => (typeof one === 'string' ? [one] : strings(one as object)));
  const all = strings(said);
  expect(all.length).toBeGreaterThan(35);
  // Digits and what stands about them change sides in Arabic, as readers see it.
  const read = (one: string) => plain(filled(one, { paper: size }));
  const wanted = language === 'ar' ? all.filter((one) => !/[٠-٩{/]/.test(one)) : all;
  for (const one of wanted) expect(text, one).toContain(read(one));
  for (const other of languageCodes.filter((code) => code !== 'ar'))
    expect(text).toContain(plain(words[other].printerTest.letters.sample));
  // Nothing runs over the frame, however long the words of a language are.
  const [front = ''] = run('pdftotext', '-bbox', file, '-').split('</page>');
  for (const [, x1, y1, x2, y2] of front.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/g)) {
    expect(Math.min(Number(x1), Number(y1))).toBeGreaterThan(borderLine);
    expect(Number(x2)).toBeLessThan(width - borderLine);
    expect(Number(y2)).toBeLessThan(height - borderLine);
  }
  const fonts = run('pdffonts', file).split('\n').slice(2).filter(Boolean);
  expect(fonts).not.toContainEqual(expect.stringMatching(/ no +(yes|no) +(yes|no) +\d+ +\d+$/));
});

const dpi = 600;
const px = (points: number) => (points * dpi) / 72;

/** The longest stretch of ink along the lines from `from` to `to`. */
function longest({ width, height, pixels }: Grey, along: 'across' | 'down', from: number, to: number): number {
  let best = 0;
  for (let line = Math.round(from); line <= to; line += 1) {
    let stretch = 0;
    for (let step = 0; step < (along === 'across' ? width : height); step += 1) {
      const at = along === 'across' ? line * width + step : step * width + line;
      stretch = (pixels[at] as number) < 110 ? stretch + 1 : 0;
      best = Math.max(best, stretch);
    }
  }
  return best;
}

test.each([
  ['en', 'A4'],
  ['ar', 'Letter'],
] as const)(
  '100 mm are 100 mm, the steps are where they say, every code reads as printed (%s, %s)',
  async (...which) => {
    const [language, size] = which;
    const file = await fileOf(language, size);
    const [width, height] = sizes[size];
    const rightToLeft = language === 'ar';
    run('pdftoppm', '-r', String(dpi), '-gray', '-singlefile', file, at('front'));
    const front = readPgm(readFileSync(at('front.pgm')));
    const wanted = (100 / 25.4) * dpi;
    const edge = 66;
    const upright = rightToLeft ? width - edge : edge;
    for (const measured of [
      longest(front, 'across', px(edge - 0.3), px(edge + 0.3)),
      longest(front, 'down', px(upright - 0.3), px(upright + 0.3)),
    ]) {
      expect(Math.abs(measured - wanted)).toBeLessThan(0.0025 * wanted);
    }
    // Step by step from the top edge: a stroke of 6 points in the line of each millimetre.
    for (let step = 1; step <= 6; step += 1) {
      const y = (step / 25.4) * dpi;
      const row = {
        ...front,
        height: 1,
        pixels: front.pixels.subarray(Math.round(y) * front.width, (Math.round(y) + 1) * front.width),
      };
      expect(longest(row, 'across', 0, 0), `${step} mm`).toBeGreaterThanOrEqual(px(5.8));
    }

    const seen = new Set<string>();
    const page = (number: number, x: number, y: number, side: number) => {
      const from = rightToLeft ? width - x - side : x;
      const box = { x: px(from), y: px(y), W: px(side), H: px(side) };
      const crop = Object.entries(box).flatMap(([name, value]) => [`-${name}`, String(Math.round(value))]);
      run('pdftoppm', '-r', String(dpi), '-f', String(number), '-singlefile', ...crop, '-png', file, at('code'));
      return readFileSync(at('code.png'));
    };
    const end = width - (width - 283.46) / 2 + 12;
    const boxes = [
      [1, end - 4, 78, 100],
      [1, end + 102, 78, 76],
      [1, end + 102, 160, 64],
      [2, (width - 242.65) / 2 + 10, (height - 153.07) / 2 + 10, 130],
    ] as const;
    for (const [number, x, y, side] of boxes) {
      const picture = page(number, x, y, side);
      seen.add((await codeInPicture(picture)) ?? 'none');
      expect(await checkFile(picture, await known(), tools)).toMatchObject({
        verdict: 'cannot-tell',
        reason: 'printer-test',
        claims: null,
        issuer: null,
      });
    }
    expect(seen).toEqual(new Set([32, 24, 18, 37].map(testCode)));
    expect((await checkFile(readFileSync(file), await known(), tools)).verdict).toBe('cannot-tell');
  },
);

test('its codes are as fine as those of certificates, also of a long name, and say what they are', async () => {
  const version = (text: string) => QRCode.create(text, { errorCorrectionLevel: 'M' }).version;
  const holder = { id: null, name: 'أمينة بنت يوسف عبد الرحمن الأنصاري' };
  const real = [(await samplePaper({ claims: { holder } })).code, (await registeredPaper({ holder })).code];
  for (const size of [18, 24, 32, 37]) {
    const text = testCode(size);
    expect(version(text)).toBeGreaterThanOrEqual(Math.max(...real.map(version)));
    expect(QRCode.create(text, { errorCorrectionLevel: 'M' }).segments.length).toBe(1);
    expect(await checkText(text, await known())).toMatchObject({
      reason: 'printer-test',
      params: { size: String(size) },
    });
  }
});
