/**
 * How somebody came to a credential: the lessons of the course and when each was read, and the tries at its exam.
 */
import type { Course } from '../content/pack.ts';
import type { LocalText } from '../locale/languages.ts';

export type Study = {
  readonly modules: readonly {
    readonly title: LocalText;
    readonly lessons: readonly {
      readonly title: LocalText;
      readonly minutes: number;
      readonly readAt: string | null;
    }[];
  }[];
  /** The earliest first; ISO instants. */
  readonly tries: readonly { readonly decidedAt: string; readonly passed: boolean }[];
};

export type Studied = {
  readonly lessons: Readonly<Record<string, { readonly readAt: string | null }>>;
  readonly tries: Study['tries'];
};

/** `studied`: null where nobody kept it; then the days are written in by hand. */
export const studyOf = (course: Course, studied: Studied | null): Study => ({
  modules: course.modules.map(({ title, lessons }) => ({
    title,
    lessons: lessons.map(({ id, minutes, texts }) => ({
      title: Object.fromEntries(Object.entries(texts).map(([code, text]) => [code, text.title])),
      minutes,
      readAt: studied?.lessons[id]?.readAt ?? null,
    })),
  })),
  tries: studied?.tries ?? [],
});
