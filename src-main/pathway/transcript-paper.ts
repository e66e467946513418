/**
 * What somebody has shown leaves the application: as a PDF, or to the printer.
 */
import type { BrowserWindow } from 'electron';
import type { TranscriptPaper, TranscriptView } from '#core/contract/pathway-calls.ts';
import type { Result } from '#core/result/result.ts';
import type { Desk } from '../desk.ts';
import { paperAsPdf, printPaper } from '../printing/paper-window.ts';
import { saveWhereAsked } from '../window/save-where-asked.ts';

/** What the printed page shows; null where nobody is here. */
export async function transcriptAsJson(
  desk: Desk,
  transcript: () => Promise<Result<TranscriptView>>,
): Promise<Uint8Array | null> {
  const read = await transcript();
  if (!read.ok) return null;
  const paper: TranscriptPaper = { language: desk.language(), transcript: read.value };
  return new TextEncoder().encode(JSON.stringify(paper));
}

const page = { page: 'transcript.html', id: 'transcript' };

export const saveTranscript = (window: BrowserWindow): Promise<Result<{ file: string | null }>> =>
  saveWhereAsked(window, 'transcript.pdf', 'PDF', () => paperAsPdf(window, page));

export const printTranscript = (window: BrowserWindow): Promise<Result<{ printed: boolean }>> =>
  printPaper(window, page);
