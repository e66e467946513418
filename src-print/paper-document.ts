/**
 * A kind of paper: what it is drawn on, and how. One as a file of its own with the credential inside, or many in one file
 * for a printer.
 */
import type { PaperSigner } from '#core/credential/paper/paper-signer.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { type Paper, saidIn } from './paper.ts';
import { openFile, type Sheet, type SheetShape } from './sheet/sheet.ts';

export type PaperDocument = {
  shape(paper: Paper): SheetShape;
  draw(sheet: Sheet, paper: Paper): void;
};

export async function printOne(document: PaperDocument, paper: Paper): Promise<Uint8Array> {
  const { claims, languages, names, signer, credential } = paper;
  const own = saidIn(claims, names, languages[0]);
  const file = openFile({
    language: languages[0],
    title: `${own.course}, ${claims.holder.name}`,
    author: own.issuer,
    subject: claims.number,
    madeAt: claims.issuedAt,
  });
  document.draw(file.sheet(document.shape(paper)), paper);
  return file.finish({ signer, attachment: credential });
}

export type Many = {
  readonly language: LanguageCode;
  readonly title: string;
  readonly author: string;
  /** ISO instant. */
  readonly madeAt: string;
  readonly signer: PaperSigner;
};

export type ManyPapers = {
  add(paper: Paper): void;
  /** The bytes of it that are new; none of them is held any longer. */
  written(): Uint8Array;
  /** The bytes that are still missing, with the signature. */
  finish(): Promise<Uint8Array>;
};

/** One file with a part for each paper, to be printed in one go. */
export function openMany(document: PaperDocument, { signer, ...about }: Many): ManyPapers {
  const file = openFile({ ...about, subject: about.title });
  return {
    add: (paper) => document.draw(file.sheet(document.shape(paper), true), paper),
    written: () => file.written(signer),
    finish: () => file.finish({ signer }),
  };
}
