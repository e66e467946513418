/**
 * A QTI 3.0 package to items. What we wrote comes back as it was; what others wrote is read as far as it fits, and
 * everything that does not fit is among the problems.
 */
import type { ScenarioSet } from '../../exam/item.ts';
import type { LanguageCode, LocalText } from '../../locale/languages.ts';
import { type FoundItem, finishImport, type ImportOptions, type ImportResult } from '../import-result.ts';
import { idGiver } from '../new-ids.ts';
import { type ExchangeProblem, type Place, reportAt } from '../problem.ts';
import { allNamed } from '../xml/element.ts';
import { resolveInside } from '../zip/entry-path.ts';
import { readZip } from '../zip/read-zip.ts';
import { readExtension, readItemExtension } from './extension.ts';
import { mergeLanguages, type Version } from './merge-languages.ts';
import { pictureShelf } from './picture-shelf.ts';
import { type ReadItem, readItem } from './read-item.ts';
import { type FoundManifest, type FoundResource, readManifest, readPackageXml } from './read-manifest.ts';
import { type ReadStimulus, readStimulus } from './read-stimulus.ts';

type Files = ReadonlyMap<string, Uint8Array>;
type ItemVersion = Version<Pick<ReadItem, 'raw' | 'story'>> & {
  readonly where: Place;
  readonly stimulus: string | null;
};
type Situation = { readonly id: string; readonly isOwn: boolean; readonly versions: Version<ReadStimulus>[] };

const most = 6;

/** Situations by id, and which file tells which. */
function readSituations(
  files: Files,
  { resources }: FoundManifest,
  newId: (name: string) => string,
  options: ImportOptions,
  problems: ExchangeProblem[],
) {
  const byId = new Map<string, Situation>();
  const byPath = new Map<string, string>();
  for (const { kind, path, identifier, metadata } of resources) {
    if (kind !== 'stimulus') continue;
    const root = readPackageXml(files, path, problems);
    const own = readExtension(metadata);
    const report = reportAt(problems, path, identifier, root?.line ?? 0);
    const read = root && readStimulus(root, own !== null, options.language, report);
    if (!read) continue;
    const id = own?.id ?? newId(root.attributes.identifier ?? identifier);
    const situation = byId.get(id) ?? { id, isOwn: own !== null, versions: [] };
    situation.versions.push(read);
    byId.set(id, situation);
    byPath.set(path, id);
  }
  return { byId, byPath };
}

/** For each test the files of its items, in order; a foreign test says more than that, which is not read. */
function readTests(files: Files, { resources }: FoundManifest, problems: ExchangeProblem[]): string[][] {
  const tests: string[][] = [];
  for (const { kind, path, identifier, metadata } of resources) {
    if (kind !== 'test') continue;
    const root = readPackageXml(files, path, problems);
    if (!root) continue;
    if (!readExtension(metadata)) reportAt(problems, path, identifier)('test-not-read');
    const references = allNamed(root, 'qti-assessment-item-ref');
    tests.push(references.flatMap(({ attributes }) => resolveInside(path, attributes.href ?? '') ?? []));
  }
  return tests;
}

/** Items in the order of a test that has them all; where none has, as they are listed. */
function inTestOrder(members: readonly FoundItem[], tests: readonly (readonly string[])[]): readonly FoundItem[] {
  for (const test of tests) {
    const places = members.map(({ raw }) => test.indexOf(raw.id));
    if (places.includes(-1)) continue;
    return members.toSorted((a, b) => test.indexOf(a.raw.id) - test.indexOf(b.raw.id));
  }
  return members;
}

