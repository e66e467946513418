/**
 * What stands in a lesson beside its words.
 */
import type { Block } from './lesson-block.ts';

/** Pictures, films, checks and exercises in reading order: what must be alike in every language. */
export function landmarksOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    if (block.kind === 'picture') return [`picture ${block.file}`];
    if (block.kind === 'check') return [`check ${block.checkId}`];
    if (block.kind === 'film') return [`film ${block.filmId}`];
    if (block.kind === 'exercise') return [`exercise ${block.exerciseId}`];
    if (block.kind === 'quote' || block.kind === 'callout') return landmarksOf(block.children);
    if (block.kind === 'list') return block.items.flatMap(landmarksOf);
    return [];
  });
}
