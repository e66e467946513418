/**
 * What QTI has no place for, in the metadata of an item's resource in the manifest: our own namespace, version 1. The
 * texts, the key and the scoring are not repeated here: an item that was changed elsewhere comes back changed.
 */
import type { Item } from '../../exam/item.ts';
import type { LanguageCode } from '../../locale/languages.ts';
import { languageCodes } from '../../locale/languages.ts';
import { childrenNamed, elementsIn, type XmlElement } from '../xml/element.ts';
import { el } from '../xml/write-xml.ts';
import { extensionSpace } from './names.ts';
import type { OwnFields } from './qti-type.ts';
import { boxOf, cornersOf } from './types/hotspot.ts';

type Regions = readonly { readonly id: string; readonly box: readonly [number, number, number, number] }[];

/** Only where width and height do not come back from the corners: fractions may not. */
const inexact = (regions: Regions) =>
  regions.filter(({ box }) => boxOf(cornersOf(box)).some((value, index) => value !== box[index]));

export function writeItemExtension(item: Item, language: LanguageCode): XmlElement {
  const { credit, mode, regions } = item as Item & { credit?: string; mode?: string; regions?: Regions };
  return el(
    'fieldpass:item',
    {
      id: item.id,
      language,
      type: item.type,
      competency: item.competency,
      difficulty: item.difficulty,
      critical: item.critical,
      credit,
      mode,
    },
    [
      el('fieldpass:source', {}, [item.source]),
      ...item.enemies.map((enemy) => el('fieldpass:enemy', { id: enemy })),
      ...inexact(regions ?? []).map(({ id, box }) => el('fieldpass:box', { region: id, numbers: box.join(' ') })),
    ],
  );
}

export const writeExtension = (kind: 'set' | 'test', id: string, language: LanguageCode): XmlElement =>
  el(`fieldpass:${kind}`, { id, language });

export type Extension = { readonly kind: string; readonly id: string; readonly language: LanguageCode };

const extensionIn = (metadata: XmlElement | undefined): XmlElement | undefined =>
  metadata && elementsIn(metadata).find(({ uri }) => uri === extensionSpace);

/** Whose the resource is, where it is one of ours. */
export function readExtension(metadata: XmlElement | undefined): Extension | null {
  const found = extensionIn(metadata);
  const language = languageCodes.find((code) => code === found?.attributes.language);
  return found && language ? { kind: found.name, id: found.attributes.id ?? '', language } : null;
}

export function readItemExtension(metadata: XmlElement | undefined): OwnFields | null {
  const found = extensionIn(metadata);
  if (found?.name !== 'item') return null;
  const { id = '', type = '', competency = '', difficulty, critical, credit, mode } = found.attributes;
  const boxes = childrenNamed(found, 'box').map(
    ({ attributes }) => [attributes.region ?? '', (attributes.numbers ?? '').split(' ').map(Number)] as const,
  );
  return {
    id,
    type,
    competency,
    difficulty: Number(difficulty),
    critical: critical === 'true',
    // As it was written: a source is one text in every language, and no place for markup.
    source: childrenNamed(found, 'source')
      .flatMap(({ children }) => children.filter((child) => typeof child === 'string'))
      .join(''),
    enemies: childrenNamed(found, 'enemy').map(({ attributes }) => attributes.id ?? ''),
    credit,
    mode,
    boxes: Object.fromEntries(boxes),
  };
}
