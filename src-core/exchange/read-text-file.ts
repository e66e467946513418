/**
 * The first steps with any text file that comes from outside: its size, its bytes.
 */
import { limits } from './limits.ts';
import { type ExchangeProblem, reportAt } from './problem.ts';
import { readBytes } from './text/read-bytes.ts';

/** The text; null after a problem was reported. */
export function readTextFile(name: string, bytes: Uint8Array, problems: ExchangeProblem[]): string | null {
  const report = reportAt(problems, name);
  if (bytes.length > limits.exportLength) {
    report('file-too-large', { size: String(bytes.length) });
    return null;
  }
  const text = readBytes(bytes);
  if (text === null) report('text-encoding', { encoding: '' });
  return text;
}
