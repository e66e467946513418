/**
 * The page of a result that goes to the printer or into a PDF. When it is drawn its title becomes the attempt's id.
 */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { resultPaper } from '#core/contract/result-calls.ts';
import { laterWords, startWords } from './locale/i18n.ts';
import { PrintedResult } from './screens/decision/printed-result.tsx';
import './style/tokens.css';
import './style/base.css';
import './style/fonts-latin.css';
import './style/fonts-zh.css';
import './style/fonts-ar.css';
import './style/result-paper.css';

const attemptId = new URLSearchParams(location.search).get('attempt') ?? '';

async function draw(): Promise<void> {
  const root = document.getElementById('root');
  const reply = await fetch(`/results/${attemptId}.json`);
  if (!root || !reply.ok) throw new Error(`result ${attemptId}: ${reply.status}`);
  const { language, decision } = resultPaper.parse(await reply.json());
  await startWords(language);
  await laterWords();
  flushSync(() => createRoot(root).render(<PrintedResult decision={decision} />));
  // Laying it out asks for the fonts; with them and the pictures it is whole.
  root.getBoundingClientRect();
  await Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode())]);
}

draw().then(
  () => {
    document.title = attemptId;
  },
  () => {
    document.title = 'failed';
  },
);
