/**
 * Numbers, dates and durations as the person's language writes them.
 */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LanguageCode } from '#core/locale/languages.ts';
import { localeOf } from '#core/locale/long-date.ts';

export type Formats = {
  /** In which everything below is written. */
  readonly language: LanguageCode;
  number(value: number): string;
  /** With two places. */
  decimal(value: number): string;
  /** 0 to 100. */
  percent(value: number): string;
  date(instant: string): string;
  /** A day of the calendar, `YYYY-MM-DD`: the same in every zone. */
  day(day: string): string;
  /** A month of the calendar, `YYYY-MM`. */
  month(month: string): string;
  minutes(count: number): string;
  /** Minutes, told in hours and minutes where they are many. */
  duration(minutes: number): string;
  /** Milliseconds, in the two largest units that say something. */
  timeSpan(ms: number): string;
  /** The time of day of an instant, in the zone of this machine. */
  clock(instant: string): string;
  /** A time of a day, `HH:MM`, in 24 hours as it is said on the radio. */
  timeOfDay(time: string): string;
  /** Seconds of a film: 1:05. */
  playTime(seconds: number): string;
  /** How many times as fast, with as many places as it has. */
  factor(value: number): string;
  inDays(count: number): string;
  /** Its name, as short as it gets. */
  weekday(instant: string): string;
  /** Weekday, day and month. */
  dayOfMonth(instant: string): string;
  list(parts: readonly string[]): string;
};

/** Made when first used: each costs a millisecond or more, and a screen wants one or two. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export function formatsFor(language: LanguageCode): Formats {
  const locale = localeOf(language);
  const unit = (name: string) =>
    once(() => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }));
  const number = once(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
  const decimal = once(() => new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }));
  const percent = once(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }));
  const date = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }));
  const day = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
  const month = once(() => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }));
  const minutes = unit('minute');
  const hours = unit('hour');
  const together = once(() => new Intl.ListFormat(language, { type: 'unit', style: 'narrow' }));
  const seconds = unit('second');
  const twoPlaces = once(() => new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 }));
  const factor = once(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }));
  const clock = once(() => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }));
  const timeOfDay = once(
    () => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' }),
  );
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const weekday = once(() => new Intl.DateTimeFormat(locale, { weekday: 'short' }));
  const dayOfMonth = once(
    () =>
      new Intl.DateTimeFormat(locale, {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
      }),
  );
  const list = once(() => new Intl.ListFormat(language, { type: 'conjunction' }));
  return {
    language,
    number: (value) => number().format(value),
    decimal: (value) => decimal().format(value),
    percent: (value) => percent().format(value / 100),
    date: (instant) => date().format(new Date(instant)),
    day: (of) => day().format(new Date(`${of}T00:00:00Z`)),
    month: (of) => month().format(new Date(`${of}-01T00:00:00Z`)),
    minutes: (count) => minutes().format(count),
    duration: (count) => {
      if (count < 90) return minutes().format(count);
      const rest = count % 60;
      const whole = hours().format((count - rest) / 60);
      return rest === 0 ? whole : together().format([whole, minutes().format(rest)]);
    },
    timeSpan: (ms) => {
      const whole = Math.max(1, Math.round(ms / 1000));
      if (whole < 60) return seconds().format(whole);
      if (whole < 3600) {
        const rest = whole < 600 ? whole % 60 : 0;
        const told = minutes().format(rest > 0 ? (whole - rest) / 60 : Math.round(whole / 60));
        return rest > 0 ? together().format([told, seconds().format(rest)]) : told;
      }
      const rest = Math.round(whole / 60) % 60;
      const told = hours().format(Math.floor(Math.round(whole / 60) / 60));
      return rest > 0 ? together().format([told, minutes().format(rest)]) : told;
    },
    playTime: (of) => `${number().format(Math.floor(of / 60))}:${twoPlaces().format(Math.floor(of % 60))}`,
    factor: (value) => factor().format(value),
    clock: (instant) => clock().format(new Date(instant)),
    timeOfDay: (time) => timeOfDay().format(new Date(`1970-01-01T${time}:00Z`)),
    inDays: (count) => relative().format(count, 'day'),
    weekday: (instant) => weekday().format(new Date(instant)),
    dayOfMonth: (instant) => dayOfMonth().format(new Date(instant)),
    list: (parts) => list().format(parts),
  };
}

export function useFormats(): Formats {
  const { i18n } = useTranslation();
  return useMemo(() => formatsFor(i18n.language as LanguageCode), [i18n.language]);
}
