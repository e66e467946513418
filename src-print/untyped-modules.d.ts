/**
 * What is used of packages that bring no types.
 */
declare module 'fontkit' {
  export function create(bytes: Uint8Array): import('./sheet/fonts.ts').OpenFont;
}
