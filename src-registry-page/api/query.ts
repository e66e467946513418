/**
 * What stands behind the question mark of an address: what says nothing is left out.
 */
export function queryOf(values: Readonly<Record<string, string | undefined | null>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value);
  const text = query.toString();
  return text ? `?${text}` : '';
}
