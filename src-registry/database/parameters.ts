/**
 * Values of a statement that is put together: each stands in it as `$1`, `$2`, and never as text.
 */
export type Parameters = {
  readonly values: unknown[];
  /** Where the value stands. */
  at(value: unknown): string;
};

export function parameters(): Parameters {
  const values: unknown[] = [];
  return { values, at: (value) => `$${values.push(value)}` };
}
