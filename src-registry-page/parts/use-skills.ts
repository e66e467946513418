/**
 * What people on the roster can be certified in: programmes and courses, by their titles in the language of the page.
 */
import { skillsReply } from '#core/staff/crisis-shapes.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFormats } from '../locale/use-formats.ts';

export type Skill = { readonly id: string; readonly title: string };
export type Skills = {
  readonly programmes: readonly Skill[];
  readonly courses: readonly Skill[];
  readonly titleOf: (id: string) => string;
};

export function useSkills(): Skills {
  const formats = useFormats();
  const { data } = useAnswer('/v1/staff/skills', skillsReply);
  const named = (list: readonly { id: string; titles: Record<string, string> }[] = []): Skill[] =>
    list.map(({ id, titles }) => ({ id, title: formats.title(titles) || id }));
  const [programmes, courses] = [named(data?.programmes), named(data?.courses)];
  return {
    programmes,
    courses,
    titleOf: (id) => [...programmes, ...courses].find((one) => one.id === id)?.title ?? id,
  };
}
