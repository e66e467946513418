/**
 * One more entry at the end of a list in a YAML file, and nothing else changed: what its author wrote stays as it stands.
 */
import { isMap, isSeq, parseDocument } from 'yaml';

/** `entry`: in one line. Null where there is no such list, or nothing in it. */
export function withEntry(text: string, key: string, entry: string): string | null {
  const document = parseDocument(text);
  const list = isMap(document.contents) ? document.contents.get(key, true) : null;
  const last = isSeq(list) ? (list.items.at(-1) as { range?: [number, number, number] } | undefined) : undefined;
  if (document.errors.length > 0 || !isSeq(list) || !last?.range) return null;
  const end = last.range[1];
  if (list.flow) return `${text.slice(0, end)}, ${entry}${text.slice(end)}`;
  const first = (list.items[0] as { range?: [number, number, number] } | undefined)?.range?.[0] ?? end;
  const line = text.slice(text.lastIndexOf('\n', first - 1) + 1, first);
  const indent = line.slice(0, line.indexOf('-'));
  const lineBreak = text.indexOf('\n', end - 1);
  const endOfLine = lineBreak < 0 ? text.length : lineBreak;
  return `${text.slice(0, endOfLine)}\n${indent}- ${entry}${text.slice(endOfLine) || '\n'}`;
}
