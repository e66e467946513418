/**
 * Badges of a certificate: the credential inside is found again, in every script, and no changed byte of the PNG is good.
 */
import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { bakedInPng, bakedInSvg } from '#core/credential/bake.ts';
import { languageCodes } from '#core/locale/languages.ts';
import { checkFile } from '#core/verify/check-file.ts';
import { codeInPicture } from '#store/picture/code-in-picture.ts';
import { known, registeredPaper } from '../../test/fixtures/issuer.ts';
import { samplePaper } from '../../test/fixtures/papers.ts';
import { words } from '../words/words.ts';
import { badgeAsPng, badgeAsSvg, drawBadge } from './badge.ts';

const tools = { web: crypto.subtle as never, codeInPicture };
const check = async (file: Uint8Array) => (await checkFile(file, await known(), tools)).verdict;

test.each(languageCodes)('as PNG and as SVG it holds the credential and shows the code (%s)', async (language) => {
  const holder = { id: null, name: '李文博 Amina ليلى' };
  const paper = await registeredPaper({ language, holder });
  const svg = drawBadge({ ...paper, languages: [language, null] });
  const png = await badgeAsPng(svg, paper.credential);
  expect(bakedInPng(png)).toBe(paper.credential);
  expect(await codeInPicture(png)).toBe(paper.code);
  const baked = badgeAsSvg(svg, paper.credential);
  expect(bakedInSvg(baked)).toBe(paper.credential);
  // Whoever does not see it hears all that stands on it.
  const label = new RegExp(`lang="${language}" aria-label="([^"]*)"`).exec(svg)?.[1] ?? '';
  for (const said of [holder.name, paper.claims.course.title, paper.claims.issuer.name, paper.claims.number])
    expect(label).toContain(said);
  expect(label).toContain(words[language].fact.validUntil);
  // All letters are outlines: nothing is left to a font of the reader.
  expect(svg).not.toContain('<text');
  expect(await check(png)).toBe('good');
  expect(await check(strToU8(baked))).toBe('good');
});

test('a provisional one says so', async () => {
  const paper = await samplePaper();
  const svg = drawBadge(paper);
  expect(svg).not.toBe(drawBadge({ ...paper, isProvisional: false }));
  expect(await check(await badgeAsPng(svg, paper.credential))).toBe('provisional');
});

test('no changed byte of the PNG is good, nor a changed letter of the SVG credential, nor two in one file', async () => {
  const paper = await registeredPaper();
  const svg = drawBadge(paper);
  const png = await badgeAsPng(svg, paper.credential);
  const world = await known();
  for (let at = 0; at < png.length; at += Math.ceil(png.length / 400)) {
    const changed = Uint8Array.from(png);
    changed[at] = (changed[at] as number) ^ 0x20;
    expect((await checkFile(changed, world, tools)).verdict, `byte ${at}`).not.toBe('good');
  }
  const baked = badgeAsSvg(svg, paper.credential);
  expect(await check(strToU8(baked.replace(/Amina/g, 'Anima')))).toBe('changed');
  const other = await registeredPaper({ holder: { id: null, name: 'Somebody Else' } });
  expect(await check(strToU8(badgeAsSvg(baked, other.credential)))).not.toBe('good');
});

test('a credential that speaks of another one in its text is judged by itself', async () => {
  const good = await registeredPaper();
  const wrapped = JSON.stringify({ name: badgeAsSvg('<svg>', good.credential) });
  expect(await check(strToU8(wrapped))).not.toBe('good');
});
