/**
 * What `scripts/verify-page/` puts in while it builds.
 */
declare module 'built-in:code-reader' {
  /** The reader's WebAssembly, deflated, as Base64. */
  const packed: string;
  export default packed;
}

/** Colours and measures of the application, dark ones where the system is dark. */
declare module 'built-in:tokens.css';

declare module 'built-in:icons' {
  type Shapes = readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[];
  const icons: Readonly<Record<import('./parts/icon.ts').IconName, Shapes>>;
  export default icons;
}
