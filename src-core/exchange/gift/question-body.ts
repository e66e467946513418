/**
 * What a GIFT question becomes, told by what is between its braces.
 */
import type { LanguageCode } from '../../locale/languages.ts';
import type { Report } from '../problem.ts';
import { choiceFields, matchFields, multipleFields, numericFields, verdictFields } from '../question-fields.ts';
import { type GiftAnswer, readNumber, splitAnswers } from './answers.ts';

type Body = Readonly<Record<string, unknown>> & { readonly type: string };

export type GiftSource = {
  /** Between the braces, without the general feedback. */
  readonly answers: string;
  readonly language: LanguageCode;
  readonly report: Report;
  /** Plain text of a piece. */
  readonly words: (piece: string) => string;
};

const verdict = /^\s*(T|TRUE|F|FALSE)\s*(?:#([^#]*))?(?:#([^#]*))?$/i;

/** `{T#said to who is wrong#said to who is right}`. */
function trueFalse({ answers, language, words }: GiftSource): Body | null {
  const [, value, wrong = '', right = ''] = answers.match(verdict) ?? [];
  if (value === undefined) return null;
  const isTrue = /^t/i.test(value);
  const [onRight, onWrong] = [words(right), words(wrong)];
  return verdictFields(isTrue, { onTrue: isTrue ? onRight : onWrong, onFalse: isTrue ? onWrong : onRight }, language);
}

/** `{#56:2}`, `{#54..58}` or `{#=56:2 =%50%56:4}`. */
function numeric({ answers, report, words }: GiftSource): Body | null {
  const inner = answers.trim().slice(1);
  const listed = splitAnswers(inner);
  const [plain = '', feedback = ''] = inner.split('#');
  const all: GiftAnswer[] =
    listed.length > 0 ? listed : [{ isRight: true, weight: null, text: plain, feedback: feedback.trim() }];
  const whole = all.filter(({ isRight, weight }) => isRight && (weight ?? 100) >= 99.99);
  const right = whole[0] && readNumber(whole[0].text);
  if (!right) {
    report('key-missing');
    return null;
  }
  if (all.length > 1) report('answers-left-out', { count: String(all.length - 1) });
  const said = all.filter((one) => words(one.feedback) !== '');
  if (said.length > 0) report('feedback-left-out', { count: String(said.length) });
  return numericFields(right.answer, right.tolerance);
}

function matching(answers: readonly GiftAnswer[], { language, report, words }: GiftSource): Body {
  const said = answers.filter(({ feedback }) => feedback !== '');
  if (said.length > 0) report('feedback-left-out', { count: String(said.length) });
  const pairs = answers.map(({ text }) => {
    const at = text.indexOf('->');
    return { left: words(text.slice(0, at)), right: words(text.slice(at + 2)) };
  });
  return matchFields(pairs, language);
}

/** The fields of the type; null after a problem was reported. */
export function giftBody(source: GiftSource): Body | null {
  const { answers, language, report, words } = source;
  if (answers.trim() === '') {
    report('question-type', { type: 'essay' });
    return null;
  }
  const yesNo = trueFalse(source);
  if (yesNo) return yesNo;
  if (answers.trim().startsWith('#')) return numeric(source);
  const listed = splitAnswers(answers);
  if (listed.length === 0) {
    report('gift-broken', { text: answers });
    return null;
  }
  if (listed.every(({ isRight, text }) => isRight && text.includes('->'))) return matching(listed, source);
  if (listed.every(({ isRight }) => isRight)) {
    report('question-type', { type: 'shortanswer' });
    return null;
  }
  const right = listed.filter(({ isRight }) => isRight);
  const offered = listed.map(({ isRight, weight, text, feedback }) => ({
    text: words(text),
    weight: weight ?? (isRight ? 100 : 0),
    feedback: words(feedback),
  }));
  // Moodle: without one right answer that is worth the whole, the weights say what is right.
  return right.length > 0 ? choiceFields(offered, language, report) : multipleFields(offered, language, report);
}
