/**
 * The answers of a GIFT question, between its braces (Moodle documentation, "GIFT format"). Escapes are set aside.
 */
export type GiftAnswer = {
  readonly isRight: boolean;
  /** Per cent, where one is given. */
  readonly weight: number | null;
  readonly text: string;
  readonly feedback: string;
};

/** `####` begins what is said to whoever answers, to the end. */
export function splitGeneralFeedback(answers: string): { answers: string; general: string } {
  const at = answers.indexOf('####');
  return at < 0 ? { answers, general: '' } : { answers: answers.slice(0, at), general: answers.slice(at + 4) };
}

/** `=right ~wrong`, each with `%weight%` before and `#feedback` after it. */
export function splitAnswers(answers: string): GiftAnswer[] {
  return [...answers.matchAll(/([=~])([^=~]*)/g)].map(([, sign, rest = '']) => {
    const [, weight, body = rest] = rest.match(/^\s*%(-?\d+(?:\.\d+)?)%([\s\S]*)$/) ?? [];
    const at = body.indexOf('#');
    return {
      isRight: sign === '=',
      weight: weight === undefined ? null : Number(weight),
      text: (at < 0 ? body : body.slice(0, at)).trim(),
      feedback: at < 0 ? '' : body.slice(at + 1).trim(),
    };
  });
}

export type GiftNumber = { readonly answer: number; readonly tolerance: number };

const decimal = String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`;
const range = new RegExp(`^(${decimal})\\s*\\.\\.\\s*(${decimal})$`);
const near = new RegExp(`^(${decimal})\\s*(?::\\s*(${decimal}))?$`);

/** `56`, `56:2` or `54..58`; null for anything else. */
export function readNumber(text: string): GiftNumber | null {
  const between = text.trim().match(range);
  if (between) {
    const [low, high] = [Number(between[1]), Number(between[2])];
    return low <= high ? { answer: (low + high) / 2, tolerance: (high - low) / 2 } : null;
  }
  const about = text.trim().match(near);
  if (!about) return null;
  const tolerance = Number(about[2] ?? 0);
  return tolerance >= 0 ? { answer: Number(about[1]), tolerance } : null;
}
