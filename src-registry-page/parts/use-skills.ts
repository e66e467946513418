/**
 * What people on the roster can be certified in: programmes and courses, by their titles in the language of the page.
 */
import { useSession } from '../app/session.tsx';
import { useCourseTitle } from './use-course-title.ts';

export type Skill = { readonly id: string; readonly title: string };
export type Skills = {
  readonly programmes: readonly Skill[];
  readonly courses: readonly Skill[];
  readonly titleOf: (id: string) => string;
};

export function useSkills(): Skills {
  const { choices } = useSession();
  const titleOf = useCourseTitle();
  const named = (list: readonly { readonly id: string }[]): Skill[] =>
    list.map(({ id }) => ({ id, title: titleOf(id) }));
  return { programmes: named(choices.programmes), courses: named(choices.courses), titleOf };
}
