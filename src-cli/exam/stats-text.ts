/**
 * The statistics as text for a terminal.
 */
import type { TFunction } from 'i18next';
import type { LanguageCode } from '#core/locale/languages.ts';
import { findingsOf, flagWords } from '#core/statistics/report/flag-words.ts';
import type { ExamReport } from '#core/statistics/report/report.ts';
import { summaryOf } from '#core/statistics/report/summary-words.ts';

const two = (value: number | null): string => (value === null ? '–' : value.toFixed(2));

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))),
    )
    .map((row) => row.join('  '))
    .join('\n');
}

export function statsText(report: ExamReport, t: TFunction, language: LanguageCode): string {
  const word = (key: string) => t(key, { ns: 'statistics' });
  const summary = summaryOf(report, t, language).map(({ name, value }) => [name, value] as const);
  const width = Math.max(...summary.map(([name]) => name.length));
  const head = ['item', 'answers', 'facility', 'discrimination', 'seconds', 'exposure'].map((name) =>
    word(`column.${name}`),
  );
  const rows = report.items.map((item) => [
    item.itemId,
    String(item.answers),
    two(item.facility),
    two(item.discrimination.itemRest),
    item.medianMs === null ? '–' : String(Math.round(item.medianMs / 1000)),
    two(item.exposure),
  ]);
  const findings = findingsOf(report.items);
  const lines = findings.flatMap(({ itemId, flags }) => [
    itemId,
    ...flags.map((flag) => `  ${flagWords(flag, t, language)}`),
  ]);
  return [
    ...summary.map(([name, value]) => `${name.padEnd(width)}  ${value}`),
    ...report.flags.map((flag) => flagWords(flag, t, language)),
    '',
    table([head, ...rows]),
    '',
    findings.length > 0 ? `${word('toLookAt')}\n${lines.join('\n')}` : word('nothingToLookAt'),
  ].join('\n');
}
