/**
 * The credential that is attached inside a PDF of ours.
 */
import { strFromU8, unzlibSync } from 'fflate';
import { textOf } from './signed-pdf.ts';

export const attachmentName = 'credential.json';
/** Of the attachment, unpacked. */
const largest = 512 * 1024;

/** The text of the one attached file; null when there is none, more than one, or one that is not as we write them. */
export function attachedText(file: Uint8Array, text = textOf(file)): string | null {
  const places = [...text.matchAll(/\/Type \/EmbeddedFile\b/g)];
  if (places.length !== 1) return null;
  const begin = text.lastIndexOf(' obj', places[0]?.index);
  const stream = text.indexOf('stream\n', begin);
  const dictionary = text.slice(begin, stream);
  const length = Number(/\/Length (\d{1,7})\b/.exec(dictionary)?.[1] ?? Number.NaN);
  if (begin < 0 || stream < 0 || dictionary.length > 1000 || Number.isNaN(length)) return null;
  const from = stream + 'stream\n'.length;
  const bytes = file.subarray(from, from + length);
  if (!dictionary.includes('/FlateDecode')) return strFromU8(bytes);
  try {
    return strFromU8(unzlibSync(bytes, { out: new Uint8Array(largest) }));
  } catch {
    return null;
  }
}
