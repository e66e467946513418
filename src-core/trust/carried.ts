/**
 * The lists that a page carries inside its HTML, in `<script type="application/json" id="known">`: written by whoever
 * keeps the trust list, read by the page.
 */
import { z } from '../zod.ts';
import { type Lists, noLists } from './page-lists.ts';
import { type ReadStatusList, readStatusList } from './status-list.ts';
import { readTrustList, type SignedTrustList } from './trust-list.ts';

const shape = z.strictObject({ trustList: z.unknown().nullable(), statusLists: z.array(z.unknown()).max(500) });

/** Nothing in it can end the element that it stands in, or begin another. */
export function carriedText(trustList: SignedTrustList | null, statusLists: readonly ReadStatusList[]): string {
  const documents = statusLists.map(({ document, proof }) => ({ ...document, proof }));
  return JSON.stringify({ trustList, statusLists: documents })
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026');
}

/** Null when what the page carries is damaged: then it carries nothing that can be relied on. */
export function readCarried(text: string): Lists | null {
  try {
    const { trustList, statusLists } = shape.parse(JSON.parse(text));
    if (trustList === null && statusLists.length === 0) return noLists;
    const list = readTrustList(JSON.stringify(trustList));
    const read = statusLists.flatMap((one) => readStatusList(JSON.stringify(one)) ?? []);
    if (!list || read.length < statusLists.length) return null;
    return { trustList: list, origin: 'carried', statusLists: read };
  } catch {
    return null;
  }
}

const opening = '<script type="application/json" id="known">';
const closing = '</script>';

/** The page with `carried` in it instead of what it carried before; null when it has no such place, or several. */
export function withCarried(page: string, carried: string): string | null {
  const [before, rest, ...more] = page.split(opening);
  const end = rest?.indexOf(closing) ?? -1;
  if (before === undefined || rest === undefined || end < 0 || more.length > 0) return null;
  return `${before}${opening}${carried}${rest.slice(end)}`;
}

/** What the page carries that nobody has filled. */
export const carriesNothing = carriedText(null, []);
export const carriedElement = (carried: string): string => `${opening}${carried}${closing}`;
