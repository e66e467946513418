/**
 * The title of a course or a programme, in the language of the page; its id where the registry has none.
 */
import { useSession } from '../app/session.tsx';
import { useFormats } from '../locale/use-formats.ts';

export function useCourseTitle(): (course: string) => string {
  const formats = useFormats();
  const { choices } = useSession();
  return (course) => {
    const known = [...choices.courses, ...choices.programmes].find(({ id }) => id === course);
    return (known && formats.title(known.titles)) || course;
  };
}
