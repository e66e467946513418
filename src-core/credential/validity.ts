/**
 * How long a credential counts.
 */

/** The same day `months` later, in UTC; the last day of a shorter month. */
export function monthsLater(instant: string, months: number): string {
  const [year, month, day] = instant.slice(0, 10).split('-').map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) + months;
  const newYear = Math.floor(index / 12);
  const newMonth = (index % 12) + 1;
  const leap = (newYear % 4 === 0 && newYear % 100 !== 0) || newYear % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const newDay = Math.min(day, lengths[newMonth - 1] as number);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(newYear).padStart(4, '0')}-${two(newMonth)}-${two(newDay)}${instant.slice(10)}`;
}
