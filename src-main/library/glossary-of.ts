/**
 * The words of the glossary that stand in a text, marked where they stand first, with what they mean.
 */
import type { Block } from '#core/content/lesson-block.ts';
import type { TermView } from '#core/contract/course-calls.ts';
import { type Glossary, type Term, type TermFinder, termFinder, withTerms } from '#core/glossary/term.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import type { Desk } from '../desk.ts';

const finders = new WeakMap<Glossary, Map<LanguageCode, TermFinder>>();

function finderOf(glossary: Glossary, language: LanguageCode): TermFinder {
  const known = finders.get(glossary) ?? new Map<LanguageCode, TermFinder>();
  finders.set(glossary, known);
  const finder = known.get(language) ?? termFinder(glossary, language);
  known.set(language, finder);
  return finder;
}

/** A term in `language`; null where the glossary does not have it in that language. */
export function termViewOf({ id, term, text }: Term, language: LanguageCode): TermView | null {
  const [word, meaning] = [term[language], text[language]];
  return word === undefined || meaning === undefined ? null : { id, term: word, text: meaning };
}

export async function explained(
  desk: Desk,
  blocks: readonly Block[],
  language: LanguageCode,
): Promise<{ blocks: Block[]; terms: TermView[] }> {
  const { glossary } = await desk.library();
  const known = glossary.terms.filter((term) => termViewOf(term, language) !== null);
  const marked = withTerms(blocks, finderOf(glossary, language));
  return {
    blocks: marked.blocks,
    terms: known.flatMap((term) => (marked.terms.has(term.id) ? (termViewOf(term, language) ?? []) : [])),
  };
}
