/**
 * `fieldpass content stats`
 */
import { courseStats } from '#core/content/stats.ts';
import { readContent } from './read-content.ts';

export async function contentStats(options: { content: string; json?: boolean }): Promise<number> {
  const library = await readContent(options.content);
  const courses = library.courses.map(courseStats);
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ courses })}\n`);
  } else {
    for (const { id, version, languages } of courses) {
      process.stdout.write(`${id} ${version}\n`);
      console.table(languages);
    }
  }
  for (const { pack, problems } of library.refused) process.stderr.write(`${pack}: ${problems.length} problems\n`);
  return library.refused.length === 0 ? 0 : 1;
}
