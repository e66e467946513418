/**
 * The statistics as one HTML file: no script, nothing loaded from anywhere; figures drawn as SVG.
 */
import type { TFunction } from 'i18next';
import type { Course } from '../../content/pack.ts';
import { directionOf, type LanguageCode, textIn } from '../../locale/languages.ts';
import { findingsOf, flagWords, isFinding } from './flag-words.ts';
import type { ExamReport, ItemReport } from './report.ts';
import { summaryOf } from './summary-words.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

const style = `
:root { color-scheme: light dark; --ink: #1d2327; --quiet: #5a646b; --paper: #faf8f4; --raised: #fff; --line: #d8d2c6; --accent: #0f6b66; --care: #a4471b; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceae4; --quiet: #a7b0b5; --paper: #14181c; --raised: #1c2227; --line: #343d44; --accent: #5fc4bb; --care: #f0a070; } }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-inline-size: 62rem; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.25; } h2 { margin-block-start: 2.5rem; font-size: 1.3rem; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .75rem; }
dl div { padding: .75rem 1rem; border: 1px solid var(--line); border-radius: 8px; background: var(--raised); }
dt { color: var(--quiet); font-size: .85rem; } dd { margin: 0; font-size: 1.2rem; font-variant-numeric: tabular-nums; }
figure { margin: 1rem 0; } figcaption { color: var(--quiet); font-size: .9rem; }
svg { display: block; inline-size: 100%; block-size: auto; background: var(--raised); border: 1px solid var(--line); border-radius: 8px; }
svg text { fill: var(--quiet); font-size: 11px; } svg .axis { stroke: var(--line); } svg .dot { fill: var(--accent); fill-opacity: .7; } svg .dot.is-flagged { fill: var(--care); fill-opacity: 1; } svg .bar { fill: var(--accent); } svg .mark { stroke: var(--care); stroke-dasharray: 4 3; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; inline-size: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .35rem .6rem; border-block-end: 1px solid var(--line); text-align: end; } th:first-child, td:first-child { text-align: start; }
tr.is-flagged td:first-child { border-inline-start: 3px solid var(--care); }
.findings { columns: 22rem; column-gap: 2rem; } .findings section { break-inside: avoid; } h3 { margin: 0; font-size: 1rem; } ul { margin: .25rem 0 1rem; padding-inline-start: 1.25rem; } .quiet { color: var(--quiet); }
@media print { body { max-inline-size: none; } }`;

const isFlagged = ({ flags }: ItemReport) => flags.some(isFinding);

/** Facility across, discrimination up; each dot an item, named when pointed at. */
function scatter(items: readonly ItemReport[], t: TFunction): string {
  const [width, height, edge] = [720, 320, 44];
  const x = (facility: number) => edge + facility * (width - 2 * edge);
  const y = (correlation: number) => height - edge - ((correlation + 0.4) / 1.4) * (height - 2 * edge);
  const lines = [0, 0.25, 0.5, 0.75, 1]
    .map(
      (tick) =>
        `<line class="axis" x1="${x(tick)}" x2="${x(tick)}" y1="${edge}" y2="${height - edge}"/><text x="${x(tick)}" y="${height - edge + 16}" text-anchor="middle">${tick}</text>`,
    )
    .concat(
      [-0.4, 0, 0.2, 0.4, 0.6, 0.8, 1].map(
        (tick) =>
          `<line class="axis" x1="${edge}" x2="${width - edge}" y1="${y(tick)}" y2="${y(tick)}"/><text x="${edge - 6}" y="${y(tick) + 4}" text-anchor="end">${tick}</text>`,
      ),
    );
  const dots = items.flatMap((item) => {
    const { itemRest } = item.discrimination;
    if (itemRest === null) return [];
    const name = `${item.itemId}: ${item.facility.toFixed(2)}, ${itemRest.toFixed(2)}`;
    return [
      `<circle class="dot${isFlagged(item) ? ' is-flagged' : ''}" cx="${x(item.facility).toFixed(1)}" cy="${y(Math.max(-0.4, itemRest)).toFixed(1)}" r="5"><title>${escaped(name)}</title></circle>`,
    ];
  });
  const label = escaped(t('plot.scatter', { ns: 'statistics' }));
  return `<figure><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}" direction="ltr">${lines.join('')}${dots.join('')}</svg><figcaption>${label}</figcaption></figure>`;
}

