/**
 * Which font draws which letters on paper. Whole TrueType files: pdfkit keeps only the letters used.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import { lastMade } from './last-made.ts';

const require = createRequire(import.meta.url);
const file = (path: string) => require.resolve(`@expo-google-fonts/${path}`);

export const scripts = ['latin', 'han', 'arabic'] as const;
export type Script = (typeof scripts)[number];
export type Face = 'text' | 'textBold' | 'title' | 'titleBold';

const files: Record<Face, Record<Script, string>> = {
  text: {
    latin: 'noto-sans/400Regular/NotoSans_400Regular.ttf',
    han: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
    arabic: 'amiri/400Regular/Amiri_400Regular.ttf',
  },
  textBold: {
    latin: 'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
    han: 'noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
    arabic: 'amiri/700Bold/Amiri_700Bold.ttf',
  },
  title: {
    latin: 'noto-serif/400Regular/NotoSerif_400Regular.ttf',
    han: 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
    arabic: 'amiri/400Regular/Amiri_400Regular.ttf',
  },
  titleBold: {
    latin: 'noto-serif/600SemiBold/NotoSerif_600SemiBold.ttf',
    han: 'noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf',
    arabic: 'amiri/700Bold/Amiri_700Bold.ttf',
  },
};

/** A font as fontkit reads it; pdfkit takes it as it is. */
type Outline = {
  scale(x: number, y: number): Outline;
  translate(x: number, y: number): Outline;
  toSVG(): string;
};
type Glyph = {
  codePoints: number[];
  advanceWidth: number;
  path: Outline;
  bbox: { minY: number; maxY: number };
};
/** How far letters go above and below their line. */
type Ink = { readonly up: number; readonly down: number };
type Glyphs = {
  glyphs: Glyph[];
  positions: { xAdvance: number; xOffset?: number; yOffset?: number }[];
};
/** The letters of one file, by their numbers in the font, in the order of their first use. */
type Subset = { readonly glyphs: readonly number[]; encode(): Uint8Array };
export type OpenFont = {
  readonly postscriptName: string;
  readonly unitsPerEm: number;
  /** By its number, with the letters that it stands for. */
  _glyphs: Record<number, Glyph | undefined>;
  getGlyph: (id: number, codePoints?: number[]) => Glyph;
  createSubset: () => Subset;
  layout: (text: string, features?: object) => Glyphs;
  /** Of a run of letters, in units of the font. */
  advance: (text: string, features: object) => number;
  ink: (text: string, features: object) => Ink;
  scaled: (text: string, features: object) => Scaled;
};
const opened = new Map<string, OpenFont>();

/** Opened once for all papers: reading it anew takes longer than drawing a page. */
function openFont(path: string, script: Script): OpenFont {
  const known = opened.get(path);
  if (known) return known;
  const font = fontkit.create(readFileSync(path));
  tellGlyphsApart(font);
  if (script === 'arabic') keepKafReadable(font);
  rememberRuns(font);
  rememberSubset(font);
  opened.set(path, font);
  return font;
}

/**
 * [Note: glyphs of nothing] fontkit keeps of each glyph the letters that it first stood for. A glyph that was first only a
 * part of another (the E of É; any, when a file is put together) stands for nothing: then the E of the next paper is
 * copied as nothing, and an Arabic letter is no letter and joins no other. So what stands for something else is made anew.
 */
function tellGlyphsApart(font: OpenFont): void {
  const getGlyph = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []) => {
    const known = font._glyphs[id]?.codePoints;
    const isSame = known?.length === codePoints.length && known.every((one, index) => one === codePoints[index]);
    if (known && codePoints.length > 0 && !isSame) font._glyphs[id] = undefined;
    return getGlyph(id, codePoints);
  };
}

/** Of one font. A page has about a hundred in all; names come and go. */
const mostRuns = 1000;

/** What pdfkit takes from a font for a run, in thousandths of its size. */
type Scaled = {
  readonly glyphs: readonly Glyph[];
  readonly positions: readonly object[];
  readonly advanceWidth: number;
};

/**
 * Shaping is most of the work of a page, and most words of a page stand on every other one too: a run that was shaped once
 * is handed out again. Nobody may write into it.
 */
function rememberRuns(font: OpenFont): void {
  const layout = font.layout.bind(font);
  const known = new Map<string, { run: Glyphs; advance: number; ink?: Ink; scaled?: Scaled }>();
  const shape = (text: string, features?: object) => {
    const key = `${Array.isArray(features) ? '' : JSON.stringify(features ?? null)}|${text}`;
    let found = known.get(key);
    if (!found) {
      if (known.size >= mostRuns) known.clear();
      const run = layout(text, features);
      for (const position of run.positions) Object.freeze(position);
      found = { run, advance: run.positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) };
      known.set(key, found);
    }
    return found;
  };
  font.advance = (text, features) => shape(text, features).advance;
  font.ink = (text, features) => {
    const found = shape(text, features);
    found.ink ??= inkOf(found.run);
    return found.ink;
  };
  font.layout = (text, features) => shape(text, features).run;
  font.scaled = (text, features) => {
    const found = shape(text, features);
    found.scaled ??= scaledOf(found.run, found.advance, 1000 / font.unitsPerEm);
    return found.scaled;
  };
}

/** The letters of the last paper are often those of the next: then the font for them is there already. */
function rememberSubset(font: OpenFont): void {
  const createSubset = font.createSubset.bind(font);
  const encoded = lastMade<Uint8Array>();
  font.createSubset = () => {
    const subset = createSubset();
    const encode = subset.encode.bind(subset);
    subset.encode = () => encoded(subset.glyphs.join(' '), encode);
    return subset;
  };
}

