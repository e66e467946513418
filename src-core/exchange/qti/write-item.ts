/**
 * One item in one language as a `qti-assessment-item` (QTI 3.0 ASI information model, section 2.1).
 */
import type { Item } from '../../exam/item.ts';
import type { LocalText } from '../../locale/languages.ts';
import type { XmlElement } from '../xml/element.ts';
import { el } from '../xml/write-xml.ts';
import { instanceSpace, itemSchema, itemSpace, roles, toIdentifier } from './names.ts';
import type { ChoiceFeedback, QtiType } from './qti-type.ts';
import { declareFeedback, declareScore, set, variable } from './scoring.ts';
import type { Words } from './words.ts';

/** Attributes of every root element of QTI 3.0. */
export const rootAttributes = {
  xmlns: itemSpace,
  'xmlns:xsi': instanceSpace,
  'xsi:schemaLocation': `${itemSpace} ${itemSchema}`,
} as const;

export const feedbackOutcome = (response: string): string => `FEEDBACK_${response}`;
export const rationaleOutcome = 'RATIONALE';

const say = (outcome: string, identifier: string, text: LocalText, words: Words): XmlElement =>
  el('qti-modal-feedback', { 'outcome-identifier': outcome, identifier, 'show-hide': 'show' }, [
    el('qti-content-body', {}, [words.element('p', {}, text)]),
  ]);

/** One outcome for each response that something is said to: it takes the response's own value. */
const outcomesOf = (feedback: readonly ChoiceFeedback[]) =>
  new Map(feedback.map(({ response, cardinality }) => [response, cardinality] as const));

export function writeItem(
  item: Item,
  type: QtiType,
  words: Words,
  story: LocalText | null,
  stimulus: { readonly identifier: string; readonly href: string } | null,
): XmlElement {
  const { declarations, body, scoring, feedback = [] } = type.write(item, words);
  const outcomes = [...outcomesOf(feedback)];
  return el(
    'qti-assessment-item',
    {
      ...rootAttributes,
      identifier: toIdentifier(item.id),
      title: item.id,
      adaptive: false,
      'time-dependent': false,
      'xml:lang': words.language,
      'tool-name': 'Fieldpass',
    },
    [
      ...declarations,
      declareScore(),
      declareFeedback(rationaleOutcome, 'single'),
      ...outcomes.map(([response, cardinality]) => declareFeedback(feedbackOutcome(response), cardinality)),
      ...(stimulus ? [el('qti-assessment-stimulus-ref', { ...stimulus, title: stimulus.identifier })] : []),
      el('qti-item-body', {}, [...(story ? [words.element('p', { class: roles.story }, story)] : []), ...body]),
      el('qti-response-processing', {}, [
        ...scoring,
        set(rationaleOutcome, el('qti-base-value', { 'base-type': 'identifier' }, ['rationale'])),
        ...outcomes.map(([response]) => set(feedbackOutcome(response), variable(response))),
      ]),
      ...feedback.map(({ response, choice, text }) => say(feedbackOutcome(response), choice, text, words)),
      say(rationaleOutcome, 'rationale', item.rationale, words),
    ],
  );
}
