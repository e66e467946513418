/**
 * What a course, its framework and the organisation are called in every language that the content has.
 */
import type { Course, Framework } from '#core/content/pack.ts';
import type { LocalText } from '#core/locale/languages.ts';
import { type Names, noNames } from './paper.ts';

/** Whatever is not there any more is said as the credential says it. */
export function namesOf(
  course: Pick<Course, 'title'> | undefined,
  framework: Framework | null,
  issuer: LocalText,
): Names {
  const domains = framework?.domains ?? [];
  return {
    ...noNames,
    issuer,
    course: course?.title ?? {},
    framework: framework?.title ?? {},
    areas: Object.fromEntries(domains.map(({ id, title }) => [id, title])),
    competencies: Object.fromEntries(
      domains.flatMap(({ competencies }) => competencies.map(({ id, title }) => [id, title])),
    ),
  };
}
