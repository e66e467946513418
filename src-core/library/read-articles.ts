/**
 * Reads the library: `library.yaml`, which names its languages, and one file an article and language.
 */
import { landmarksOf } from '../content/landmarks.ts';
import type { PackFiles } from '../content/pack.ts';
import { articleFrontSchema, librarySchema, translatedFrontSchema } from '../content/pack-schema.ts';
import { type ContentProblem, problem } from '../content/problem.ts';
import { readText } from '../content/read-lesson.ts';
import { readYaml } from '../content/read-yaml.ts';
import { markOfLesson } from '../content/translation.ts';
import type { Article } from './article.ts';

const head = 'library.yaml';

export function readArticles(files: PackFiles): { value: Article[] | null; problems: ContentProblem[] } {
  const source = files.get(head);
  if (source === undefined) return { value: null, problems: [problem(head, 0, 'file-missing', { file: head })] };
  const declared = readYaml(head, source, librarySchema);
  if (!declared.value) return { value: null, problems: declared.problems };
  const [first = 'en', ...others] = declared.value.languages;

  const problems: ContentProblem[] = [];
  const articles: Article[] = [];
  for (const [file, text] of files) {
    const id = file.endsWith(`.${first}.md`) ? file.slice(0, -`.${first}.md`.length) : null;
    if (id === null) continue;
    const original = readText(file, text, articleFrontSchema);
    problems.push(...original.problems);
    if (!original.value) continue;
    const { title, summary, blocks, version, date, topic, lessons } = original.value;
    for (const landmark of landmarksOf(blocks)) {
      problems.push(problem(file, 0, 'markdown-unsupported', { kind: landmark }));
    }
    const texts: Article['texts'] = { [first]: { title, summary, blocks } };
    for (const language of others) {
      const name = `${id}.${language}.md`;
      const translation = files.get(name);
      if (translation === undefined) {
        problems.push(problem(file, 0, 'translation-missing', { language, field: name }));
        continue;
      }
      const read = readText(name, translation, translatedFrontSchema);
      problems.push(...read.problems);
      if (!read.value) continue;
      const { of, ...said } = read.value;
      if (of !== markOfLesson(text)) {
        const code = of === undefined ? 'translation-unconfirmed' : 'translation-stale';
        problems.push(problem(name, 1, code, { language, field: id }));
      }
      texts[language] = said;
    }
    articles.push({ id, version, date, topic, lessons, texts });
  }
  articles.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { value: problems.length === 0 ? articles : null, problems };
}
