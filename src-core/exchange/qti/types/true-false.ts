/**
 * True or false with the reason: two `qti-choice-interaction`s, the verdict and the reason, scored together. Only our own
 * files have this; a foreign true or false is a choice.
 */
import type { Question } from '../../../exam/item.ts';
import type { Credit, KeyedOption } from '../../../exam/item-types/options.ts';
import { verdictWords } from '../../text/verdict-words.ts';
import { el } from '../../xml/write-xml.ts';
import { roles } from '../names.ts';
import { correctOf, feedbackOf, readChoices, writeChoices } from '../option-list.ts';
import type { QtiType } from '../qti-type.ts';
import { both, declareResponse, isCorrect, scoreWhen } from '../scoring.ts';

type TrueFalse = Question & {
  readonly answer: boolean;
  readonly reasons: readonly KeyedOption[];
  readonly credit: Credit;
};

export const trueFalse: QtiType<TrueFalse> = {
  write: ({ stem, answer, reasons, credit }, words) => ({
    declarations: [
      declareResponse('VERDICT', 'single', 'identifier', [String(answer)]),
      declareResponse('REASON', 'single', 'identifier', correctOf(reasons)),
    ],
    body: [
      words.element('p', { class: roles.stem }, stem),
      el(
        'qti-choice-interaction',
        { 'response-identifier': 'VERDICT', shuffle: false, 'max-choices': 1 },
        [true, false].map((verdict) =>
          words.element('qti-simple-choice', { identifier: String(verdict) }, verdictWords(verdict, words.language)),
        ),
      ),
      writeChoices('REASON', reasons, words, 1),
    ],
    scoring: [
      scoreWhen([
        [both([isCorrect('VERDICT'), isCorrect('REASON')]), 1],
        ...(credit === 'partial' ? [[isCorrect('VERDICT'), 0.5] as const] : []),
      ]),
    ],
    feedback: feedbackOf('REASON', 'single', reasons),
  }),
  read: (source) => {
    const [verdict, reason] = source.interactions;
    const reasons = verdict && reason && readChoices(source, reason, 'qti-simple-choice');
    if (!reasons) return null;
    return { stem: source.stem(), answer: source.correct(verdict)[0] === 'true', reasons, credit: source.credit() };
  },
};
