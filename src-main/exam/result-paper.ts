/**
 * The result of an attempt leaves the application: as a PDF, or to the printer.
 */
import type { BrowserWindow } from 'electron';
import type { ResultPaper } from '#core/contract/result-calls.ts';
import { attemptId as attemptIdShape } from '#core/contract/values.ts';
import type { Result } from '#core/result/result.ts';
import type { Desk } from '../desk.ts';
import { paperAsPdf, printPaper } from '../printing/paper-window.ts';
import { saveWhereAsked } from '../window/save-where-asked.ts';
import type { DecisionReader } from './decision-view.ts';

/** What the printed page shows; null for an attempt that the open learner has not. */
export async function resultAsJson(
  desk: Desk,
  decision: DecisionReader,
  attemptId: string,
): Promise<Uint8Array | null> {
  if (!attemptIdShape.safeParse(attemptId).success) return null;
  const read = await decision(attemptId);
  if (!read.ok) return null;
  const paper: ResultPaper = { language: desk.language(), decision: read.value };
  return new TextEncoder().encode(JSON.stringify(paper));
}

const pageOf = (attemptId: string) => ({ page: `result.html?attempt=${attemptId}`, id: attemptId });

export const saveResult = (window: BrowserWindow, attemptId: string): Promise<Result<{ file: string | null }>> =>
  saveWhereAsked(window, `${attemptId}.pdf`, 'PDF', () => paperAsPdf(window, pageOf(attemptId)));

export const printResult = (window: BrowserWindow, attemptId: string): Promise<Result<{ printed: boolean }>> =>
  printPaper(window, pageOf(attemptId));
