/**
 * A sheet of paper to write on: size, languages, tags for screen readers, archival marks, attachment, signature. Every
 * document is made through this. Lengths in points (1/72 inch).
 */
import PDFDocument from 'pdfkit';
import { attachmentName } from '#core/credential/paper/attached.ts';
import { type PaperSigner, roomFor, signPdf, type Written } from '#core/credential/paper/paper-signer.ts';
import { directionOf, type LanguageCode } from '#core/locale/languages.ts';
import { filled, type Words, words } from '../words/words.ts';
import { type Block, drawBlock, type Fit, fitText } from './block.ts';
import type { Face } from './fonts.ts';
import { addMetadata } from './metadata.ts';
import { addSignatureField } from './signature-field.ts';
import { drawLine, isReadLeftward, type Place } from './text-line.ts';

/** Width and height, upright. A wallet card is ISO/IEC 7810 ID-1. */
export const paperSizes = {
  A4: [595.28, 841.89],
  Letter: [612, 792],
  card: [242.65, 153.07],
} as const satisfies Record<string, readonly [number, number]>;
export type PaperSize = keyof typeof paperSizes;

export const ink = {
  ivory: '#FBF8F0',
  text: '#1B2430',
  quiet: '#55606E',
  accent: '#0B6E6E',
  amber: '#8A5A12',
  band: '#F6E7C8',
} as const;

/** What is written on, and in what; the second language stands smaller below or beside the first. */
export type SheetShape = {
  readonly size: PaperSize;
  readonly landscape?: boolean;
  readonly languages: readonly [LanguageCode, LanguageCode | null];
};

export type FileOptions = {
  readonly language: LanguageCode;
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** ISO instant that the file says it was made at. */
  readonly madeAt: string;
};

/** Without a signer for what says nothing of anybody. */
export type Finish = { readonly signer?: PaperSigner; readonly attachment?: string };

export type SheetFile = {
  /** The next sheet; of a file with several, each is a part of its own. */
  sheet(shape: SheetShape, isPart?: boolean): Sheet;
  /** What was written since it was last asked for: a file that goes to the disk page by page need not be held whole. */
  written(signer: PaperSigner): Uint8Array;
  /** The finished file, or the rest of it, signed where there is a signer. */
  finish(finish: Finish): Promise<Uint8Array>;
};

export type Sheet = {
  readonly doc: PDFKit.PDFDocument;
  readonly width: number;
  readonly height: number;
  /** The first language is written from right to left: then the whole sheet is turned round. */
  readonly rightToLeft: boolean;
  readonly t: Words;
  readonly s: Words | null;
  readonly languages: SheetShape['languages'];
  newPage(): void;
  /** What a screen reader reads: a structure element of ISO 32000-2 section 14.8.4. */
  piece(tag: string, draw: () => void, options?: PieceOptions): void;
  /** Pieces that belong together, as a table or its row: what is drawn inside becomes a part of it. */
  within(tag: string, draw: () => void, options?: CellOptions): void;
  /** What it does not: the ground and the rules, or what stands at the foot of every page. */
  decoration(draw: () => void, type?: 'Layout' | 'Pagination'): void;
  /** One line with its baseline at `place.y`, made smaller where it is too wide. Returns the size used. */
  line(text: string, face: Face, size: number, place: Place, colour?: string): number;
  /** A text with the room it takes; then it is drawn with its top at `place.y`. */
  fit(text: string, face: Face, size: number, fit: Fit): Block;
  block(block: Block, place: Place, colour?: string): void;
  /** Where something of this width stands, counted from the side where reading begins. */
  at(x: number, width: number): number;
};

export type CellOptions = {
  /** Of a heading cell: what it is the heading of. */
  readonly scope?: 'Row' | 'Column';
  /** How many columns it takes. */
  readonly span?: number;
};

export type PieceOptions = {
  /** What is said of a picture. */
  readonly alt?: string;
  readonly language?: LanguageCode | null;
  /** Where a picture stands: left, top, right, bottom. */
  readonly bbox?: readonly [number, number, number, number];
};

const structOptions = ({ alt, language, bbox }: PieceOptions) =>
  ({ ...(alt && { alt }), ...(language && { lang: language }), ...(bbox && { bbox }) }) as object;

/** pdfkit's own element: it knows the scope of a cell, and not how many columns it takes. */
type Element = PDFKit.PDFStructureElement & { readonly dictionary: { data: Record<string, unknown> } };

