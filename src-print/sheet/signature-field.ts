/**
 * An invisible signature field with an empty signature in it, to be filled when the file is whole (ISO 32000-2 section
 * 12.7.5.5 and 12.8.1).
 */
import { rangePlaceholder } from '#core/credential/paper/signed-pdf.ts';

/** pdfkit's own objects, as far as they are needed: it has no signatures of its own. */
type Reference = { data: Record<string, unknown>; end(): void };
type Inside = {
  _root: { data: Record<string, unknown> };
  _acroform?: { fonts: object; defaultFont: string };
  page: { dictionary: Reference; annotations: Reference[]; height: number };
  ref(data: Record<string, unknown>): Reference;
};

const printed = 4;
const locked = 128;
const signaturesExist = 1;
const appendOnly = 2;

export type SignatureOf = {
  /** Bytes kept for the signature. */
  readonly room: number;
  readonly name: string;
  /** When it is said to be made. */
  readonly date: Date;
  /** What a screen reader says of the field. */
  readonly label: string;
};

/** `form`: the element of the file's structure that the field belongs to. */
export function addSignatureField(
  doc: PDFKit.PDFDocument,
  form: PDFKit.PDFStructureElement,
  { room, name, date, label }: SignatureOf,
): void {
  const inside = doc as unknown as Inside;
  const signature = inside.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, rangePlaceholder, rangePlaceholder, rangePlaceholder],
    Contents: Buffer.alloc(room),
    M: date,
    Name: new String(name),
  });
  doc.annotate(0, inside.page.height, 0, 0, {
    Subtype: 'Widget',
    FT: 'Sig',
    F: printed + locked,
    T: new String('Signature'),
    TU: new String(label),
    V: signature,
    P: inside.page.dictionary,
    structParent: form,
  } as never);
  // pdfkit ends a form itself, and then wants to know of its fonts: there are none.
  inside._root.data.AcroForm = inside.ref({
    Fields: [inside.page.annotations.at(-1)],
    SigFlags: signaturesExist + appendOnly,
    DR: { Font: {} },
  });
  inside._acroform = { fonts: {}, defaultFont: 'none' };
  signature.end();
}
