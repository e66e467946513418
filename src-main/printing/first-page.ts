/**
 * How large the first page of one of our own PDFs is, in points: whether it lies or stands is in the file itself.
 */
export function firstPageOf(pdf: Uint8Array): { width: number; height: number } {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const found = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text);
  if (!found) throw new Error('no page');
  return { width: Number(found[1]), height: Number(found[2]) };
}
