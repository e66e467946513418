/**
 * A certificate leaves the application: saved where the person says, opened in the system's viewer, printed.
 */
import { join } from 'node:path';
import { type BrowserWindow, shell } from 'electron';
import type { PaperKind, PaperStyle, SavedKind } from '#core/contract/credential-calls.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { diskFailure } from '#store/disk/disk-failure.ts';
import { writeDurably } from '#store/disk/durable-file.ts';
import type { Desk } from '../desk.ts';
import { printPdf } from '../printing/print-pdf.ts';
import { saveWhereAsked } from '../window/save-where-asked.ts';
import type { CredentialService } from './credential-service.ts';

const pdf = ['pdf', 'PDF'] as const;
/** Of the file, and what the system's dialog calls it. */
const endings: Record<SavedKind, readonly [string, string]> = {
  certificate: pdf,
  transcript: pdf,
  card: pdf,
  booklet: pdf,
  'badge-png': ['png', 'PNG'],
  'badge-svg': ['svg', 'SVG'],
  credential: ['json', 'Open Badges 3.0'],
};

/** Of a file without its ending, and in the printer's queue. */
const nameOf = (number: string, kind: SavedKind): string =>
  kind === 'certificate' || kind === 'credential' ? number : `${number}-${kind.split('-')[0]}`;

export type HandOver = {
  save(number: string, kind: SavedKind, style?: PaperStyle): Promise<Result<{ file: string | null }>>;
  open(number: string): Promise<Result<Record<string, never>>>;
  print(number: string, kind: PaperKind, style?: PaperStyle): Promise<Result<{ printed: boolean }>>;
};

export function handOver(desk: Desk, credentials: CredentialService, window: BrowserWindow): HandOver {
  /** The printed file beside the certificate's data; made again whenever it is wanted. */
  const onDisk = async (number: string): Promise<Result<string>> => {
    const learner = desk.openLearner();
    if (!learner.ok) return learner;
    const pdf = await credentials.pdf(number);
    if (!pdf.ok) return pdf;
    const path = join(learner.value.credentials, `${number}.pdf`);
    try {
      await writeDurably(path, pdf.value);
      return ok(path);
    } catch (error) {
      return failed(diskFailure(error));
    }
  };
  return {
    save: async (number, kind, style) => {
      const make = (): Promise<Result<Uint8Array | string>> => {
        if (kind === 'credential') return credentials.text(number);
        if (kind === 'badge-png' || kind === 'badge-svg') return credentials.badge(number, kind, style?.languages[0]);
        return credentials.pdf(number, kind, style);
      };
      // Made before anybody is asked where: what cannot be made is said at once.
      const made = await make();
      if (!made.ok) return made;
      const [ending, called] = endings[kind];
      return saveWhereAsked(window, `${nameOf(number, kind)}.${ending}`, called, async () => made);
    },
    open: async (number) => {
      const file = await onDisk(number);
      if (!file.ok) return file;
      const refusal = await shell.openPath(file.value);
      return refusal === '' ? ok({}) : failed(failure('open-failed', { file: file.value }));
    },
    print: async (number, kind, style) => {
      const pdf = await credentials.pdf(number, kind, style);
      if (!pdf.ok) return pdf;
      return printPdf(window, { pdf: pdf.value, name: nameOf(number, kind), size: style?.size ?? 'A4' });
    },
  };
}
