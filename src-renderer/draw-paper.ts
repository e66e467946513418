/**
 * A page that goes to the printer or into a PDF: what it shows is fetched, drawn whole, and then told by the title.
 */
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { LanguageCode } from '#core/locale/languages.ts';
import { laterWords, startWords } from './locale/i18n.ts';
import './style/tokens.css';
import './style/base.css';
import './style/fonts-latin.css';
import './style/fonts-zh.css';
import './style/fonts-ar.css';
import './style/result-paper.css';

type Paper = { readonly language: LanguageCode; readonly content: ReactNode };

async function draw(from: string, make: (said: unknown) => Paper): Promise<void> {
  const root = document.getElementById('root');
  const reply = await fetch(from);
  if (!root || !reply.ok) throw new Error(`${from}: ${reply.status}`);
  const { language, content } = make(await reply.json());
  await startWords(language);
  await laterWords();
  flushSync(() => createRoot(root).render(content));
  // Laying it out asks for the fonts; with them and the pictures it is whole.
  root.getBoundingClientRect();
  await Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode())]);
}

/** `id`: the title that the page takes when it is drawn. */
export function drawPaper(id: string, from: string, make: (said: unknown) => Paper): void {
  draw(from, make).then(
    () => {
      document.title = id;
    },
    () => {
      document.title = 'failed';
    },
  );
}
