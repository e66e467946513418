/**
 * What each Moodle question type becomes (Moodle XML format, docs.moodle.org, "Moodle XML format"; `qformat_xml` writes
 * it). Types that are not here do not fit.
 */
import type { LanguageCode } from '../../locale/languages.ts';
import { letterAt } from '../new-ids.ts';
import type { Report } from '../problem.ts';
import {
  choiceFields,
  matchFields,
  multipleFields,
  numericFields,
  verdictFields,
  type WeightedAnswer,
} from '../question-fields.ts';
import type { ForeignText } from '../text/foreign-text.ts';
import { charactersOf, childNamed, childrenNamed, type XmlElement } from '../xml/element.ts';

export type MoodleSource = {
  readonly question: XmlElement;
  readonly language: LanguageCode;
  readonly report: Report;
  /** The words of an element with a `text` in it, or ''. */
  readonly words: (holder: XmlElement | undefined) => string;
  readonly texts: ForeignText;
  readonly stem: string;
  readonly title: string;
};

type Body = Readonly<Record<string, unknown>> & { readonly type: string };

const valueIn = (element: XmlElement, name: string): string => {
  const child = childNamed(element, name);
  return child ? charactersOf(child) : '';
};

const answersOf = ({ question, words }: MoodleSource): WeightedAnswer[] =>
  childrenNamed(question, 'answer').map((answer) => ({
    text: words(answer),
    weight: Number(answer.attributes.fraction ?? 0),
    feedback: words(childNamed(answer, 'feedback')),
  }));

function multichoice(source: MoodleSource): Body | null {
  const answers = answersOf(source);
  const isSingle = /^(true|1)?$/.test(valueIn(source.question, 'single'));
  return (isSingle ? choiceFields : multipleFields)(answers, source.language, source.report);
}

function truefalse(source: MoodleSource): Body | null {
  const verdicts = childrenNamed(source.question, 'answer').map((answer) => ({
    isTrue: /^true$/i.test(valueIn(answer, 'text')),
    isRight: Number(answer.attributes.fraction ?? 0) > 0,
    feedback: source.words(childNamed(answer, 'feedback')),
  }));
  const right = verdicts.filter(({ isRight }) => isRight);
  if (right.length !== 1) {
    source.report('key-missing');
    return null;
  }
  const said = (isTrue: boolean) => verdicts.find((one) => one.isTrue === isTrue)?.feedback ?? '';
  const feedback = { onTrue: said(true), onFalse: said(false) };
  return verdictFields(right[0]?.isTrue ?? false, feedback, source.language);
}

const matching = ({ question, words, language }: MoodleSource): Body =>
  matchFields(
    childrenNamed(question, 'subquestion').map((pair) => ({
      left: words(pair),
      right: words(childNamed(pair, 'answer')),
    })),
    language,
  );

function numerical(source: MoodleSource): Body | null {
  const answers = childrenNamed(source.question, 'answer').map((answer) => ({
    weight: Number(answer.attributes.fraction ?? 0),
    value: valueIn(answer, 'text'),
    tolerance: Number(valueIn(answer, 'tolerance') || 0),
    feedback: source.words(childNamed(answer, 'feedback')),
  }));
  const whole = answers.filter(
    ({ weight, value }) => weight >= 99.99 && value !== '' && Number.isFinite(Number(value)),
  );
  const [right] = whole;
  if (!right || !Number.isFinite(right.tolerance)) {
    source.report('key-missing');
    return null;
  }
  if (answers.length > 1) source.report('answers-left-out', { count: String(answers.length - 1) });
  const said = answers.filter(({ feedback }) => feedback !== '');
  if (said.length > 0) source.report('feedback-left-out', { count: String(said.length) });
  const units = childrenNamed(childNamed(source.question, 'units') ?? source.question, 'unit').map((unit) => ({
    multiplier: Number(valueIn(unit, 'multiplier')),
    name: valueIn(unit, 'unit_name'),
  }));
  const unit = units.find(({ multiplier }) => multiplier === 1);
  if (units.length > (unit ? 1 : 0)) source.report('scoring-changed');
  return {
    ...numericFields(Number(right.value), right.tolerance),
    ...(unit?.name ? { unit: { [source.language]: unit.name } } : {}),
  };
}

/** The paragraphs without a gap ask, those with one are filled in; where all have one, the question's name asks. */
function partStem(source: MoodleSource): { stem: string; text: string } {
  const paragraphs = source.stem.split('\n');
  const text = paragraphs.filter((words) => /\[\[\d+\]\]/.test(words)).join('\n');
  const stem = paragraphs.filter((words) => !/\[\[\d+\]\]/.test(words)).join('\n');
  if (!stem) source.report('stem-from-title', { title: source.title });
  return { stem: stem || source.title, text };
}

/** Gaps `[[1]]` that name the right choice; each gap offers all choices of its group (qtype_gapselect, qtype_ddwtos). */
function gaps(source: MoodleSource): Body | null {
  const { question, language, report, words } = source;
  const tag = question.attributes.type === 'ddwtos' ? 'dragbox' : 'selectoption';
  const choices = childrenNamed(question, tag).map((choice) => ({
    text: words(choice),
    group: valueIn(choice, 'group') || '1',
  }));
  const { stem, text } = partStem(source);
  const marks = [...text.matchAll(/\[\[(\d+)\]\]/g)].map(([, number]) => Number(number));
  const unknown = marks.find((number) => choices[number - 1] === undefined);
  if (marks.length === 0 || unknown !== undefined) {
    report('gap-unknown', { gap: String(unknown ?? '') });
    return null;
  }
  const sizes = marks.map((number) => choices.filter(({ group }) => group === choices[number - 1]?.group).length);
  if (Math.max(...sizes) > 6 || marks.length > 6) {
    report('too-many-options', { count: String(Math.max(...sizes, marks.length)) });
    return null;
  }
  let place = 0;
  const numbered = text.replace(/\[\[\d+\]\]/g, () => {
    place += 1;
    return `[[g${place}]]`;
  });
  return {
    type: 'gap',
    stem: { [language]: stem },
    text: { [language]: numbered },
    gaps: marks.map((number, index) => ({
      id: `g${index + 1}`,
      options: choices
        .filter(({ group }) => group === choices[number - 1]?.group)
        .map((choice, at) => ({
          id: letterAt(at),
          correct: choice === choices[number - 1],
          text: { [language]: choice.text },
        })),
    })),
    credit: 'partial',
  };
}

export const moodleBodies: Readonly<Record<string, (source: MoodleSource) => Body | null>> = {
  multichoice,
  truefalse,
  matching,
  numerical,
  gapselect: gaps,
  ddwtos: gaps,
};
