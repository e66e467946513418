/**
 * A word of the glossary in running text: pressed, it says what it means, beside the word.
 */
import { createContext, useContext } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import type { TermView } from '#core/contract/course-calls.ts';
import { directionOf, type LanguageCode } from '#core/locale/languages.ts';
import { MarkedText } from './marked-text.tsx';
import './term-word.css';

type Explained = { readonly terms: readonly TermView[]; readonly language: LanguageCode };

const TermsContext = createContext<Explained | null>(null);
export const Terms = TermsContext.Provider;

export function TermWord({ termId, text }: { readonly termId: string; readonly text: string }) {
  const explained = useContext(TermsContext);
  const term = explained?.terms.find(({ id }) => id === termId);
  if (!explained || !term) return <MarkedText text={text} />;
  const written = { lang: explained.language, dir: directionOf(explained.language) };
  return (
    <DialogTrigger>
      <Button className="term-word">
        <MarkedText text={text} />
      </Button>
      <Popover className="term-popover" placement="top">
        <Dialog className="term-meaning" {...written}>
          <Heading slot="title" className="term-title">
            {term.term}
          </Heading>
          <p>{term.text}</p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
