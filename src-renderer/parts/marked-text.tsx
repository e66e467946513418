/**
 * Running text in which words that were looked for are marked, wherever it stands below a `Marking`.
 */
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { highlighted, type Piece } from '#core/library/highlight.ts';
import type { LanguageCode } from '#core/locale/languages.ts';

type Wanted = { readonly terms: ReadonlySet<string>; readonly language: LanguageCode };

const MarkingContext = createContext<Wanted | null>(null);

type Props = { readonly terms: readonly string[]; readonly language: LanguageCode; readonly children: ReactNode };

export function Marking({ terms, language, children }: Props) {
  const wanted = useMemo(() => (terms.length > 0 ? { terms: new Set(terms), language } : null), [terms, language]);
  return <MarkingContext value={wanted}>{children}</MarkingContext>;
}

export function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map(({ text, isHit }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change their places
    isHit ? <mark key={index}>{text}</mark> : text,
  );
}

export function MarkedText({ text }: { readonly text: string }) {
  const wanted = useContext(MarkingContext);
  if (!wanted) return text;
  return <Pieces pieces={highlighted(text, wanted.terms, wanted.language)} />;
}
