/**
 * Months as an address names them: `YYYY-MM`, in UTC as the registry counts.
 */
export const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

export const monthsBefore = (at: Date, count: number): string =>
  monthOf(new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - count, 1)));
