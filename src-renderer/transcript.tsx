/**
 * The page of a transcript that goes to the printer or into a PDF. When it is drawn its title becomes `transcript`.
 */
import { transcriptPaper } from '#core/contract/pathway-calls.ts';
import { drawPaper } from './draw-paper.ts';
import { PrintedTranscript } from './screens/pathway/printed-transcript.tsx';

drawPaper('transcript', '/transcript.json', (said) => {
  const { language, transcript } = transcriptPaper.parse(said);
  return { language, content: <PrintedTranscript transcript={transcript} /> };
});
