/**
 * An entry in words: when it was, and what.
 */
import { useTranslation } from 'react-i18next';
import type { LogbookView, LogEntryView } from '#core/contract/programme-calls.ts';
import { useFormats } from '../../locale/formats.ts';
import { passesMidnight } from './span-of.ts';

type Span = Pick<LogEntryView, 'from' | 'to'>;

export function useEntryWords(view: LogbookView) {
  const { t } = useTranslation('logbook');
  const formats = useFormats();
  const timesOf = (span: Span) =>
    t(passesMidnight(span) ? 'spanNextDay' : 'span', { from: formats.clock(span.from), to: formats.clock(span.to) });
  const activityOf = ({ programmeId, activity }: Pick<LogEntryView, 'programmeId' | 'activity'>): string =>
    view.programmes.find(({ id }) => id === programmeId)?.activities.find(({ id }) => id === activity)?.title ??
    activity;
  const spanOf = (span: Span) => t('when', { date: formats.date(span.from), times: timesOf(span) });
  return {
    activityOf,
    spanOf,
    wholeOf: (entry: LogEntryView) => t('whole', { activity: activityOf(entry), when: spanOf(entry) }),
  };
}
