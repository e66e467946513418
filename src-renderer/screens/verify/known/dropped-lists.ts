/**
 * Of what was dropped: lists for this computer on one side, papers on the other.
 */
import { largestList, listKindOf } from '#core/trust/list-kind.ts';
import type { DroppedFile } from './use-trust.ts';

const isList = ({ bytes }: DroppedFile): boolean =>
  bytes.length <= largestList &&
  // Not every PDF and picture need be read as text.
  bytes.subarray(0, 200).includes(0x7b) &&
  listKindOf(new TextDecoder().decode(bytes)) !== null;

export const listsAmong = (files: readonly DroppedFile[]): { lists: DroppedFile[]; papers: DroppedFile[] } => ({
  lists: files.filter(isList),
  papers: files.filter((file) => !isList(file)),
});
