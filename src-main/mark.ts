/**
 * Moments of the start, printed for `npm run bench` when it asks.
 */
const wanted = process.env.FIELDPASS_MARKS === '1';

export function mark(name: string): void {
  if (wanted) process.stdout.write(`FIELDPASS_MARK ${name} ${Date.now()}\n`);
}
