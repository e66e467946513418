/**
 * A word of the glossary in running text: pressed, it says what it means, beside the word. The platform's own popover: it
 * stays in the text it belongs to, goes with Escape or a press elsewhere, and gives the focus back.
 */
import { createContext, useContext } from 'react';
import type { TermView } from '#core/contract/course-calls.ts';
import { directionOf, type LanguageCode } from '#core/locale/languages.ts';
import { MarkedText } from './marked-text.tsx';
import './term-word.css';

type Explained = { readonly terms: readonly TermView[]; readonly language: LanguageCode };

const TermsContext = createContext<Explained | null>(null);
export const Terms = TermsContext.Provider;

/** A term is marked once in a text, so its id names the place. */
export function TermWord({ termId, text }: { readonly termId: string; readonly text: string }) {
  const explained = useContext(TermsContext);
  const term = explained?.terms.find(({ id }) => id === termId);
  if (!explained || !term) return <MarkedText text={text} />;
  const id = `term-${termId}`;
  return (
    <>
      <button type="button" className="term-word" popoverTarget={id} style={{ anchorName: `--${id}` }}>
        <MarkedText text={text} />
      </button>
      <span
        id={id}
        popover="auto"
        role="dialog"
        tabIndex={-1}
        aria-labelledby={`${id}-title`}
        className="term-meaning"
        style={{ positionAnchor: `--${id}` }}
        lang={explained.language}
        dir={directionOf(explained.language)}
        onToggle={({ newState, currentTarget }) => newState === 'open' && currentTarget.focus()}
      >
        <strong id={`${id}-title`} className="term-title">
          {term.term}
        </strong>
        <span>{term.text}</span>
      </span>
    </>
  );
}
