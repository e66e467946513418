/**
 * `fieldpass content new …`: the options.
 */
import { type Command, Option } from 'commander';
import { courseLevels } from '#core/content/pack.ts';
import { topics } from '#core/library/article.ts';
import type { Shared } from '../registry/registry-command.ts';

export function addNewCommand(content: Command, { contentFolder, language, named, wholeNumber, exit }: Shared): void {
  const parent = content
    .command('new')
    .description('files to begin with, which the check accepts as they stand; nothing that is there is written over');
  const titled = (command: Command) =>
    command
      .requiredOption(
        '--title <language=title...>',
        'its title in each of its languages, for example en="Night driving" zh=夜间驾驶; it is written in the first',
        named,
      )
      .option('--content <folder>', 'the content folder', contentFolder)
      .addOption(language());
  const competency = ['--competency <id...>', 'what one learns, for example travel.drive'] as const;

  titled(parent.command('course <id>').description('a course with one module, one lesson and an exam'))
    .requiredOption('--competency <id>', 'what its first lesson teaches, for example travel.drive')
    .addOption(new Option('--level <level>', 'of the course').choices([...courseLevels]).default('short'))
    .action(async (id, options) => {
      const [{ contentNew }, { planCourse }] = await Promise.all([import('./new.ts'), import('./new/plan.ts')]);
      exit(await contentNew('course', { id, planned: (so) => planCourse(so, { id, ...options }) }, options));
    });
  titled(parent.command('lesson <course/module/lesson>').description('a lesson at the end of a module'))
    .requiredOption(...competency)
    .option('--minutes <number>', 'how long it takes to study; raise it as the text grows', wholeNumber, 2)
    .action(async (where, options) => {
      const [{ contentNew }, { planLesson }] = await Promise.all([import('./new.ts'), import('./new/plan.ts')]);
      const { competency: competencies, minutes } = options;
      const planned = (so: Parameters<typeof planLesson>[0]) => planLesson(so, { where, competencies, minutes });
      exit(await contentNew('lesson', { id: String(where).split('/').at(-1) ?? '', planned }, options));
    });
  titled(parent.command('exercise <id>').description('an exercise that begins as a copy of one of the same kind'))
    .requiredOption('--kind <kind>', 'the kind of an exercise that is there, for example packing')
    .option(...competency)
    .action(async (id, options) => {
      const [{ contentNew }, { planExercise }] = await Promise.all([import('./new.ts'), import('./new/plan.ts')]);
      const { kind, competency: competencies = [] } = options;
      exit(
        await contentNew('exercise', { id, planned: (so) => planExercise(so, { id, kind, competencies }) }, options),
      );
    });
  titled(parent.command('article <id>').description('an article of the library'))
    .addOption(new Option('--topic <topic>', 'its subject').choices([...topics]).makeOptionMandatory())
    .option('--lesson <id...>', 'lessons that it belongs with')
    .action(async (id, options) => {
      const [{ contentNew }, { planArticle }] = await Promise.all([import('./new.ts'), import('./new/plan.ts')]);
      const { topic, lesson: lessons = [] } = options;
      exit(await contentNew('article', { id, planned: (so) => planArticle(so, { id, topic, lessons }) }, options));
    });
}