/** As pdfkit's EmbeddedFont.layoutRun makes it, which does it anew for every word of every page. */
function scaledOf({ glyphs, positions }: Glyphs, advance: number, scale: number): Scaled {
  const scaled = positions.map((position, index) => ({
    ...Object.fromEntries(Object.entries(position).map(([name, value]) => [name, value * scale])),
    advanceWidth: (glyphs[index]?.advanceWidth ?? 0) * scale,
  }));
  return { glyphs, positions: scaled, advanceWidth: advance * scale };
}

function inkOf({ glyphs, positions }: Glyphs): Ink {
  let [up, down] = [0, 0];
  for (const [index, { bbox }] of glyphs.entries()) {
    const raised = positions[index]?.yOffset ?? 0;
    // A space has no box.
    if (!Number.isFinite(bbox.maxY)) continue;
    up = Math.max(up, bbox.maxY + raised);
    down = Math.max(down, -bbox.minY - raised);
  }
  return { up, down };
}

/**
 * [Note: lam before kaf] Amiri draws the two with a stroke between them that stands for no letter; whoever copies from the
 * file gets a space there, in the middle of a word. A joiner between them gives the plain forms, and is then taken out
 * again (fontkit has made a space of no width of it).
 */
function keepKafReadable(font: OpenFont): void {
  const layout = font.layout.bind(font);
  font.layout = (text, features) => {
    const run = layout(text.replace(/ل(?=ك)/g, 'ل\u200d'), features);
    const isLetter = run.glyphs.map(
      ({ codePoints: [only, ...more] }, index) =>
        only !== 0x20 || more.length > 0 || run.positions[index]?.xAdvance !== 0,
    );
    run.positions = run.positions.filter((_, index) => isLetter[index]);
    run.glyphs = run.glyphs.filter((_, index) => isLetter[index]);
    return run;
  };
}

export const fontFile = (face: Face, script: Script): string => file(files[face][script]);

/** Amiri's letters are small for their size: beside other scripts it is set larger. */
export const fontScale: Record<Script, number> = { latin: 1, han: 1, arabic: 1.18 };

export const fontFor = (face: Face, script: Script): OpenFont => openFont(fontFile(face, script), script);

/** Chooses the font that the next text is measured and drawn in. */
export function chooseFont(doc: PDFKit.PDFDocument, face: Face, script: Script, size: number): void {
  const font = fontFor(face, script);
  doc.font(font as never, `${face}-${script}`, size * fontScale[script]);
  (doc as unknown as Inside)._font.layoutRun = font.scaled;
}

/** pdfkit's own, as far as it is needed. */
type Inside = { _font: { layoutRun: OpenFont['scaled'] } };

type Reach = { readonly up: number; readonly down: number; readonly leading: number };

/**
 * How far the letters of a script go above and below their line, for a font size of 1, and how far apart lines are: in a
 * text, and in a list or a table. Arabic has letters that go further: see `inkIn`.
 */
const reach: Record<'ample' | 'dense', Record<Script, Reach>> = {
  ample: {
    latin: { up: 0.77, down: 0.24, leading: 1.3 },
    han: { up: 0.86, down: 0.12, leading: 1.4 },
    arabic: { up: 0.88, down: 0.45, leading: 1.5 },
  },
  dense: {
    latin: { up: 0.77, down: 0.24, leading: 1.2 },
    han: { up: 0.86, down: 0.12, leading: 1.28 },
    arabic: { up: 0.84, down: 0.42, leading: 1.5 },
  },
};

/** The most that any of the texts needs. */
export function reachOf(texts: readonly string[], density: 'ample' | 'dense'): Reach {
  const all = [...new Set(texts.flatMap(scriptsIn))].map((script) => reach[density][script]);
  const most = (part: keyof Reach) => Math.max(0, ...all.map((one) => one[part]));
  return { up: most('up'), down: most('down'), leading: most('leading') };
}

const han = /[\u2e80-\u303f\u3040-\u30ff\u3100-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{20000}-\u{3ffff}]/u;
const chineseQuotes = /[“”‘’…—·]/u;
const arabic = /\p{Script_Extensions=Arabic}/u;

const mark = /[\p{M}\p{Script=Inherited}]/u;
const punctuation = /[\s\p{P}\p{S}]/u;

type Kind = Script | 'mark' | 'chineseQuote' | 'punctuation';
const kinds = new Map<string, Kind>();

function kindOf(character: string): Kind {
  if (mark.test(character)) return 'mark';
  if (han.test(character)) return 'han';
  if (arabic.test(character)) return 'arabic';
  if (chineseQuotes.test(character)) return 'chineseQuote';
  return punctuation.test(character) ? 'punctuation' : 'latin';
}

/** The script of one character; shared punctuation takes the script of what surrounds it, or of the line. */
export function scriptOf(character: string, around: Script, isArabicLine: boolean): Script {
  let kind = kinds.get(character);
  if (!kind) {
    kind = kindOf(character);
    kinds.set(character, kind);
  }
  if (kind === 'mark') return around;
  if (kind === 'chineseQuote' && around === 'han') return 'han';
  // Amiri has the punctuation too: a line of one font is read back as one line.
  if (kind === 'punctuation' || kind === 'chineseQuote')
    return around === 'arabic' || isArabicLine ? 'arabic' : 'latin';
  return kind;
}

/** The scripts whose letters are in a text. */
export function scriptsIn(text: string): Script[] {
  const found = new Set<Script>();
  let around: Script = 'latin';
  for (const character of text) {
    around = scriptOf(character, around, false);
    if (character !== ' ') found.add(around);
  }
  return [...found];
}
