/**
 * Multiple response as a `qti-choice-interaction`. Partial credit is a mapping: each right option its share, each wrong
 * one the same share less, bounded at 0.
 */
import { type Credit, keyOf, type OptionsQuestion } from '../../../exam/item-types/options.ts';
import { allNamed, childNamed } from '../../xml/element.ts';
import { toIdentifier } from '../names.ts';
import { correctOf, feedbackOf, readChoices, writeChoices } from '../option-list.ts';
import type { ItemSource, QtiType } from '../qti-type.ts';
import { declareResponse, isCorrect, mapped, scoreSum, scoreWhen } from '../scoring.ts';

type Multiple = OptionsQuestion & { readonly credit: Credit };

/** True where a foreign mapping scores as ours does. */
function scoresAlike({ interactions, declaration }: ItemSource, right: number, wrong: number): boolean {
  const [interaction] = interactions;
  const mapping = interaction && childNamed(declaration(interaction) ?? interaction, 'qti-mapping');
  if (!mapping) return false;
  const values = allNamed(mapping, 'qti-map-entry').map(({ attributes }) => Number(attributes['mapped-value']));
  const most = Math.max(...values);
  const least = Math.min(Number(mapping.attributes['default-value'] ?? 0), ...values);
  const unlisted = Number(mapping.attributes['default-value'] ?? 0) === least;
  return (
    values.filter((value) => value === most).length === right &&
    least === -most &&
    (unlisted || values.filter((value) => value === least).length === wrong) &&
    Number(mapping.attributes['lower-bound'] ?? Number.NEGATIVE_INFINITY) === 0
  );
}

export const multiple: QtiType<Multiple> = {
  write: ({ stem, options, credit }, words) => {
    const share = 1 / keyOf({ options }).length;
    const mapping = options.map(({ id, correct }) => [toIdentifier(id), correct ? share : -share] as const);
    const partial = credit === 'partial';
    return {
      declarations: [
        declareResponse('RESPONSE', 'multiple', 'identifier', correctOf(options), partial ? mapping : undefined),
      ],
      body: [writeChoices('RESPONSE', options, words, 0, [words.element('qti-prompt', {}, stem)])],
      scoring: [partial ? scoreSum([mapped('RESPONSE')]) : scoreWhen([[isCorrect('RESPONSE'), 1]])],
      feedback: feedbackOf('RESPONSE', 'multiple', options),
    };
  },
  read: (source) => {
    const [interaction] = source.interactions;
    const options = interaction && readChoices(source, interaction, 'qti-simple-choice');
    if (!options) return null;
    const credit = source.credit();
    const right = options.filter(({ correct }) => correct).length;
    if (!source.own && credit === 'partial' && !scoresAlike(source, right, options.length - right))
      source.report('scoring-changed');
    return { stem: source.stem(), options, credit };
  },
};
