/**
 * A bank of items as a QTI 3.0 package: one item file for each item and language (`items/<language>/<id>.xml`), one
 * stimulus file for each scenario set and language, one test for each language, and the pictures. A file for each
 * language, rather than a catalogue inside one item, because every system reads such a file and few read catalogues.
 */
import { strToU8 } from 'fflate';
import type { Item, ScenarioSet } from '../../exam/item.ts';
import { itemTypeOf } from '../../exam/item-types/index.ts';
import { type LanguageCode, languageCodes } from '../../locale/languages.ts';
import { type ExchangeProblem, type Report, reportAt } from '../problem.ts';
import type { XmlElement } from '../xml/element.ts';
import { isWritable, writeXml } from '../xml/write-xml.ts';
import { writeZip } from '../zip/write-zip.ts';
import { writeExtension, writeItemExtension } from './extension.ts';
import { resourceTypes, toIdentifier } from './names.ts';
import { pictureFolder } from './types/hotspot.ts';
import { qtiTypeOf } from './types/index.ts';
import { languagesIn, wordsIn } from './words.ts';
import { writeItem } from './write-item.ts';
import { manifestName, type Resource, writeManifest } from './write-manifest.ts';
import { writeStimulus } from './write-stimulus.ts';
import { writeTest } from './write-test.ts';

export type Bank = {
  /** Names the package: an id of a course. */
  readonly id: string;
  readonly title: string;
  readonly items: readonly Item[];
  readonly sets: readonly ScenarioSet[];
  /** Name in the course's `pictures` → bytes. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
};

export type WrittenPackage = {
  readonly bytes: Uint8Array;
  /** How much is in the package. */
  readonly counts: { readonly items: number; readonly sets: number; readonly pictures: number };
  readonly problems: readonly ExchangeProblem[];
};

/** Every text below `value`, for what XML cannot hold. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* textsIn(part);
}

const inOrder = (found: ReadonlySet<LanguageCode>): LanguageCode[] => languageCodes.filter((code) => found.has(code));

/** What can be written of the bank; all else is among the problems. */
function fitting(bank: Bank, reportOn: (id: string) => Report) {
  const complete = (set: ScenarioSet) =>
    set.steps.length >= 2 &&
    set.steps.every(({ itemId }) => bank.items.some(({ id, set: of }) => id === itemId && of === set.id));
  const sets = bank.sets.filter((set) => {
    if (complete(set)) return true;
    const there = set.steps.filter(({ itemId }) => bank.items.some(({ id }) => id === itemId)).length;
    reportOn(set.id)('set-incomplete', { set: set.id, count: String(there), wanted: String(set.steps.length) });
    return false;
  });
  const seen = new Set<string>();
  const items = bank.items.filter((item) => {
    const report = reportOn(item.id);
    const { id, set } = item;
    if (seen.has(id)) {
      report('duplicate-id', { id });
      return false;
    }
    seen.add(id);
    const wrong = itemTypeOf(item).keyProblem(item);
    if (wrong) report('item-key', { reason: wrong });
    if (set !== null && !sets.some(({ steps }) => steps.some(({ itemId }) => itemId === id)))
      report('set-incomplete', { set, count: '0', wanted: '0' });
    for (const picture of itemTypeOf(item).pictures?.(item) ?? []) {
      if (!bank.pictures.has(picture)) report('picture-missing', { picture });
    }
    if ([...textsIn(item)].some((text) => !isWritable(text))) report('text-character', {});
    return wrong === null;
  });
  return { sets, items };
}

