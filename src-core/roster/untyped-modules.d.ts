/**
 * What is used of packages whose types need Node.
 */
declare module 'papaparse' {
  export type Parsed = {
    readonly data: string[][];
    readonly errors: readonly { readonly code: string; readonly row?: number }[];
  };
  const papaparse: {
    parse(text: string, options: { header: false; skipEmptyLines: false; preview?: number }): Parsed;
    unparse(rows: readonly (readonly string[])[], options: { newline: '\r\n'; escapeFormulae: true }): string;
  };
  export default papaparse;
}