export function openFile(options: FileOptions): SheetFile {
  const made = new Date(options.madeAt);
  const doc = new PDFDocument({
    margin: 0,
    autoFirstPage: false,
    // None of the fonts that every reader is said to have: an archival file brings its own.
    font: null as never,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: options.language,
    displayTitle: true,
    info: {
      Title: options.title,
      Author: options.author,
      Subject: options.subject,
      Creator: 'Fieldpass',
      Producer: 'Fieldpass',
      CreationDate: made,
      ModDate: made,
    },
  });
  const bytes = joined();
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', bytes.add);
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  const root = doc.struct('Document');
  doc.addStructure(root);
  let part: PDFKit.PDFStructureElement | null = null;
  let before: Written | undefined;
  const elements: Element[] = [];
  const endPart = () => {
    part?.end();
    // Written now, and from here on only pointed at; pdfkit would keep what they say until the last page.
    for (const { dictionary } of elements) dictionary.data = {};
    elements.length = 0;
  };

  return {
    sheet: (shape, isPart = false) => {
      if (part) endPart();
      part = isPart ? doc.struct('Part', { lang: shape.languages[0] }) : null;
      if (part) root.add(part);
      return sheetOn(doc, part ?? root, shape, elements);
    },
    written: (signer) => {
      const more = bytes.all();
      const hash = before?.hash ?? signer.hash();
      hash.update(more);
      before = { length: (before?.length ?? 0) + more.length, hash };
      return more;
    },
    finish: async ({ signer, attachment }) => {
      if (attachment) {
        doc.file(Buffer.from(attachment, 'utf8'), {
          name: attachmentName,
          type: 'application/json',
          relationship: 'Data',
          creationDate: made,
          modifiedDate: made,
        } as object);
      }
      if (part) endPart();
      if (signer) {
        const form = doc.struct('Form');
        root.add(form);
        const label = filled(words[options.language].certificate.signature, { name: options.author });
        addSignatureField(doc, form, { room: roomFor(signer), name: options.author, date: made, label });
      }
      addMetadata(doc);
      root.end();
      doc.end();
      await ended;
      const end = bytes.all();
      if (signer) await signPdf(end, signer, before);
      return end;
    },
  };
}

/** pdfkit hands over three hundred scraps a page; kept one by one they would take more room than the file. */
function joined() {
  let whole: Buffer[] = [];
  let scraps: Buffer[] = [];
  const join = () => {
    whole.push(Buffer.concat(scraps));
    scraps = [];
  };
  return {
    add: (scrap: Buffer) => {
      scraps.push(scrap);
      if (scraps.length === 500) join();
    },
    /** All of them, which are let go of. */
    all: (): Uint8Array => {
      join();
      const { buffer, byteOffset, length } = Buffer.concat(whole);
      whole = [];
      return new Uint8Array(buffer, byteOffset, length);
    },
  };
}

/** A sheet whose pieces belong to an element of the file's structure, and are noted among its `elements`. */
function sheetOn(
  doc: PDFKit.PDFDocument,
  top: PDFKit.PDFStructureElement,
  shape: SheetShape,
  elements: Element[],
): Sheet {
  const [first, second] = shape.languages;
  const [short, long] = paperSizes[shape.size];
  const [width, height] = shape.landscape ? [long, short] : [short, long];
  const rightToLeft = directionOf(first) === 'rtl';
  const newPage = () => void doc.addPage({ size: [width, height], margin: 0 });
  newPage();

  const newElement = (tag: string, options = {}) => {
    const element = doc.struct(tag, options) as Element;
    elements.push(element);
    return element;
  };
  const open = [top];
  /** What the piece that is being drawn says. */
  let said: string[] = [];
  const inside = () => open.at(-1) ?? top;
  const at = (x: number, wide: number) => (rightToLeft ? width - x - wide : x);
  const turned = (place: Place): Place => ({ ...place, x: at(place.x, place.width), rightToLeft });

  return {
    doc,
    width,
    height,
    rightToLeft,
    t: words[first],
    s: second ? words[second] : null,
    languages: shape.languages,
    newPage,
    within: (tag, draw, options = {}) => {
      const element = newElement(tag);
      const { scope, span } = options;
      // Attributes of a cell: ISO 32000-2 section 14.8.5.7.
      if (scope || span)
        element.dictionary.data.A = { O: 'Table', ...(scope && { Scope: scope }), ...(span && { ColSpan: span }) };
      inside().add(element);
      open.push(element);
      draw();
      open.pop();
      element.end();
    },
    piece: (tag, draw, options = {}) => {
      const element = newElement(tag, structOptions(options));
      inside().add(element);
      said = [];
      element.add(draw);
      // [Note: read aloud] Letters stand in the file as they stand on paper, from left to right; what is read from right
      // to left is said once more as it is spoken. On the element: in the text itself readers turn it round again.
      const spoken = said.join(' ');
      if (isReadLeftward(spoken)) element.dictionary.data.ActualText = new String(spoken);
      element.end();
    },
    decoration: (draw, type = 'Layout') => {
      doc.markContent('Artifact', { type });
      draw();
      doc.endMarkedContent();
    },
    line: (text, face, size, place, colour = ink.text) => {
      doc.fillColor(colour);
      said.push(text);
      return drawLine(doc, text, face, size, turned(place));
    },
    fit: fitText,
    block: (block, place, colour = ink.text) => {
      doc.fillColor(colour);
      said.push(...block.lines);
      drawBlock(doc, block, turned(place));
    },
    at,
  };
}
