/**
 * Moments and amounts as this screen says them: the time where it is today, else the day too.
 */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../locale/formats.ts';

const soonMs = 60_000;

export type Moments = {
  /** The time, or the day where that is not today. */
  since(instant: string): string;
  /** Day and time. */
  at(instant: string): string;
  /** A sentence: when Fieldpass tries again. */
  nextTry(instant: string): string;
  /** Kilobytes, or megabytes. */
  amount(bytes: number): string;
};

const isToday = (instant: string): boolean => new Date(instant).toDateString() === new Date().toDateString();

export function useMoments(): Moments {
  const { t } = useTranslation('registry');
  const formats = useFormats();
  return useMemo(() => {
    const size = (unit: string, value: number) =>
      new Intl.NumberFormat(formats.language, {
        style: 'unit',
        unit,
        unitDisplay: 'short',
        maximumSignificantDigits: 2,
      }).format(value);
    const both = (instant: string) => ({ date: formats.date(instant), time: formats.clock(instant) });
    return {
      since: (instant) => (isToday(instant) ? formats.clock(instant) : formats.date(instant)),
      at: (instant) => t(isToday(instant) ? 'moment.today' : 'moment.day', both(instant)),
      nextTry: (instant) => {
        if (Date.parse(instant) - Date.now() < soonMs) return t('nextTry.soon');
        return t(isToday(instant) ? 'nextTry.today' : 'nextTry.day', both(instant));
      },
      amount: (bytes) =>
        bytes < 1_000_000 ? size('kilobyte', Math.max(1, bytes / 1000)) : size('megabyte', bytes / 1_000_000),
    };
  }, [t, formats]);
}
