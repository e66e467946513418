/**
 * The situation of a scenario set in one language as a `qti-assessment-stimulus` (QTI 3.0 ASI, section 2.5).
 */
import type { ScenarioSet } from '../../exam/item.ts';
import type { XmlElement } from '../xml/element.ts';
import { el } from '../xml/write-xml.ts';
import { toIdentifier } from './names.ts';
import type { Words } from './words.ts';
import { rootAttributes } from './write-item.ts';

export const writeStimulus = (set: ScenarioSet, words: Words): XmlElement =>
  el(
    'qti-assessment-stimulus',
    {
      ...rootAttributes,
      identifier: toIdentifier(set.id),
      title: words.plain(set.title).text,
      'xml:lang': words.language,
      'tool-name': 'Fieldpass',
    },
    [el('qti-stimulus-body', {}, [words.element('h2', {}, set.title), words.element('p', {}, set.stimulus)])],
  );
