/**
 * By what a competency of a programme was shown, in a word or two: observed at a station, examined.
 */
import type { Claims } from '#core/credential/claims.ts';
import type { Words } from '../words/words.ts';

const kinds = ['practical', 'exam'] as const;

/** Nothing where the credential does not say: of a course all of it was examined. */
export const howShown = ({ assessments }: Claims, competency: string, t: Words): string[] =>
  kinds
    .filter((kind) => assessments.some((one) => one.kind === kind && one.competencies.includes(competency)))
    .map((kind) => t.shownBy[kind]);

export const withHow = (text: string, how: readonly string[]): string =>
  how.length === 0 ? text : `${text} · ${how.join(' · ')}`;
