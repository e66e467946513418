/**
 * What a course asks, as a credential names it: the course, its framework, areas and competencies, in one language.
 */
import { type Course, competencyIn, domainIn, type Framework } from '../content/pack.ts';
import { cellsOf } from '../exam/blueprint.ts';
import { type LanguageCode, type LocalText, textIn } from '../locale/languages.ts';

export function partsOfCourse(course: Course, framework: Framework, language: LanguageCode) {
  const say = (text: LocalText | undefined, otherwise: string) => textIn(text ?? {}, language) || otherwise;
  return {
    say,
    course: { id: course.id, version: course.version, title: say(course.title, course.id) },
    framework: { id: framework.id, version: framework.version, title: say(framework.title, framework.id) },
    areas: course.blueprint.areas.map((area) => ({
      ...area,
      id: area.domain,
      title: say(domainIn(framework, area.domain)?.title, area.domain),
    })),
    competencies: [...new Set(cellsOf(course.blueprint).map(({ competency }) => competency))].map((id) => ({
      id,
      title: say(competencyIn(framework, id)?.title, id),
    })),
  };
}
