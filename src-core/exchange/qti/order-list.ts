/**
 * Things to be put in order, written and read; shared by order and by judgement that ranks.
 */
import type { Credit, Option } from '../../exam/item-types/options.ts';
import type { LocalText } from '../../locale/languages.ts';
import { letterAt } from '../new-ids.ts';
import { childrenNamed } from '../xml/element.ts';
import { el } from '../xml/write-xml.ts';
import { toIdentifier } from './names.ts';
import { identifiersOf, idsFor, partIdShape } from './option-list.ts';
import type { ItemSource, Written } from './qti-type.ts';
import { declareResponse, isCorrect, scoreWhen } from './scoring.ts';
import type { Words } from './words.ts';

/** The order of the alphabet: a system that does not shuffle must not show the right order. */
export const byWords = (options: readonly Option[], words: Words): Option[] => {
  const key = ({ text }: Option) => words.plain(text).text;
  return [...options].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
};

export function writeOrder(stem: LocalText, shown: readonly Option[], right: readonly Option[], words: Words): Written {
  const choices = shown.map(({ id, text }) =>
    words.element('qti-simple-choice', { identifier: toIdentifier(id) }, text),
  );
  return {
    declarations: [declareResponse('RESPONSE', 'ordered', 'identifier', identifiersOf(right))],
    body: [
      el('qti-order-interaction', { 'response-identifier': 'RESPONSE', shuffle: true }, [
        words.element('qti-prompt', {}, stem),
        ...choices,
      ]),
    ],
    scoring: [scoreWhen([[isCorrect('RESPONSE'), 1]])],
  };
}

/** The options as they stand, and their ids in the right order; null after a problem was reported. */
export function readOrder(source: ItemSource): { options: Option[]; order: string[]; credit: Credit } | null {
  const [interaction] = source.interactions;
  if (!interaction) return null;
  const choices = childrenNamed(interaction, 'qti-simple-choice');
  const identifiers = choices.map(({ attributes }) => attributes.identifier ?? '');
  const ids = idsFor(identifiers, partIdShape, letterAt);
  const correct = source.correct(interaction);
  if (correct.length !== identifiers.length || !identifiers.every((identifier) => correct.includes(identifier))) {
    source.report('key-missing', {}, interaction.line);
    return null;
  }
  const credit = source.own ? source.credit() : 'all';
  if (!source.own && source.credit() === 'partial') source.report('scoring-changed');
  const options = choices.map((choice, index) => ({
    id: ids.get(identifiers[index] as string) as string,
    text: source.text(choice),
  }));
  return { options, order: correct.map((identifier) => ids.get(identifier) as string), credit };
}
