/**
 * The page of a result that goes to the printer or into a PDF. When it is drawn its title becomes the attempt's id.
 */
import { resultPaper } from '#core/contract/result-calls.ts';
import { drawPaper } from './draw-paper.ts';
import { PrintedResult } from './screens/decision/printed-result.tsx';

const attemptId = new URLSearchParams(location.search).get('attempt') ?? '';

drawPaper(attemptId, `/results/${attemptId}.json`, (said) => {
  const { language, decision } = resultPaper.parse(said);
  return { language, content: <PrintedResult decision={decision} /> };
});
