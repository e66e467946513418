/**
 * Shares of a whole, one a row, each with its bar and its figure.
 */
import type { CSSProperties, ReactNode } from 'react';
import './share-rows.css';

export type ShareRow = {
  readonly key: string;
  readonly name: ReactNode;
  /** 0 to 1. */
  readonly share: number;
  readonly figure: ReactNode;
};

export function ShareRows({ label, rows }: { label: string; rows: readonly ShareRow[] }) {
  return (
    <ul className="share-rows" aria-label={label}>
      {rows.map(({ key, name, share, figure }) => (
        <li key={key}>
          <span className="share-name">{name}</span>
          <span className="share-figure">{figure}</span>
          <span className="share-track" aria-hidden="true">
            <span className="share-bar" style={{ '--share': share } as CSSProperties} />
          </span>
        </li>
      ))}
    </ul>
  );
}
