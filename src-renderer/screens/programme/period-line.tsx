/**
 * A certification as a line in time: how long it counts, when it may be renewed, and what there is after its end. The list below says the
 * same, by the numbers on the line.
 */
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeView } from '#core/contract/programme-calls.ts';
import { useFormats } from '../../locale/formats.ts';
import { type PointName, periodPoints } from './period-points.ts';
import './period-line.css';

type Props = {
  readonly period: NonNullable<ProgrammeView['period']>;
  readonly windows: NonNullable<ProgrammeView['windows']>;
};

/** Stretches of the line, each between two of its days. */
const stretches = [
  ['counts', 'from', 'until'],
  ['renewal', 'opens', 'until'],
  ['grace', 'until', 'grace'],
  ['reinstate', 'grace', 'reinstate'],
] as const;

export function PeriodLine({ period, windows }: Props) {
  const { t } = useTranslation('programme');
  const formats = useFormats();
  const points = periodPoints(period, windows, new Date().toISOString());
  const shareOf = (name: PointName): number | undefined => points.find((point) => point.name === name)?.share;
  const place = (share: number) => ({ '--at': `${share}%` }) as CSSProperties;
  return (
    <section className="programme-part" aria-labelledby="period-title">
      <h2 id="period-title">{t('period.title')}</h2>
      <div className="period-line" aria-hidden="true">
        {stretches.map(([name, from, to]) => {
          const start = shareOf(from) ?? shareOf('until') ?? 0;
          const end = shareOf(to);
          if (end === undefined || end <= start) return null;
          return (
            <span
              key={name}
              className={`period-stretch is-${name}`}
              style={{ '--from': `${start}%`, '--to': `${100 - end}%` } as CSSProperties}
            />
          );
        })}
        {points.map(({ name, share, number }) => (
          <span key={name} className={`period-point is-${name}`} style={place(share)}>
            {number !== null && formats.number(number)}
          </span>
        ))}
      </div>
      <ol className="period-days">
        {points.map(({ name, at, number }) => (
          <li key={name} className={name === 'today' ? 'is-today' : ''}>
            <span className="period-number" aria-hidden="true">
              {number === null ? '' : formats.number(number)}
            </span>
            <span>{t(`period.${name}`)}</span>
            <bdi className="is-tabular">{formats.date(at)}</bdi>
          </li>
        ))}
      </ol>
    </section>
  );
}
