/**
 * The log as an operator keeps it: when, who, what.
 */
import { useTranslation } from 'react-i18next';
import { type Entry, timeAfter } from '#core/exercises/radio-drill/drill.ts';
import { useFormats } from '../../../locale/formats.ts';
import type { Drill } from './task.tsx';
import { WordsThrough } from './words-through.tsx';

type Props = { readonly exercise: Drill; readonly entries: readonly Entry[] };

export function LogSheet({ exercise, entries }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const time = (minute: number) =>
    timeAfter(exercise.begins, minute).replace(/\d/g, (digit) => formats.number(Number(digit)));
  if (entries.length === 0) return null;
  return (
    <table className="radio-log">
      <caption>{t('radio.log.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('radio.log.time')}</th>
          <th scope="col">{t('radio.log.station')}</th>
          <th scope="col">{t('radio.log.words')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ from, words, minute }) => (
          <tr key={minute} className={`is-${from}`}>
            <td>{time(minute)}</td>
            <td>{from === 'base' ? exercise.base : exercise.you}</td>
            <td>
              <WordsThrough text={words} language={exercise.language} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