/** Packs the bank. The same bank gives the same bytes. */
export function writeQtiPackage(bank: Bank): WrittenPackage {
  const problems: ExchangeProblem[] = [];
  const { sets, items } = fitting(bank, (id) => reportAt(problems, '', id));
  const files = new Map<string, Uint8Array>();
  const resources: Resource[] = [];
  const add = (resource: Resource, root: XmlElement) => {
    resources.push(resource);
    files.set(resource.href, strToU8(writeXml(root)));
  };
  const setOf = (item: Item) => sets.find(({ steps }) => steps.some(({ itemId }) => itemId === item.id));
  const hrefOf = (kind: string, language: LanguageCode, id: string) => `${kind}/${language}/${id}.xml`;
  const languagesOfSet = new Map(sets.map((set) => [set.id, inOrder(languagesIn([set.title, set.stimulus]))] as const));
  const hrefs = new Map<string, Partial<Record<LanguageCode, string>>>();

  for (const set of sets) {
    for (const language of languagesOfSet.get(set.id) ?? []) {
      const href = hrefOf('stimuli', language, set.id);
      const metadata = writeExtension('set', set.id, language);
      add(
        { identifier: `stimulus-${language}-${set.id}`, type: resourceTypes.stimulus, href, metadata, needs: [] },
        writeStimulus(set, wordsIn(language)),
      );
    }
  }
  for (const item of items) {
    const type = qtiTypeOf(item.type);
    if (!type) throw new Error(`no QTI form for item type ${item.type}`);
    const set = setOf(item);
    const story = set?.steps.find(({ itemId }) => itemId === item.id)?.story ?? null;
    const pictures = (itemTypeOf(item).pictures?.(item) ?? []).filter((name) => bank.pictures.has(name));
    for (const language of inOrder(languagesIn([item, story]))) {
      const href = hrefOf('items', language, item.id);
      const told = set && (languagesOfSet.get(set.id) ?? []);
      const telling = told?.includes(language) ? language : told?.[0];
      const stimulus =
        set && telling
          ? { identifier: toIdentifier(set.id), href: `../../${hrefOf('stimuli', telling, set.id)}` }
          : null;
      add(
        {
          identifier: `item-${language}-${item.id}`,
          type: resourceTypes.item,
          href,
          metadata: writeItemExtension(item, language),
          needs: [
            ...pictures.map((name) => `picture-${name}`),
            ...(set && telling ? [`stimulus-${telling}-${set.id}`] : []),
          ],
        },
        writeItem(item, type, wordsIn(language), story, stimulus),
      );
      hrefs.set(item.id, { ...hrefs.get(item.id), [language]: href });
    }
  }
  for (const language of inOrder(new Set([...hrefs.values()].flatMap((own) => Object.keys(own) as LanguageCode[])))) {
    const isTold = ({ id }: { readonly id: string }) => hrefs.get(id)?.[language] !== undefined;
    // A set is asked whole: an item of it that is not there in this language is asked in another.
    const reference = (id: string) => {
      const own = hrefs.get(id) ?? {};
      const shown = own[language] ? language : inOrder(new Set(Object.keys(own) as LanguageCode[]))[0];
      return { id, href: `../${own[shown as LanguageCode]}`, resource: `item-${shown}-${id}` };
    };
    const linked = sets
      .map((set) => ({ set, items: set.steps.map(({ itemId }) => reference(itemId)) }))
      .filter(({ items: own }) => own.some(isTold));
    const single = items.filter((item) => isTold(item) && !setOf(item)).map(({ id }) => reference(id));
    add(
      {
        identifier: `test-${language}`,
        type: resourceTypes.test,
        href: `tests/${language}.xml`,
        metadata: writeExtension('test', bank.id, language),
        needs: [...single, ...linked.flatMap(({ items: own }) => own)].map(({ resource }) => resource),
      },
      writeTest(bank.title, wordsIn(language), single, linked),
    );
  }
  const shown = new Set(items.flatMap((item) => itemTypeOf(item).pictures?.(item) ?? []));
  const pictures = [...shown].filter((name) => bank.pictures.has(name));
  for (const name of pictures) {
    const bytes = bank.pictures.get(name) as Uint8Array;
    const href = `${pictureFolder}/${name}`;
    files.set(href, bytes);
    resources.push({ identifier: `picture-${name}`, type: resourceTypes.other, href, metadata: null, needs: [] });
  }
  const manifest = strToU8(writeXml(writeManifest(`package-${bank.id}`, resources)));
  const counts = { items: items.length, sets: sets.length, pictures: pictures.length };
  return { bytes: writeZip(new Map([[manifestName, manifest], ...files])), counts, problems };
}
