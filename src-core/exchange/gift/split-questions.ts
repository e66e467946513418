/**
 * A GIFT file cut into its questions (Moodle documentation, "GIFT format"): blank lines part them, `//` lines are
 * comments, `$CATEGORY:` lines stand alone.
 */
export type GiftPart =
  | { readonly kind: 'category'; readonly line: number; readonly text: string }
  | { readonly kind: 'question'; readonly line: number; readonly text: string; readonly id: string };

/** `// [id:abc]` names the question that follows. */
const idTag = /\[id:((?:\\\]|[^\]])+)\]/;

export function splitQuestions(source: string): GiftPart[] {
  const parts: GiftPart[] = [];
  let lines: string[] = [];
  let start = 0;
  let id = '';
  const flush = () => {
    if (lines.length > 0) parts.push({ kind: 'question', line: start, text: lines.join('\n'), id });
    if (lines.length > 0) id = '';
    lines = [];
  };
  for (const [index, line] of source.split(/\r\n?|\n/).entries()) {
    if (/^\s*\/\//.test(line)) {
      id = line.match(idTag)?.[1] ?? id;
      continue;
    }
    const category = line.match(/^\s*\$CATEGORY:(.*)$/);
    if (category) {
      flush();
      parts.push({ kind: 'category', line: index + 1, text: (category[1] ?? '').trim() });
    } else if (line.trim() === '') flush();
    else {
      if (lines.length === 0) start = index + 1;
      lines.push(line);
    }
  }
  flush();
  return parts;
}
