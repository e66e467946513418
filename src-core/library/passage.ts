/**
 * What can be found: the texts of lessons and of the library, cut where their headings stand.
 */
import type { Block, Inline } from '../content/lesson-block.ts';
import type { LessonText } from '../content/read-lesson.ts';
import { textsOf } from '../content/read-lesson.ts';

/** Where a passage stands. */
export type Source =
  | { readonly kind: 'article'; readonly articleId: string }
  | { readonly kind: 'lesson'; readonly courseId: string; readonly lessonId: string };

export type Passage = {
  readonly source: Source;
  readonly title: string;
  /** The heading it stands under; '' before the first. */
  readonly heading: string;
  readonly text: string;
  /** The block at which it begins. */
  readonly block: number;
};

const wordsOf = (nodes: readonly Inline[]): string =>
  nodes.map((node) => ('text' in node ? node.text : node.kind === 'break' ? ' ' : wordsOf(node.children))).join('');

export function passagesOf(source: Source, { title, summary, blocks }: LessonText): Passage[] {
  const passages: Passage[] = [];
  let heading = '';
  let block = 0;
  let texts: string[] = [summary];
  const close = () => {
    const text = texts.join('\n').trim();
    if (text !== '' || heading !== '') passages.push({ source, title, heading, text, block });
    texts = [];
  };
  for (const [index, one] of blocks.entries()) {
    if (one.kind === 'heading') {
      close();
      heading = wordsOf(one.children);
      block = index;
    } else texts.push(...textsOf([one as Block]));
  }
  close();
  return passages;
}
