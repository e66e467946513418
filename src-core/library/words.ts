/**
 * Text as words that can be looked up: split by the Unicode dictionary (Chinese has no spaces), without case, accents and
 * vowel signs, and in Arabic with one form for letters that people write in several.
 */
import type { LanguageCode } from '../locale/languages.ts';
import { segmenterFor } from '../locale/segmenter.ts';

export type Word = { readonly from: number; readonly to: number; readonly term: string };

/** Vowel signs, the small alif, and the stretching of letters. */
const arabicSigns = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/g;
const combining = /\p{M}/gu;

/**
 * Arabic: alif in one form, alif maqsura as ya, ta marbuta as ha, hamza on its seat as the seat; the article and what is
 * written together with it taken off where enough is left (the light stemming of Larkey, Ballesteros and Connell 2002,
 * prefixes only).
 */
function arabic(word: string): string {
  const plain = word
    .replace(arabicSigns, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/ؤ/g, 'و')
    .replace(/ئ/g, 'ي');
  const bare = plain.replace(/^(وال|بال|كال|فال|لل|ال)/, '');
  return bare.length >= 2 ? bare : plain;
}

const known = new Map<LanguageCode, Map<string, string>>();
/** Of one language; with more it begins anew. */
const mostKnown = 50_000;

/** One form of a word, for the index and for what is asked. Most words of a text were in one before. */
export function termOf(word: string, language: LanguageCode): string {
  const terms = known.get(language) ?? new Map<string, string>();
  known.set(language, terms);
  const kept = terms.get(word);
  if (kept !== undefined) return kept;
  if (terms.size >= mostKnown) terms.clear();
  const term = newTermOf(word, language);
  terms.set(word, term);
  return term;
}

function newTermOf(word: string, language: LanguageCode): string {
  const lower = word.normalize('NFKC').toLocaleLowerCase(language);
  if (language === 'ar') return arabic(lower);
  if (language === 'zh') return lower;
  // Russian й is no accent on и, and ё is written е by most.
  if (language === 'ru') return lower.replace(/ё/g, 'е');
  return lower.normalize('NFD').replace(combining, '').replace(/[’']/g, "'");
}

const elision = /^(\p{L}{1,2}|qu|jusqu|lorsqu|puisqu)['’](?=\p{L})/iu;

/** The words of a text, with where they stand. French and Italian-like elisions (`l'eau`) are two words. */
export function wordsIn(text: string, language: LanguageCode): Word[] {
  const words: Word[] = [];
  for (const { segment, index, isWordLike } of segmenterFor(language, 'word').segment(text)) {
    if (!isWordLike) continue;
    const elided = language === 'fr' && /['’]/.test(segment) ? elision.exec(segment)?.[0].length : 0;
    const from = index + (elided ?? 0);
    words.push({ from, to: index + segment.length, term: termOf(text.slice(from, index + segment.length), language) });
  }
  return words;
}
