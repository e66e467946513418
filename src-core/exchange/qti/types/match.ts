/**
 * Match as a `qti-match-interaction`: premises once each, targets as often as one likes. Partial credit is a mapping.
 */
import type { Question } from '../../../exam/item.ts';
import type { Credit, Option } from '../../../exam/item-types/options.ts';
import { readMatch, writeMatch } from '../match-table.ts';
import { toIdentifier } from '../names.ts';
import { idsFor, partIdShape } from '../option-list.ts';
import type { QtiType } from '../qti-type.ts';
import { declareResponse, isCorrect, mapped, scoreSum, scoreWhen } from '../scoring.ts';

type Match = Question & {
  readonly premises: readonly (Option & { readonly target: string })[];
  readonly targets: readonly Option[];
  readonly credit: Credit;
};

export const match: QtiType<Match> = {
  write: ({ stem, premises, targets, credit }, words) => {
    const pairs = premises.map(({ id, target }) => `${toIdentifier(id)} ${toIdentifier(target)}`);
    const partial = credit === 'partial';
    const mapping = partial ? pairs.map((pair) => [pair, 1 / pairs.length] as const) : undefined;
    return {
      declarations: [declareResponse('RESPONSE', 'multiple', 'directedPair', pairs, mapping)],
      body: [writeMatch(stem, premises, targets, words, true)],
      scoring: [partial ? scoreSum([mapped('RESPONSE')]) : scoreWhen([[isCorrect('RESPONSE'), 1]])],
    };
  },
  read: (source) => {
    const table = readMatch(source);
    if (!table) return null;
    const rows = table.rows.map(({ attributes }) => attributes.identifier ?? '');
    const columns = table.columns.map(({ attributes }) => attributes.identifier ?? '');
    const ids = idsFor([...rows, ...columns], partIdShape, (index) =>
      index < rows.length ? `p${index + 1}` : `t${index - rows.length + 1}`,
    );
    return {
      stem: source.stem(),
      premises: table.rows.map((row, index) => ({
        id: ids.get(rows[index] as string),
        target: ids.get(table.pairs.get(rows[index] as string) ?? ''),
        text: source.text(row),
      })),
      targets: table.columns.map((column, index) => ({
        id: ids.get(columns[index] as string),
        text: source.text(column),
      })),
      credit: source.credit(),
    };
  },
};
