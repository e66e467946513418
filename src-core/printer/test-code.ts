/**
 * What the codes of the printer's test page say: whoever scans one sees that it is none of a certificate, and how large it
 * was printed.
 */

/** Characters in the code of a person with a long Arabic name: as fine a code as is printed in earnest. */
const length = 475;

/** Only letters that a QR code writes small, as it does those of a certificate. `millimetres`: how wide it is printed. */
export function testCode(millimetres: number): string {
  const said = `FIELDPASS PRINTER TEST ${millimetres} MM. NOT A CERTIFICATE. `;
  return said
    .repeat(Math.ceil(length / said.length))
    .slice(0, length)
    .trimEnd();
}

/** How wide a scanned code of the test page was printed; null when it is none. */
export function testCodeSize(text: string): number | null {
  const found = /^FIELDPASS PRINTER TEST (\d{1,3}) MM\./.exec(text);
  return found ? Number(found[1]) : null;
}
