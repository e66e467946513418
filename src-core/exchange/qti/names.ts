/**
 * Names that QTI 3.0 packages use: 1EdTech QTI 3.0 Final (2022-05-01), XSD binding and packaging profile.
 */
export const itemSpace = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';
export const itemSchema = 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd';
export const manifestSpace = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1';
export const manifestSchema = 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd';
export const instanceSpace = 'http://www.w3.org/2001/XMLSchema-instance';

export const resourceTypes = {
  item: 'imsqti_item_xmlv3p0',
  stimulus: 'imsqti_stimulus_xmlv3p0',
  test: 'imsqti_test_xmlv3p0',
  other: 'webcontent',
} as const;

/** What QTI has no place for, in the manifest's metadata: an XML namespace of ours, version 1. */
export const extensionSpace = 'urn:fieldpass:item-exchange:1';

/** Roles of paragraphs in an item body of ours, as values of `class`. */
export const roles = {
  stem: 'fieldpass-stem',
  story: 'fieldpass-story',
  gaps: 'fieldpass-gap-text',
  entry: 'fieldpass-entry',
  unit: 'fieldpass-unit',
} as const;

/** XML names may not begin with a digit, ids of ours may; none of ours begins with a low line. */
export const toIdentifier = (id: string): string => (/^[0-9]/.test(id) ? `_${id}` : id);
export const fromIdentifier = (identifier: string): string =>
  /^_[0-9]/.test(identifier) ? identifier.slice(1) : identifier;
