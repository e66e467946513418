/**
 * A table of rows and columns of which each row takes one column, written and read as a `qti-match-interaction`; shared
 * by match and by judgement that rates.
 */
import type { LocalText } from '../../locale/languages.ts';
import { childrenNamed, type XmlElement } from '../xml/element.ts';
import { el } from '../xml/write-xml.ts';
import { toIdentifier } from './names.ts';
import type { ItemSource } from './qti-type.ts';
import type { Words } from './words.ts';

type Entry = { readonly id: string; readonly text: LocalText };

export function writeMatch(
  stem: LocalText,
  rows: readonly Entry[],
  columns: readonly Entry[],
  words: Words,
  shuffle: boolean,
): XmlElement {
  const entries = (list: readonly Entry[], most: number) =>
    el(
      'qti-simple-match-set',
      {},
      list.map(({ id, text }) =>
        words.element('qti-simple-associable-choice', { identifier: toIdentifier(id), 'match-max': most }, text),
      ),
    );
  return el('qti-match-interaction', { 'response-identifier': 'RESPONSE', shuffle, 'max-associations': rows.length }, [
    words.element('qti-prompt', {}, stem),
    entries(rows, 1),
    entries(columns, rows.length),
  ]);
}

export type MatchTable = {
  readonly rows: readonly XmlElement[];
  readonly columns: readonly XmlElement[];
  /** Identifier of a row → identifier of its column. */
  readonly pairs: ReadonlyMap<string, string>;
};

const identifierOf = ({ attributes }: XmlElement): string => attributes.identifier ?? '';

/** A column may take several rows; where it is the rows that do, the two sets change places. */
export function readMatch(source: ItemSource): MatchTable | null {
  const [interaction] = source.interactions;
  if (!interaction) return null;
  const [first, second] = childrenNamed(interaction, 'qti-simple-match-set').map((one) =>
    childrenNamed(one, 'qti-simple-associable-choice'),
  );
  const correct = source.correct(interaction).map((pair) => pair.trim().split(/\s+/));
  if (!first || !second || correct.length === 0 || correct.some((pair) => pair.length !== 2)) {
    source.report('key-missing', {}, interaction.line);
    return null;
  }
  const forward = correct.map(([left, right]) => [left as string, right as string] as const);
  const backward = forward.map(([left, right]) => [right, left] as const);
  for (const [rows, columns, pairs] of [
    [first, second, forward],
    [second, first, backward],
  ] as const) {
    const known = new Set(columns.map(identifierOf));
    const fits =
      pairs.length === rows.length &&
      rows.every((row) => pairs.filter(([left]) => left === identifierOf(row)).length === 1) &&
      pairs.every(([, right]) => known.has(right));
    if (fits) return { rows, columns, pairs: new Map(pairs) };
  }
  source.report('match-not-single', {}, interaction.line);
  return null;
}
