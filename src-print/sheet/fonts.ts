/**
 * Which font draws which letters on paper. Whole TrueType files: pdfkit keeps only the letters used.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';

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
type Glyphs = {
  glyphs: { codePoints: number[]; path: Outline }[];
  positions: { xAdvance: number; xOffset?: number; yOffset?: number }[];
};
export type OpenFont = {
  readonly postscriptName: string;
  readonly unitsPerEm: number;
  /** Every glyph that was asked for, with the letters that it first stood for. */
  _glyphs: object;
  layout: (text: string, features?: object) => Glyphs;
};
const opened = new Map<string, OpenFont>();

/** Opened once for all papers: reading it anew takes longer than drawing a page. What a paper keeps of it is its own. */
function openFont(path: string, script: Script): OpenFont {
  const known = opened.get(path);
  if (known) return known;
  const font = fontkit.create(readFileSync(path));
  if (script === 'arabic') keepKafReadable(font);
  rememberRuns(font);
  opened.set(path, font);
  return font;
}

/**
 * To be called before a paper is drawn. A font remembers of each glyph what it first stood for, and a part of another
 * glyph stands for nothing: without this the E of one paper can be unreadable because an É stood in the one before.
 */
export function forgetGlyphs(): void {
  for (const font of opened.values()) font._glyphs = {};
}

/** Of one font. A page has about a hundred in all; names come and go. */
const mostRuns = 400;

/**
 * Shaping is most of the work of a page, and most words of a page stand on every other one too. A run that was shaped
 * once is handed out again; its positions as copies, since pdfkit writes into them.
 */
function rememberRuns(font: OpenFont): void {
  const layout = font.layout.bind(font);
  const known = new Map<string, Glyphs>();
  font.layout = (text, features) => {
    const key = `${Array.isArray(features) ? '' : JSON.stringify(features ?? null)}|${text}`;
    let run = known.get(key);
    if (!run) {
      if (known.size >= mostRuns) known.clear();
      run = layout(text, features);
      known.set(key, run);
    }
    const positions = run.positions.map((position) => ({ ...position }));
    return Object.assign(Object.create(Object.getPrototypeOf(run)), run, { positions });
  };
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
  doc.font(fontFor(face, script) as never, `${face}-${script}`, size * fontScale[script]);
}

const han = /[\u2e80-\u303f\u3040-\u30ff\u3100-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{20000}-\u{3ffff}]/u;
const chineseQuotes = /[“”‘’…—·]/u;
const arabic = /\p{Script_Extensions=Arabic}/u;

/** The script of one character; shared punctuation takes the script of what surrounds it, or of the line. */
export function scriptOf(character: string, around: Script, isArabicLine: boolean): Script {
  if (/\p{M}|\p{Script=Inherited}/u.test(character)) return around;
  if (han.test(character)) return 'han';
  if (arabic.test(character)) return 'arabic';
  if (around === 'han' && chineseQuotes.test(character)) return 'han';
  // Amiri has the punctuation too: a line of one font is read back as one line.
  if ((around === 'arabic' || isArabicLine) && /[\s\p{P}\p{S}]/u.test(character)) return 'arabic';
  return 'latin';
}
