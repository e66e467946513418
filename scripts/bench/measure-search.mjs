/**
 * How long the library takes to find something among 10,000 passages, in each language, beside a plain look through all of
 * them. The passages are made of sentences of the courses, mixed by a seed.
 */
import { readContent } from '../../src-cli/read-content.ts';
import { courseLanguage, lessonsOf } from '../../src-core/content/pack.ts';
import { seededRandom } from '../../src-core/exam/seeded-random.ts';
import { excerpt } from '../../src-core/library/highlight.ts';
import { passagesOf } from '../../src-core/library/passage.ts';
import { searchIndexOf } from '../../src-core/library/search.ts';
import { wordsIn } from '../../src-core/library/words.ts';
import { quantile } from './statistics.mjs';

const sentencesEach = 6;

/** @param {object} library @param {string} language @param {number} count */
function passagesIn(library, language, count) {
  const real = library.courses.flatMap((course) =>
    courseLanguage(course, language) === language
      ? lessonsOf(course).flatMap(({ id, texts }) =>
          passagesOf({ kind: 'lesson', courseId: course.id, lessonId: id }, texts[language]),
        )
      : [],
  );
  const sentences = real.flatMap(({ text }) =>
    text.split(/(?<=[.!?。！？؟\n])/u).filter((one) => one.trim().length > 10),
  );
  const { unit: random } = seededRandom(`search ${language}`);
  const one = () => sentences[Math.floor(random() * sentences.length)];
  return Array.from({ length: count }, (_, index) => ({
    ...real[index % real.length],
    text: Array.from({ length: sentencesEach }, one).join(' '),
  }));
}

/** What somebody types: one to three words that stand side by side, the last one maybe not to its end. */
function questionsFrom(passages, language, count) {
  const { unit: random } = seededRandom(`questions ${language}`);
  return Array.from({ length: count }, () => {
    const { text } = passages[Math.floor(random() * passages.length)];
    const words = wordsIn(text, language);
    const first = Math.floor(random() * Math.max(1, words.length - 3));
    const last = words[Math.min(words.length - 1, first + Math.floor(random() * 3))];
    const question = text.slice(words[first].from, last.to);
    return random() < 0.5 && question.length > 4 ? question.slice(0, -2) : question;
  });
}

/**
 * Milliseconds, median and 99th percentile, by language.
 *
 * @param {{ root: string, languages: readonly string[], count?: number, questions?: number }} input
 */
export async function measureSearch({ root, languages, count = 10_000, questions = 400 }) {
  const library = await readContent(`${root}/content`);
  const results = [];
  for (const language of languages) {
    const passages = passagesIn(library, language, count);
    const started = performance.now();
    const index = await searchIndexOf(passages, language);
    const builtMs = performance.now() - started;
    const asked = questionsFrom(passages, language, questions);
    const plain = passages.map(({ text }) => text.toLocaleLowerCase(language));
    const [times, bare] = [[], []];
    let found = 0;
    for (const question of asked) {
      const at = performance.now();
      for (const { passage, terms } of index.find(question, 30)) {
        excerpt(passage.text, new Set(terms), language);
        found += 1;
      }
      times.push(performance.now() - at);
      const from = performance.now();
      const wanted = question.toLocaleLowerCase(language);
      plain.filter((text) => text.includes(wanted));
      bare.push(performance.now() - from);
    }
    if (found < asked.length) throw new Error(`${language}: questions found nothing`);
    results.push({
      language,
      passages: passages.length,
      builtMs,
      medianMs: quantile(times, 0.5),
      p99Ms: quantile(times, 0.99),
      plainMs: quantile(bare, 0.5),
    });
  }
  return results;
}
