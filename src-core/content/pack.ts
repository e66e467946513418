/**
 * Content after it was read and found good: what the rest of the application works with.
 */
import type { Blueprint } from '../exam/blueprint.ts';
import type { Item, ScenarioSet } from '../exam/item.ts';
import type { Check } from '../exam/item-types/options.ts';
import type { LanguageCode, LocalText } from '../locale/languages.ts';
import type { LessonText } from './read-lesson.ts';

/** Path inside the pack, with forward slashes → text of the file. */
export type PackFiles = ReadonlyMap<string, string>;
/** The same for what is no text: films. */
export type PackMedia = ReadonlyMap<string, Uint8Array>;

export type Competency = { id: string; domain: string; title: LocalText; criteria: LocalText[] };
export type Domain = { id: string; title: LocalText; summary: LocalText; competencies: Competency[] };
export type Framework = { id: string; version: string; title: LocalText; domains: Domain[] };

export type Lesson = {
  id: string;
  moduleId: string;
  minutes: number;
  competencies: string[];
  texts: Partial<Record<LanguageCode, LessonText>>;
};

export type CourseModule = { id: string; title: LocalText; summary: LocalText; lessons: Lesson[] };

/** In the order in which people are shown courses. */
export const courseLevels = ['basic', 'advanced', 'short'] as const;
export type CourseLevel = (typeof courseLevels)[number];

export type Course = {
  id: string;
  version: string;
  languages: LanguageCode[];
  level: CourseLevel;
  title: LocalText;
  summary: LocalText;
  validityMonths: number;
  /** So many days before a certificate runs out, it may be renewed. */
  renewalDays: number;
  modules: CourseModule[];
  checks: Check[];
  /** Every exam item, those of scenario sets too. */
  bank: Item[];
  sets: ScenarioSet[];
  blueprint: Blueprint;
};

export const lessonsOf = (course: Course): Lesson[] => course.modules.flatMap((module) => module.lessons);

export function competencyIn(framework: Framework, id: string): Competency | undefined {
  for (const { competencies } of framework.domains) {
    const found = competencies.find((competency) => competency.id === id);
    if (found) return found;
  }
  return undefined;
}

export const domainIn = (framework: Framework, id: string): Domain | undefined =>
  framework.domains.find((domain) => domain.id === id);

/** The language in which a person with `wanted` reads this course. */
export const courseLanguage = (course: Course, wanted: LanguageCode): LanguageCode =>
  course.languages.includes(wanted) ? wanted : course.languages.includes('en') ? 'en' : (course.languages[0] ?? 'en');
