/**
 * Figures as Prometheus reads them (text format 0.0.4): counters, gauges and histograms.
 */

export type Labels = Readonly<Record<string, string>>;

const escaped = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

function labelled(labels: Labels): string {
  const all = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return all.length > 0 ? `{${all.join(',')}}` : '';
}

const head = (name: string, kind: string, help: string) => `# HELP ${name} ${help}\n# TYPE ${name} ${kind}\n`;

export type Figure = { text(): string };
export type Counter = Figure & { add(labels?: Labels, by?: number): void };
export type Histogram = Figure & { observe(labels: Labels, value: number): void };

/** Labels must come from a small set: each combination is kept for good. */
export function counter(name: string, help: string): Counter {
  const values = new Map<string, number>();
  return {
    add: (labels = {}, by = 1) => {
      const key = labelled(labels);
      values.set(key, (values.get(key) ?? 0) + by);
    },
    text: () => head(name, 'counter', help) + [...values].map(([key, value]) => `${name}${key} ${value}\n`).join(''),
  };
}

/** What stands now, looked up when it is asked for. */
export const gauge = (name: string, help: string, values: readonly (readonly [Labels, number])[]): string =>
  head(name, 'gauge', help) + values.map(([labels, value]) => `${name}${labelled(labels)} ${value}\n`).join('');

type Row = { readonly labels: Labels; readonly counts: number[]; sum: number; count: number };

/** `bounds`: upper ones, rising. */
export function histogram(name: string, help: string, bounds: readonly number[]): Histogram {
  const rows = new Map<string, Row>();
  const textOf = ({ labels, counts, sum, count }: Row) => {
    const buckets = bounds.map((bound, at) => [String(bound), counts[at] ?? 0] as const);
    return [
      ...[...buckets, ['+Inf', count] as const].map(
        ([le, value]) => `${name}_bucket${labelled({ ...labels, le })} ${value}`,
      ),
      `${name}_sum${labelled(labels)} ${sum}`,
      `${name}_count${labelled(labels)} ${count}`,
    ]
      .map((line) => `${line}\n`)
      .join('');
  };
  return {
    observe: (labels, value) => {
      const key = labelled(labels);
      const row = rows.get(key) ?? { labels, counts: bounds.map(() => 0), sum: 0, count: 0 };
      rows.set(key, row);
      row.sum += value;
      row.count += 1;
      for (const [at, bound] of bounds.entries()) if (value <= bound) row.counts[at] = (row.counts[at] ?? 0) + 1;
    },
    text: () => head(name, 'histogram', help) + [...rows.values()].map(textOf).join(''),
  };
}
