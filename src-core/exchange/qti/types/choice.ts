/**
 * Choice as a `qti-choice-interaction` with one choice at most.
 */
import type { OptionsQuestion } from '../../../exam/item-types/options.ts';
import { correctOf, feedbackOf, readChoices, writeChoices } from '../option-list.ts';
import type { QtiType } from '../qti-type.ts';
import { declareResponse, isCorrect, scoreWhen } from '../scoring.ts';

export const choice: QtiType<OptionsQuestion> = {
  write: ({ stem, options }, words) => ({
    declarations: [declareResponse('RESPONSE', 'single', 'identifier', correctOf(options))],
    body: [writeChoices('RESPONSE', options, words, 1, [words.element('qti-prompt', {}, stem)])],
    scoring: [scoreWhen([[isCorrect('RESPONSE'), 1]])],
    feedback: feedbackOf('RESPONSE', 'single', options),
  }),
  read: (source) => {
    const [interaction] = source.interactions;
    const options = interaction && readChoices(source, interaction, 'qti-simple-choice');
    if (!options) return null;
    if (!source.own && source.credit() === 'partial') source.report('scoring-changed');
    return { stem: source.stem(), options };
  },
};
