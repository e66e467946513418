/**
 * The pictures of a package that items ask for: only drawings that may do nothing but draw.
 */
import { checkPicture } from '../../content/check-picture.ts';
import { idGiver, slug } from '../new-ids.ts';
import type { Report } from '../problem.ts';
import { readBytes } from '../text/read-bytes.ts';

export type PictureShelf = {
  /** The name under which the picture at `path` is taken along; null after a problem was reported. */
  readonly take: (path: string, keepName: boolean, report: Report, line: number) => string | null;
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** Paths in the package that were taken, and their names. */
  readonly taken: ReadonlyMap<string, string>;
};

export function pictureShelf(files: ReadonlyMap<string, Uint8Array>): PictureShelf {
  const names = new Map<string, string>();
  const pictures = new Map<string, Uint8Array>();
  const newId = idGiver('picture');
  const refusal = (
    path: string,
  ): [code: 'picture-missing' | 'picture-type' | 'picture-unsafe', what: string] | null => {
    const bytes = files.get(path);
    if (!bytes) return ['picture-missing', ''];
    if (!path.toLowerCase().endsWith('.svg')) return ['picture-type', ''];
    const source = readBytes(bytes);
    const [wrong] = source === null ? [{ params: { what: 'UTF-8' } }] : checkPicture(path, source);
    return wrong ? ['picture-unsafe', Object.values(wrong.params)[0] ?? ''] : null;
  };
  return {
    pictures,
    taken: names,
    take: (path, keepName, report, line) => {
      const known = names.get(path);
      if (known) return known;
      const wrong = refusal(path);
      if (wrong) {
        report(wrong[0], { picture: path, what: wrong[1] }, line);
        return null;
      }
      const file = path.slice(path.lastIndexOf('/') + 1, -'.svg'.length);
      const kept = `${file}.svg`;
      const name = keepName && !pictures.has(kept) ? kept : `${newId(slug(file))}.svg`;
      names.set(path, name);
      pictures.set(name, files.get(path) as Uint8Array);
      return name;
    },
  };
}
