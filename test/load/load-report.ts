/**
 * What a load came to: lines for people, and whether all that must hold does.
 */
export type LoadReport = { readonly lines: readonly string[]; readonly broken: readonly string[] };

/** `must`: what has to hold, in words, and whether it does. */
export const loadReport = (lines: readonly string[], must: Readonly<Record<string, boolean>>): LoadReport => ({
  lines,
  broken: Object.entries(must)
    .filter(([, holds]) => !holds)
    .map(([what]) => what),
});

export const whole = (value: number): string => Math.round(value).toLocaleString('en');
