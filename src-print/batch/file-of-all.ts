/**
 * One file with everybody's certificate, for the printer. It goes to the disk as it is drawn: a thousand pages are not
 * held for it.
 */
import { type BatchJob, batchFiles } from '#core/roster/batch.ts';
import { certificate } from '../documents/certificate.ts';
import type { Paper } from '../paper.ts';
import { openMany } from '../paper-document.ts';

export type FileOfAll = {
  add(paper: Paper): void;
  /** Writes what was drawn since. */
  write(): Promise<void>;
  /** Signs it; from then on it is there. */
  keep(): Promise<void>;
  /** Without this or `keep` it is left half written. */
  drop(): Promise<void>;
};

/** `first`: whoever comes first gives it its title and its language. */
export async function openFileOfAll(job: BatchJob, { claims }: Paper): Promise<FileOfAll> {
  const pages = openMany(certificate, {
    madeAt: job.startedAt,
    signer: job.signer,
    language: claims.language,
    title: claims.course.title,
    author: claims.issuer.name,
  });
  const file = await job.open(batchFiles.merged);
  let writing = Promise.resolve();
  return {
    add: pages.add,
    write: () => {
      // In order, however many ask.
      writing = writing.then(() => file.append(pages.written()));
      return writing;
    },
    keep: async () => {
      await writing;
      await file.append(await pages.finish());
      await file.keep();
    },
    drop: file.drop,
  };
}
