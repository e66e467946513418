/**
 * The page for staff as it was built: its files, as they were when the registry started. Nothing else is ever read for
 * whoever asks, whatever the address says.
 */
import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';

export type PageFile = {
  readonly path: string;
  readonly type: string;
  /** The same packed, the smallest first: what the browser takes is sent as it lies. */
  readonly packed: readonly PackedFile[];
};
export type PackedFile = { readonly encoding: Encoding; readonly path: string };
export type StaffPage = { readonly index: PageFile; readonly assets: ReadonlyMap<string, PageFile> };

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;
export type Encoding = (typeof encodings)[number][0];

/** Null where it was not built. `folder`: `index.html` and `assets/`. */
export async function readStaffPage(folder: string): Promise<StaffPage | null> {
  const [top, inside] = await Promise.all(
    [folder, join(folder, 'assets')].map((path) => readdir(path).catch((): string[] => [])),
  );
  if (!top?.includes('index.html')) return null;
  const fileOf = (names: readonly string[], place: string, name: string, type: string): PageFile => ({
    path: join(place, name),
    type,
    packed: encodings.flatMap(([encoding, ending]) =>
      names.includes(`${name}${ending}`) ? [{ encoding, path: join(place, `${name}${ending}`) }] : [],
    ),
  });
  const assets = new Map<string, PageFile>();
  for (const name of inside ?? []) {
    const type = types[extname(name)];
    if (type) assets.set(name, fileOf(inside ?? [], join(folder, 'assets'), name, type));
  }
  return { index: fileOf(top, folder, 'index.html', 'text/html; charset=utf-8'), assets };
}

/** The first of what there is that a browser takes, as it says in `Accept-Encoding` (RFC 9110, section 12.5.3). */
export function packedFor({ packed }: PageFile, accepted: string | undefined): PackedFile | null {
  const takes = new Set(
    (accepted ?? '').split(',').flatMap((said) => {
      const [name = '', ...rest] = said.split(';').map((part) => part.trim().toLowerCase());
      return rest.some((part) => /^q=0(\.0*)?$/.test(part)) ? [] : [name];
    }),
  );
  return packed.find(({ encoding }) => takes.has(encoding)) ?? null;
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
