/**
 * What a file says of itself, as XMP (ISO 16684-1): beside PDF/A, which pdfkit writes, that it is made for screen readers
 * (PDF/UA-1, ISO 14289-1), and what that mark is, which PDF/A asks for of everything it does not know.
 */

const universal = `
  <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
    <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
      <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
      <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
      <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
        <pdfaProperty:category>internal</pdfaProperty:category>
        <pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
        <pdfaProperty:name>part</pdfaProperty:name>
        <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      </rdf:li></rdf:Seq></pdfaSchema:property>
    </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>`;

/** pdfkit's own, as far as it is needed. */
type Inside = { info: Record<string, unknown>; appendXML(xml: string): void; _addInfo(): void };

const escaped = (value: unknown) =>
  typeof value === 'string' ? value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : value;

/** To be called before the file is ended. */
export function addMetadata(doc: PDFKit.PDFDocument): void {
  const inside = doc as unknown as Inside;
  inside.appendXML(universal);
  const addInfo = inside._addInfo.bind(inside);
  // pdfkit writes a name with an & in it as it is, and no reader of XML takes that.
  inside._addInfo = () => {
    const { info } = inside;
    inside.info = Object.fromEntries(Object.entries(info).map(([key, value]) => [key, escaped(value)]));
    addInfo();
    inside.info = info;
  };
}
