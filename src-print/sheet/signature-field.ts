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
  page: { dictionary: Reference; annotations: unknown[] };
  ref(data: Record<string, unknown>): Reference;
};

const printed = 4;
const locked = 128;
const signaturesExist = 1;
const appendOnly = 2;

/** `room`: bytes kept for the signature; `date`: when it is said to be made. */
export function addSignatureField(doc: PDFKit.PDFDocument, room: number, name: string, date: Date): void {
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
  const field = inside.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    Rect: [0, 0, 0, 0],
    F: printed + locked,
    T: new String('Signature'),
    V: signature,
    P: inside.page.dictionary,
  });
  inside.page.annotations.push(field);
  // pdfkit ends a form itself, and then wants to know of its fonts: there are none.
  inside._root.data.AcroForm = inside.ref({
    Fields: [field],
    SigFlags: signaturesExist + appendOnly,
    DR: { Font: {} },
  });
  inside._acroform = { fonts: {}, defaultFont: 'none' };
  for (const object of [signature, field]) object.end();
}
