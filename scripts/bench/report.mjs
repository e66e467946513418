/**
 * The shape and the table of what was measured.
 *
 * @typedef {object} Figure
 * @property {string} name
 * @property {number} value
 * @property {string} unit
 * @property {number} baseline same unit
 * @property {number} ratio value / baseline
 * @property {string} goal
 * @property {boolean} met
 */

/**
 * @param {{name: string, value: number, unit: string, baseline: number, atMostRatio?: number, atLeastRatio?: number, atMost?: number, atLeast?: number}} measured
 * @returns {Figure}
 */
export function figure({ name, value, unit, baseline, atMostRatio, atLeastRatio, atMost, atLeast }) {
  const ratio = value / baseline;
  const goals = [
    atMostRatio && `<= ${atMostRatio}`,
    atLeastRatio && `>= ${atLeastRatio}`,
    atMost && `<= ${atMost} ${unit}`,
    atLeast && `>= ${atLeast} ${unit}`,
  ];
  const met =
    (atMostRatio === undefined || ratio <= atMostRatio) &&
    (atLeastRatio === undefined || ratio >= atLeastRatio) &&
    (atMost === undefined || value <= atMost) &&
    (atLeast === undefined || value >= atLeast);
  return {
    name,
    value: rounded(value),
    unit,
    baseline: rounded(baseline),
    ratio: rounded(ratio),
    goal: goals.filter(Boolean).join(', '),
    met,
  };
}

/** @param {readonly Figure[]} figures @returns {string} */
export function table(figures) {
  const rows = [
    ['', 'Fieldpass', 'baseline', 'ratio', 'goal', 'met'],
    ...figures.map((one) => [
      one.name,
      `${one.value} ${one.unit}`,
      `${one.baseline} ${one.unit}`,
      `${one.ratio}×`,
      one.goal,
      one.met ? 'yes' : 'NO',
    ]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Two digits after the point for small figures, none for large ones. @param {number} value */
function rounded(value) {
  return value >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}
