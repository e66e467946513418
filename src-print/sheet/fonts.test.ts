/**
 * A font that is open for a long time shapes as a new one does.
 */
import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';
import { expect, test } from 'vitest';
import { type Face, fontFile, fontFor, type Script } from './fonts.ts';
import { shaped } from './text-line.ts';

const words: [Face, Script, string][] = [
  ['title', 'arabic', 'سفينة وحصان'],
  ['textBold', 'arabic', 'الجدارات المثبتة'],
  ['text', 'latin', 'Edinburgh'],
];

test.each(words)('letters are letters after a file was put together of their glyphs (%s, %s)', (face, script, word) => {
  const fresh = fontkit.create(readFileSync(fontFile(face, script)));
  const font = fontFor(face, script);
  // As pdfkit asks for the parts of a glyph: by number, of no letter.
  const numbers = [...word].map((letter) => fresh.layout(letter).glyphs[0] as unknown as { id: number });
  font._glyphs = {};
  for (const { id } of numbers) font.getGlyph(id);
  const { features } = shaped(script);
  const said = (one: typeof font) => one.layout(word, features).glyphs.map(({ codePoints }) => codePoints);
  expect(said(font)).toEqual(said(fresh));
  const ids = (one: typeof font) =>
    one.layout(word, features).glyphs.map((glyph) => (glyph as unknown as { id: number }).id);
  expect(ids(font)).toEqual(ids(fresh));
});
