/**
 * Of the codes that a reader finds in a picture, the one that is meant. The reader itself (WebAssembly) is opened by
 * whoever has it: from the disk, or from inside a page.
 */
import type { Reason } from './verdict.ts';

/** How the reader (zxing) is asked. */
export const codeSearch = { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 4 } as const;

type Found = { readonly isValid: boolean; readonly text: string };

/** The text of the paper's code, else of any other; null when none was read. */
export function codeAmong(found: readonly Found[]): string | null {
  const texts = found.filter(({ isValid }) => isValid).map(({ text }) => text);
  return texts.find((text) => text.startsWith('FP1:')) ?? texts[0] ?? null;
}

/** A camera goes on looking while its pictures come to this. */
export const isNothingSeen = (reason: Reason): boolean => reason === 'no-credential' || reason === 'not-readable';
