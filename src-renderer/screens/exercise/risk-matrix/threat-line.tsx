/**
 * One threat in words: where it lies, or from where to where measures move it.
 */
import { useTranslation } from 'react-i18next';
import { type Place, type Result, resultAt, type Table } from '#core/exercises/risk-matrix/matrix.ts';
import { letterOf } from './marks.ts';
import { useRiskWords } from './risk-words.ts';

type ResultProps = { readonly result: Result };

export function ResultWord({ result }: ResultProps) {
  const { t } = useTranslation('exercise');
  return (
    <span className="result-word">
      <span className={`matrix-square is-${result}`} aria-hidden="true" />
      {t(`matrix.results.${result}`)}
    </span>
  );
}

type Props = {
  readonly table: Table;
  readonly index: number;
  readonly name: string;
  readonly place: Place;
};

export function ThreatLine({ table, index, name, place }: Props) {
  const { word } = useRiskWords();
  return (
    <li className="threat-line">
      <span className="matrix-letter" aria-hidden="true">
        {letterOf(index)}
      </span>
      <span>
        <strong>{name}</strong>
        <span className="quiet-line">
          {word('likelihood', place.likelihood)} · {word('impact', place.impact)}
        </span>
      </span>
      <ResultWord result={resultAt(table, place)} />
    </li>
  );
}
