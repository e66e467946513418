/**
 * The page of a lesson or an article that goes to the printer or into a PDF. When it is drawn its title becomes its id.
 */
import { readingPaper } from '#core/contract/study-calls.ts';
import { drawPaper } from './draw-paper.ts';
import { PrintedReading } from './screens/reading/printed-reading.tsx';

const query = new URLSearchParams(location.search);
const id = query.get('lessonId') ?? query.get('articleId') ?? '';

drawPaper(id, `/readings.json?${query}`, (said) => {
  const paper = readingPaper.parse(said);
  return { language: paper.language, content: <PrintedReading paper={paper} /> };
});
