/**
 * A lesson as data: the only shapes that Markdown may become, so that a screen never needs raw HTML.
 */
import { z } from '../zod.ts';

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'emphasis'; children: Inline[] }
  /** A word of the glossary; no author writes it, it is put where the word stands first. */
  | { kind: 'term'; termId: string; text: string }
  | { kind: 'break' };

export const inlineSchema: z.ZodType<Inline> = z.lazy(() =>
  z.union([
    z.strictObject({ kind: z.literal('text'), text: z.string() }),
    z.strictObject({ kind: z.enum(['strong', 'emphasis']), children: z.array(inlineSchema) }),
    z.strictObject({ kind: z.literal('term'), termId: z.string(), text: z.string() }),
    z.strictObject({ kind: z.literal('break') }),
  ]),
);

export const calloutKinds = ['remember', 'care', 'story'] as const;
export type CalloutKind = (typeof calloutKinds)[number];

export type Block =
  | { kind: 'heading'; depth: 2 | 3; children: Inline[] }
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Block[][] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'quote'; children: Block[] }
  | { kind: 'callout'; callout: CalloutKind; children: Block[] }
  | { kind: 'picture'; file: string; alt: string }
  | { kind: 'check'; checkId: string }
  | { kind: 'film'; filmId: string }
  | { kind: 'exercise'; exerciseId: string };

/**
 * What a cell of a table is the head of: in the first row of its column; where that row begins with nothing, in the first
 * column of its row. A cell without words heads nothing.
 */
export function headOf(
  head: readonly Inline[][],
  cell: readonly Inline[],
  { isInHead, column }: { readonly isInHead: boolean; readonly column: number },
): 'col' | 'row' | null {
  if (cell.length === 0) return null;
  if (isInHead) return 'col';
  return column === 0 && head[0]?.length === 0 ? 'row' : null;
}

export const blockSchema: z.ZodType<Block> = z.lazy(() =>
  z.union([
    z.strictObject({
      kind: z.literal('heading'),
      depth: z.union([z.literal(2), z.literal(3)]),
      children: z.array(inlineSchema),
    }),
    z.strictObject({ kind: z.literal('paragraph'), children: z.array(inlineSchema) }),
    z.strictObject({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(z.array(blockSchema)) }),
    z.strictObject({
      kind: z.literal('table'),
      head: z.array(z.array(inlineSchema)),
      rows: z.array(z.array(z.array(inlineSchema))),
    }),
    z.strictObject({ kind: z.literal('quote'), children: z.array(blockSchema) }),
    z.strictObject({ kind: z.literal('callout'), callout: z.enum(calloutKinds), children: z.array(blockSchema) }),
    z.strictObject({ kind: z.literal('picture'), file: z.string(), alt: z.string() }),
    z.strictObject({ kind: z.literal('check'), checkId: z.string() }),
    z.strictObject({ kind: z.literal('film'), filmId: z.string() }),
    z.strictObject({ kind: z.literal('exercise'), exerciseId: z.string() }),
  ]),
);