/** Reads the package. Nothing of it is believed: sizes, paths and content are checked, refused parts are named. */
export function readQtiPackage(bytes: Uint8Array, options: ImportOptions): ImportResult {
  const problems: ExchangeProblem[] = [];
  const nothing = { questions: 0, items: [], sets: [], pictures: new Map<string, Uint8Array>(), problems };
  const zip = readZip(bytes);
  if (!zip.ok) {
    reportAt(problems, zip.params.path ?? '')(zip.code, zip.params);
    return nothing;
  }
  const { files } = zip;
  const manifest = readManifest(files, problems);
  if (!manifest) return nothing;

  const ownIds = manifest.resources.flatMap(({ metadata }) => readExtension(metadata)?.id ?? []);
  const newId = idGiver('item', ownIds);
  const shelf = pictureShelf(files);
  const situations = readSituations(files, manifest, newId, options, problems);
  const byFile = readTests(files, manifest, problems);
  const versions = new Map<string, ItemVersion[]>();
  let questions = countQuestions(manifest);
  for (const resource of manifest.resources) {
    if (resource.kind !== 'item') continue;
    const read = readOne(files, resource, situations.byPath, newId, shelf, options, problems);
    if (!read) continue;
    const known = versions.get(read.id) ?? [];
    if (known.some(({ language }) => language === read.version.language)) {
      reportAt(problems, resource.path, resource.identifier)('duplicate-id', { id: read.id });
      questions += 1;
    } else versions.set(read.id, [...known, read.version]);
  }

  const found: (FoundItem & { readonly story: LocalText | null })[] = [];
  for (const [id, all] of versions) {
    const [first] = all as [ItemVersion];
    const merged = mergeLanguages(all as [ItemVersion, ...ItemVersion[]]);
    if (!merged.ok) {
      const { file, item } = first.where;
      reportAt(problems, file, item)('languages-differ', { at: merged.at });
      continue;
    }
    const { raw, story } = merged.value;
    found.push({ where: first.where, set: first.stimulus, raw: { ...raw, id }, story });
  }

  const idOfFile = new Map([...versions].flatMap(([id, all]) => all.map(({ where }) => [where.file, id] as const)));
  const tests = byFile.map((test) => test.map((file) => idOfFile.get(file) ?? ''));
  const stories = new Map(found.map(({ raw, story }) => [raw.id, story] as const));
  const sets: ScenarioSet[] = [];
  const inStem = new Map<string, LocalText>();
  for (const { id, isOwn, versions: told } of situations.byId.values()) {
    const members = inTestOrder(
      found.filter(({ set }) => set === id),
      tests,
    );
    const merged = mergeLanguages(told as [Version<ReadStimulus>]);
    if (!merged.ok) continue;
    if (isOwn || (members.length >= 2 && members.length <= most)) {
      const steps = members.map(({ raw }) => ({ itemId: raw.id, story: stories.get(raw.id) ?? null }));
      sets.push({ id, ...merged.value, steps });
    } else inStem.set(id, merged.value.stimulus);
  }
  const items = found.map(({ where, set, raw }): FoundItem => {
    const told = set === null ? undefined : inStem.get(set);
    if (!told) return { where, set, raw };
    reportAt(problems, where.file, where.item, where.line)('stimulus-in-stem', { stimulus: set ?? '' });
    return { where, set: null, raw: { ...raw, stem: join(told, raw.stem as LocalText) } };
  });
  const result = finishImport(items, sets, shelf.pictures, options, problems);
  noteUnread(files, manifest, shelf.taken, problems);
  return { questions, ...result };
}

/** Files of one item in several languages, which only ours are, are one question. */
function countQuestions({ resources, lostItems }: FoundManifest): number {
  const items = resources.filter(({ kind }) => kind === 'item').map(({ metadata }) => readItemExtension(metadata)?.id);
  const foreign = items.filter((id) => id === undefined);
  return lostItems + foreign.length + new Set(items.filter((id) => id !== undefined)).size;
}

const join = (before: LocalText, after: LocalText): LocalText =>
  Object.fromEntries(
    Object.entries(after).map(([code, text]) => [
      code,
      `${before[code as LanguageCode] ?? Object.values(before)[0] ?? ''}\n${text}`,
    ]),
  );

/** One item file, with the id that it gets. */
function readOne(
  files: Files,
  { path, identifier, metadata }: FoundResource,
  situations: ReadonlyMap<string, string>,
  newId: (name: string) => string,
  shelf: ReturnType<typeof pictureShelf>,
  options: ImportOptions,
  problems: ExchangeProblem[],
): { id: string; version: ItemVersion } | null {
  const root = readPackageXml(files, path, problems);
  if (!root) return null;
  const own = readItemExtension(metadata);
  const name = root.attributes.identifier ?? identifier;
  const report = reportAt(problems, path, name, root.line);
  const picture: Parameters<typeof readItem>[1]['picture'] = (href, keepName, tell, line) => {
    const target = /^[a-z][a-z0-9+.-]*:/i.test(href) ? null : resolveInside(path, href);
    if (target !== null) return shelf.take(target, keepName, tell, line);
    tell('picture-elsewhere', { picture: href }, line);
    return null;
  };
  const read = readItem(root, { own, options, report, picture });
  if (!read) return null;
  const id = own?.id ?? newId(name);
  if (!own && id !== name) report('id-changed', { from: name, to: id });
  const told = read.stimuli.map((href) => {
    const target = resolveInside(path, href);
    const known = target === null ? undefined : situations.get(target);
    if (!known) report('file-missing', { path: href });
    return known;
  });
  const [stimulus = null, ...more] = told;
  // An item without the situation that it asks about cannot be answered.
  if (told.includes(undefined)) return null;
  if (more.length > 0) report('stimulus-in-stem', { stimulus: more.join(', ') });
  const { language, raw, story } = read;
  return {
    id,
    version: { language, value: { raw, story }, where: { file: path, item: name, line: root.line }, stimulus },
  };
}

/** Files that nothing read has asked for; schemas and style sheets say nothing that an item needs. */
function noteUnread(
  files: Files,
  manifest: FoundManifest,
  pictures: ReadonlyMap<string, string>,
  problems: ExchangeProblem[],
): void {
  const read = new Set([manifest.path, ...manifest.resources.map(({ path }) => path), ...pictures.keys()]);
  for (const path of files.keys()) {
    if (!read.has(path) && !/\.(xsd|dtd|css)$/i.test(path)) reportAt(problems, path)('file-not-read');
  }
}
