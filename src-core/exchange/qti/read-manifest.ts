/**
 * The list of what is in a package: `imsmanifest.xml`, ours or foreign.
 */
import type { ExchangeProblem } from '../problem.ts';
import { reportAt } from '../problem.ts';
import { readBytes } from '../text/read-bytes.ts';
import { allNamed, childNamed, type XmlElement } from '../xml/element.ts';
import { readXml } from '../xml/read-xml.ts';
import { resolveInside } from '../zip/entry-path.ts';
import { resourceTypes } from './names.ts';
import { manifestName } from './write-manifest.ts';

export type ResourceKind = 'item' | 'stimulus' | 'test' | 'other';

export type FoundResource = {
  readonly kind: ResourceKind;
  readonly identifier: string;
  /** In the package, and there. */
  readonly path: string;
  readonly metadata: XmlElement | undefined;
  readonly line: number;
};

export type FoundManifest = {
  readonly path: string;
  readonly resources: readonly FoundResource[];
  /** Items that are listed but cannot be read: not there, outside, or of another version. */
  readonly lostItems: number;
};

const kinds: Readonly<Record<string, ResourceKind>> = {
  [resourceTypes.item]: 'item',
  [resourceTypes.stimulus]: 'stimulus',
  [resourceTypes.test]: 'test',
};

/** At the root; or in the one folder into which some tools pack everything. */
function findManifest(files: ReadonlyMap<string, Uint8Array>): string | null {
  if (files.has(manifestName)) return manifestName;
  const inFolder = [...files.keys()].filter((path) => new RegExp(`^[^/]+/${manifestName}$`).test(path));
  return inFolder.length === 1 ? (inFolder[0] as string) : null;
}

/** A file of the package as XML; null after a problem was reported. */
export function readPackageXml(
  files: ReadonlyMap<string, Uint8Array>,
  path: string,
  problems: ExchangeProblem[],
): XmlElement | null {
  const report = reportAt(problems, path);
  const bytes = files.get(path);
  const text = bytes ? readBytes(bytes) : null;
  if (!bytes) report('file-missing', { path });
  else if (text === null) report('text-encoding', { encoding: '' });
  if (text === null) return null;
  const reading = readXml(text);
  if (reading.ok) return reading.root;
  report(reading.code, reading.params, reading.line);
  return null;
}

/** The manifest; null after a problem was reported that refuses the package. */
export function readManifest(
  files: ReadonlyMap<string, Uint8Array>,
  problems: ExchangeProblem[],
): FoundManifest | null {
  const path = findManifest(files);
  if (path === null) {
    reportAt(problems, '')('manifest-missing', { path: manifestName });
    return null;
  }
  const root = readPackageXml(files, path, problems);
  if (!root) return null;
  let lostItems = 0;
  const resources = allNamed(root, 'resource').flatMap((resource): FoundResource[] => {
    const { identifier = '', type = '', href = '' } = resource.attributes;
    const report = reportAt(problems, path, identifier, resource.line);
    const kind = kinds[type] ?? 'other';
    if (kind === 'other') {
      if (/^imsqti_.*v[12]p\d$/.test(type)) {
        report('version-unknown', { version: type });
        if (!/^imsqti_(test|section|stimulus|outcomes|rptemplate)/.test(type)) lostItems += 1;
      } else if (!/^(webcontent|associatedcontent|css|imsqti_rptemplate)/.test(type)) report('file-type', { type });
      return [];
    }
    const target = resolveInside(path, href);
    if (target === null) report('path-escape', { path: href });
    else if (!files.has(target)) report('file-missing', { path: target });
    if (target === null || !files.has(target)) {
      if (kind === 'item') lostItems += 1;
      return [];
    }
    return [{ kind, identifier, path: target, metadata: childNamed(resource, 'metadata'), line: resource.line }];
  });
  return { path, resources, lostItems };
}
