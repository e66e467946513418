/**
 * What can be wrong in content. Each code has a sentence in every complete language: `problem.<code>`.
 */
import type { ContentProblem } from '../result/failure.ts';

export type { ContentProblem };

export const problemCodes = [
  'area-minimum-missing',
  'area-too-small',
  'blueprint-anchor',
  'blueprint-difficulty-short',
  'blueprint-difficulty-sum',
  'blueprint-enemies',
  'blueprint-sets-short',
  'blueprint-short',
  'check-unknown',
  'check-unplaced',
  'competency-few-items',
  'competency-without-area',
  'competency-without-lesson',
  'domain-unknown',
  'duplicate-id',
  'duplicate-stem',
  'enemy-unknown',
  'exercise-endless',
  'exercise-impossible',
  'exercise-no-answer',
  'exercise-no-way-on',
  'exercise-out-of-reach',
  'exercise-unknown',
  'exercise-unknown-place',
  'file-missing',
  'file-too-large',
  'file-unreadable',
  'framework-unknown',
  'item-key-markers',
  'item-key-one',
  'item-key-outside',
  'item-key-repeated',
  'item-key-some',
  'item-key-unknown',
  'key-position-unbalanced',
  'languages-differ',
  'lesson-unknown',
  'longest-option-cue',
  'markdown-emphasis',
  'markdown-front-matter',
  'markdown-heading',
  'markdown-html',
  'markdown-link',
  'markdown-unsupported',
  'negative-without-emphasis',
  'option-all-above',
  'option-length-cue',
  'path-escape',
  'picture-broken',
  'picture-missing',
  'picture-unsafe',
  'schema',
  'standard-differs',
  'standard-item-unknown',
  'translation-missing',
  'translation-stale',
  'translation-unconfirmed',
  'translation-without-text',
  'unknown-competency',
  'untranslated-text',
  'word-avoided',
  'yaml-syntax',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

export function problem(
  file: string,
  line: number,
  code: ProblemCode,
  params: Record<string, string> = {},
): ContentProblem {
  return { file, line, code, params };
}