/** One bar an item, the most shown first. */
function exposure(items: readonly ItemReport[], t: TFunction): string {
  const sorted = [...items].sort((a, b) => b.exposure - a.exposure);
  const [width, height, edge] = [720, 200, 36];
  const step = (width - 2 * edge) / Math.max(1, sorted.length);
  const most = Math.max(...sorted.map((item) => item.exposure), 0.01);
  const bars = sorted.map((item, index) => {
    const tall = (item.exposure / most) * (height - 2 * edge);
    return `<rect class="bar" x="${(edge + index * step).toFixed(1)}" y="${(height - edge - tall).toFixed(1)}" width="${Math.max(0.5, step * 0.8).toFixed(1)}" height="${tall.toFixed(1)}"><title>${escaped(`${item.itemId}: ${(item.exposure * 100).toFixed(1)} %`)}</title></rect>`;
  });
  const label = escaped(t('plot.exposure', { ns: 'statistics' }));
  return `<figure><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}" direction="ltr"><text x="${edge}" y="${edge - 8}">${(most * 100).toFixed(0)} %</text><line class="axis" x1="${edge}" x2="${width - edge}" y1="${height - edge}" y2="${height - edge}"/>${bars.join('')}</svg><figcaption>${label}</figcaption></figure>`;
}

export function reportHtml(report: ExamReport, course: Course, language: LanguageCode, t: TFunction): string {
  const word = (key: string, params: object = {}) => escaped(t(key, { ns: 'statistics', ...params }));
  const two = (value: number | null) => (value === null ? '–' : value.toFixed(2));
  const title = word('title', { course: textIn(course.title, language) });
  const figures = summaryOf(report, t, language).map(
    ({ name, value }) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`,
  );
  const findings = findingsOf(report.items).map(
    ({ itemId, flags }) =>
      `<section><h3>${escaped(itemId)}</h3><ul>${flags
        .map((flag) => `<li>${escaped(flagWords(flag, t, language))}</li>`)
        .join('')}</ul></section>`,
  );
  const columns = ['item', 'answers', 'facility', 'discrimination', 'seconds', 'exposure', 'choices'];
  const rows = report.items.map((item) => {
    const choices = item.choices
      .slice(0, 8)
      .map(({ choice, share, isKey }) => `${isKey ? '✓' : ''}${choice} ${(share * 100).toFixed(0)} %`)
      .join(', ');
    const interval = item.showInterval && item.discrimination.interval;
    const correlation =
      two(item.discrimination.itemRest) + (interval ? ` (${two(interval[0])} … ${two(interval[1])})` : '');
    const cells = [
      item.itemId,
      String(item.answers),
      two(item.facility),
      correlation,
      item.medianMs === null ? '–' : String(Math.round(item.medianMs / 1000)),
      two(item.exposure),
      choices,
    ];
    return `<tr${isFlagged(item) ? ' class="is-flagged"' : ''}>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
  });
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head>
<body>
<h1>${title}</h1>
<dl>${figures.join('')}</dl>
${report.flags.map((flag) => `<p>${escaped(flagWords(flag, t, language))}</p>`).join('\n')}
${scatter(report.items, t)}
${exposure(report.items, t)}
<h2>${word('toLookAt')}</h2>
<div class="findings">${findings.join('\n') || `<p>${word('nothingToLookAt')}</p>`}</div>
<h2>${word('itemsTitle')}</h2>
<div class="scroll"><table><thead><tr>${columns.map((name) => `<th scope="col">${word(`column.${name}`)}</th>`).join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>
<p class="quiet">${word('howMade')}</p>
</body></html>
`;
}
