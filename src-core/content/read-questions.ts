/**
 * Reads the questions of a module: checks, exam items, and scenario sets, whose items join the bank.
 */
import type { Item, Question, ScenarioSet } from '../exam/item.ts';
import { itemTypeOf } from '../exam/item-types/index.ts';
import type { Check } from '../exam/item-types/options.ts';
import type { LanguageCode, LocalText } from '../locale/languages.ts';
import type { PackFiles } from './pack.ts';
import { checksSchema, itemsSchema, scenariosSchema } from './pack-schema.ts';
import { type ContentProblem, problem } from './problem.ts';
import { readYaml } from './read-yaml.ts';

export type ModuleQuestions = { checks: Check[]; items: Item[]; sets: ScenarioSet[] };

/** What a question must agree with outside its own file. */
export type Register = {
  readonly claim: (id: string, file: string, line: number) => void;
  readonly knowCompetency: (id: string, file: string, line: number) => void;
  readonly problems: ContentProblem[];
};

type ReadSet = { id: string; title: LocalText; stimulus: LocalText; items: (Item & { story?: LocalText })[] };

export function readQuestions(
  files: PackFiles,
  folder: string,
  languages: readonly LanguageCode[],
  { claim, knowCompetency, problems }: Register,
): ModuleQuestions {
  const look = (question: Question, file: string, lineOf: (path: PropertyKey[]) => number, path: PropertyKey[]) => {
    claim(question.id, file, lineOf([...path, 'id']));
    knowCompetency(question.competency, file, lineOf([...path, 'competency']));
    const type = itemTypeOf(question);
    const wrong = type.keyProblem(question);
    if (wrong) problems.push(problem(file, lineOf([...path, 'id']), `item-key-${wrong}`, { id: question.id }));
    for (const picture of type.pictures?.(question) ?? []) {
      if (!files.has(`pictures/${picture}`)) {
        problems.push(problem(file, lineOf([...path, 'picture']), 'picture-missing', { file: `pictures/${picture}` }));
      }
    }
  };

  const list = (name: string, schema: typeof itemsSchema | typeof checksSchema): Question[] => {
    const file = `${folder}/${name}`;
    const text = files.get(file);
    if (text === undefined) {
      problems.push(problem(file, 0, 'file-missing', { file }));
      return [];
    }
    const reading = readYaml(file, text, schema(languages), { translations: { files, languages } });
    problems.push(...reading.problems);
    const found = (reading.value ?? []) as unknown as Question[];
    for (const [position, question] of found.entries()) look(question, file, reading.lineOf, [position]);
    return found;
  };

  const checks = list('checks.yaml', checksSchema) as Check[];
  const single = (list('items.yaml', itemsSchema) as Item[]).map((item) => ({ ...item, set: null }));

  const file = `${folder}/scenarios.yaml`;
  const text = files.get(file);
  const reading =
    text === undefined
      ? null
      : readYaml(file, text, scenariosSchema(languages), { translations: { files, languages } });
  problems.push(...(reading?.problems ?? []));
  const linked: Item[] = [];
  const sets = ((reading?.value ?? []) as unknown as ReadSet[]).map(({ id, title, stimulus, items }, index) => {
    claim(id, file, reading?.lineOf([index, 'id']) ?? 0);
    const steps = items.map(({ story, ...item }, position) => {
      look(item, file, reading?.lineOf ?? (() => 0), [index, 'items', position]);
      linked.push({ ...item, set: id });
      return { itemId: item.id, story: story ?? null };
    });
    return { id, title, stimulus, steps };
  });
  return { checks, items: [...single, ...linked], sets };
}
