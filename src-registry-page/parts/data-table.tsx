/**
 * Rows with a header each. Where there is little room a row becomes a card, and each value has its name before it.
 */
import type { ReactNode } from 'react';
import './data-table.css';

export type Column<R> = {
  readonly name: string;
  readonly cell: (row: R) => ReactNode;
  /** Figures stand at the end. */
  readonly isFigure?: boolean;
  /** Of something to press: it is said, not shown. */
  readonly isQuiet?: boolean;
  readonly head?: ReactNode;
};

type Props<R> = {
  readonly label: string;
  /** The first is what the row is about. */
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
  /** A column before all others, to choose with. */
  readonly choice?: Column<R>;
};

export function DataTable<R>({ label, columns, rows, keyOf, choice }: Props<R>) {
  const [first, ...rest] = columns;
  return (
    <table className="data-table" aria-label={label}>
      <thead>
        <tr>
          {choice && <th scope="col">{choice.head}</th>}
          {columns.map(({ name, isFigure, isQuiet, head }) => (
            <th key={name} scope="col" className={isFigure ? 'is-figure' : undefined}>
              {head ?? <span className={isQuiet ? 'visually-hidden' : undefined}>{name}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {choice && <td className="data-choice">{choice.cell(row)}</td>}
            <th scope="row">{first?.cell(row)}</th>
            {rest.map(({ name, cell, isFigure, isQuiet }) => {
              const value = cell(row);
              return (
                <td key={name} className={isFigure ? 'is-figure' : undefined} data-name={isQuiet ? undefined : name}>
                  {value && <div>{value}</div>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
