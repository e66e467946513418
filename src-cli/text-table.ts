/**
 * A table for a terminal: columns one below the other in every script, where a Chinese character takes two places and a mark
 * above a letter none.
 */

/** East Asian wide and full-width characters, and pictures (Unicode UAX #11). */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const marks = /[\p{Mn}\p{Me}\p{Cf}]/gu;

/** How many places of a terminal a text takes. */
export const placesOfText = (text: string): number =>
  [...text.replace(marks, '')].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);

export type Column = { readonly name: string; readonly isNumber?: boolean };

/** `rows`: a cell for each column; numbers stand at the right of theirs. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const head = columns.map(({ name }) => name);
  const widths = columns.map((_, at) => Math.max(...[head, ...rows].map((row) => placesOfText(row[at] ?? ''))));
  const line = (row: readonly string[]) =>
    columns
      .map(({ isNumber }, at) => {
        const cell = row[at] ?? '';
        const room = ' '.repeat((widths[at] ?? 0) - placesOfText(cell));
        return isNumber ? `${room}${cell}` : `${cell}${room}`;
      })
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
