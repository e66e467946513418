/**
 * The items of one language as a `qti-assessment-test` (QTI 3.0 ASI, section 2.2): the single items in one section, each
 * scenario set in a section of its own, kept together and in its order.
 */
import type { ScenarioSet } from '../../exam/item.ts';
import type { XmlElement } from '../xml/element.ts';
import { el } from '../xml/write-xml.ts';
import { toIdentifier } from './names.ts';
import type { Words } from './words.ts';
import { rootAttributes } from './write-item.ts';

type Reference = { readonly id: string; readonly href: string };

const section = (identifier: string, title: string, items: readonly Reference[]): XmlElement =>
  el(
    'qti-assessment-section',
    { identifier, title, visible: true, 'keep-together': true },
    items.map(({ id, href }) => el('qti-assessment-item-ref', { identifier: toIdentifier(id), href })),
  );

export function writeTest(
  title: string,
  words: Words,
  single: readonly Reference[],
  sets: readonly { readonly set: ScenarioSet; readonly items: readonly Reference[] }[],
): XmlElement {
  return el(
    'qti-assessment-test',
    { ...rootAttributes, identifier: `test-${words.language}`, title, 'xml:lang': words.language },
    [
      el('qti-test-part', { identifier: 'part', 'navigation-mode': 'nonlinear', 'submission-mode': 'individual' }, [
        ...(single.length > 0 ? [section('section-items', title, single)] : []),
        ...sets.map(({ set, items }) => section(`section-${set.id}`, words.plain(set.title).text, items)),
      ]),
    ],
  );
}
