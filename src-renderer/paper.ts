/**
 * The page that goes to the printer: one certificate, drawn at 300 dots an inch, and nothing else. When it is drawn its
 * title becomes the number, which is also what the printer's queue shows.
 */
import { drawPaper, openPaper } from './screens/certificate/pdf-engine.ts';
import './style/paper.css';

/** Width of A4 landscape at 300 dots an inch. */
const dots = 3508;

const number = new URLSearchParams(location.search).get('number') ?? '';

async function draw(): Promise<void> {
  const canvas = document.querySelector('canvas');
  if (!canvas) throw new Error('no canvas');
  const paper = await openPaper(number, new AbortController().signal);
  await drawPaper(paper, canvas, dots / Math.min(devicePixelRatio, 3)).done;
}

draw().then(
  () => {
    document.title = number;
  },
  () => {
    document.title = 'failed';
  },
);
