/**
 * How much of what comes from outside is read. Far above any real item bank, far below what stops a machine.
 */
const mebibyte = 1024 * 1024;

export const limits = {
  /** A package or a text file as it arrives. */
  fileBytes: 64 * mebibyte,
  /** One file of a package, unpacked. */
  entryBytes: 8 * mebibyte,
  /** All files of a package, unpacked. */
  unpackedBytes: 256 * mebibyte,
  entries: 20_000,
  /** Characters of one XML file; of one whole Moodle export. */
  xmlLength: 4 * mebibyte,
  exportLength: 32 * mebibyte,
  xmlDepth: 60,
  xmlElements: 400_000,
  items: 5000,
  /** The same as the content's own texts. */
  textLength: 4000,
} as const;
