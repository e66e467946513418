/**
 * Texts of a question in another system's markup, to plain text; what is lost is named once for each question.
 */
import { limits } from '../limits.ts';
import type { Report } from '../problem.ts';
import { htmlPieces } from './html-pieces.ts';
import { plainText } from './plain-text.ts';

/** Long markup round a short text is common; beyond this it is no question. */
const longestMarkup = 200_000;

export type ForeignText = {
  readonly html: (source: string) => string;
  /** As it stands, apart from white space at its ends. */
  readonly plain: (source: string) => string;
  /** True when a text was unfit to be read. */
  readonly isRefused: () => boolean;
  readonly noteLosses: () => void;
};

export function foreignText(report: Report): ForeignText {
  const removed = new Set<string>();
  const pictures: string[] = [];
  let refused = false;
  const bounded = (text: string, most: number): string => {
    if (text.length <= most) return text;
    report('text-too-long', { count: String(text.length) });
    refused = true;
    return '';
  };
  return {
    plain: (source) => bounded(source.replace(/\r\n?/g, '\n').trim(), limits.textLength),
    html: (source) => {
      const read = plainText(htmlPieces(bounded(source, longestMarkup)));
      if (read.script) {
        report('text-script', { what: read.script });
        refused = true;
      }
      for (const tag of read.removed) removed.add(tag);
      pictures.push(...read.pictures);
      return bounded(read.text, limits.textLength);
    },
    isRefused: () => refused,
    noteLosses: () => {
      if (removed.size > 0) report('markup-removed', { tags: [...removed].join(', ') });
      if (pictures.length > 0) report('picture-removed', { pictures: pictures.join(', ') });
    },
  };
}
