/**
 * The competencies of the framework in a content folder; null, and said, where there is none that is whole.
 */
import { join } from 'node:path';
import type { TFunction } from 'i18next';
import { readFramework } from '#core/content/read-framework.ts';
import { readPackFolder } from '#store/content/pack-folder.ts';

export async function knownCompetencies(contentFolder: string, t: TFunction): Promise<ReadonlySet<string> | null> {
  const folder = join(contentFolder, 'competencies');
  const { files, problems } = await readPackFolder(folder);
  const framework = readFramework(files);
  if (framework.value && problems.length === 0 && framework.problems.length === 0) {
    return new Set(framework.value.domains.flatMap(({ competencies }) => competencies.map(({ id }) => id)));
  }
  process.stderr.write(`${t('framework-unknown', { ns: 'problem', id: folder })}\n${t('contentRefused')}\n`);
  return null;
}
