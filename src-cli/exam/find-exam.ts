/**
 * The course of an exam in a content folder; what is not there, or was refused, is said on the error output.
 */
import type { TFunction } from 'i18next';
import type { Course } from '#core/content/pack.ts';
import { readContent } from '../read-content.ts';

/** `exam`: the id of the course, or of its exam. */
export async function findExam(contentFolder: string, exam: string, t: TFunction): Promise<Course | null> {
  const { courses, refused } = await readContent(contentFolder);
  const found = courses.find(({ id, blueprint }) => id === exam || blueprint.id === exam);
  if (found) return found;
  process.stderr.write(`${t('examUnknown', { exam, known: courses.map(({ id }) => id).join(', ') || '–' })}\n`);
  if (refused.length > 0) process.stderr.write(`${t('contentRefused')}\n`);
  return null;
}
