/**
 * Which font draws which letters on paper. Whole TrueType files: pdfkit keeps only the letters used.
 */
import { createRequire } from 'node:module';

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

export const fontFile = (face: Face, script: Script): string => file(files[face][script]);

export const fontName = (face: Face, script: Script): string => `${face}-${script}`;

const han = /[\u2e80-\u303f\u3040-\u30ff\u3100-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{20000}-\u{3ffff}]/u;
const chineseQuotes = /[“”‘’…—·]/u;
const arabic = /\p{Script=Arabic}/u;

/** The script of one character; shared punctuation takes the script of what surrounds it. */
export function scriptOf(character: string, around: Script): Script {
  if (/\p{M}|\p{Script=Inherited}/u.test(character)) return around;
  if (han.test(character)) return 'han';
  if (arabic.test(character)) return 'arabic';
  if (around === 'han' && chineseQuotes.test(character)) return 'han';
  if (around === 'arabic' && /\s/u.test(character)) return 'arabic';
  return 'latin';
}
