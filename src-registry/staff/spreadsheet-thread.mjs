/**
 * Writes one spreadsheet and ends: it takes a core for a second, and the registry answers others meanwhile.
 */
import { parentPort, workerData } from 'node:worker_threads';
import writeExcelFile from 'write-excel-file/node';

/** @type {{lines: string[][], columnOfDay: number, isRightToLeft: boolean}} */
const { lines, columnOfDay, isRightToLeft } = workerData;
const [head = [], ...rows] = lines;
const bold = { fontWeight: /** @type {const} */ ('bold') };

/** Text is text whatever it begins with: only what says that it is a formula is one. @param {string} value @param {number} column */
const cellOf = (value, column) => {
  if (value === '') return null;
  if (column !== columnOfDay) return { type: String, value };
  return { type: Date, value: new Date(`${value}T00:00:00Z`), format: 'yyyy-mm-dd' };
};

const file = writeExcelFile(
  [head.map((value) => ({ type: String, value, ...bold })), ...rows.map((row) => row.map(cellOf))],
  {
    columns: head.map((_, column) => ({ width: column === 0 ? 32 : 18 })),
    stickyRowsCount: 1,
    rightToLeft: isRightToLeft,
  },
);
const bytes = await file.toBuffer();
parentPort?.postMessage(bytes);
