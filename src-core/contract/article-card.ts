/**
 * An article as it stands in a list, or below a lesson.
 */
import { z } from '../zod.ts';
import { contentId, language } from './values.ts';

export const articleCard = z.strictObject({ id: contentId, title: z.string(), summary: z.string(), language });
export type ArticleCard = z.infer<typeof articleCard>;
