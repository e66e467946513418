/**
 * Figures one after the other in time, as columns with their numbers; where there is little room, as rows. All of it is text:
 * the bars only show it.
 */
import type { CSSProperties, ReactNode } from 'react';
import './columns-chart.css';

export type Part = { readonly key: string; readonly name: string; readonly full: string; readonly value: number };

type Props = {
  readonly label: string;
  readonly parts: readonly Part[];
  /** The number of a part, as it is shown. */
  readonly figure: (part: Part) => ReactNode;
};

export function ColumnsChart({ label, parts, figure }: Props) {
  const most = Math.max(1, ...parts.map(({ value }) => value));
  return (
    <div className="columns-frame">
      <ol className="columns-chart" aria-label={label}>
        {parts.map((part) => (
          <li key={part.key} className="columns-part">
            <span className="columns-name">
              <span aria-hidden="true">{part.name}</span>
              <span className="visually-hidden">{part.full}</span>
            </span>
            <span className="columns-track" aria-hidden="true">
              <span className="columns-bar" style={{ '--share': part.value / most } as CSSProperties} />
            </span>
            <span className="columns-figure">{figure(part)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
