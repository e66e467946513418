/**
 * The page for staff as it was built: its files, as they were when the registry started. Nothing else is ever read for
 * whoever asks, whatever the address says.
 */
import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';

export type PageFile = { readonly path: string; readonly type: string };
export type StaffPage = { readonly index: PageFile; readonly assets: ReadonlyMap<string, PageFile> };

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

/** Null where it was not built. `folder`: `index.html` and `assets/`. */
export async function readStaffPage(folder: string): Promise<StaffPage | null> {
  const [top, inside] = await Promise.all(
    [folder, join(folder, 'assets')].map((path) => readdir(path).catch((): string[] => [])),
  );
  if (!top?.includes('index.html')) return null;
  const assets = new Map<string, PageFile>();
  for (const name of inside ?? []) {
    const type = types[extname(name)];
    if (type) assets.set(name, { path: join(folder, 'assets', name), type });
  }
  return { index: { path: join(folder, 'index.html'), type: 'text/html; charset=utf-8' }, assets };
}

/** What react-aria writes into the page: it keeps a double tap from making the page larger. */
const styleOfParts = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

/** It works with its own scripts and asks its own registry; nothing comes from elsewhere, nobody puts it into a frame. */
export const staffPagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${styleOfParts}`,
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');
