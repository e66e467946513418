/**
 * Reads a YAML file by a schema and says on which line each thing that is wrong stands.
 */
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type LanguageCode, languageCodes } from '../locale/languages.ts';
import type { PackFiles } from './pack.ts';
import { type ContentProblem, problem } from './problem.ts';
import { translationFile, withTranslation } from './translation.ts';

export type LineOf = (path: readonly PropertyKey[]) => number;
export type YamlReading<T> = { value: T | null; problems: ContentProblem[]; lineOf: LineOf };

const looksLikePath = /\.\.|[\\/]|%2e|%2f/i;

type Parsed = {
  readonly data: unknown;
  readonly valueAt: (path: readonly PropertyKey[]) => unknown;
  readonly lineOf: LineOf;
  readonly problems: ContentProblem[];
};

/** `firstLine`: where in its file the text begins. */
export function parseYaml(file: string, text: string, firstLine = 1): Parsed {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;

  const lineOf: LineOf = (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
      const key = path[length - 1];
      if (isMap(parent)) {
        const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
        const range = pair && isScalar(pair.key) ? pair.key.range : undefined;
        if (range) return lineAt(range[0]);
      }
      const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
      if (node?.range) return lineAt(node.range[0]);
    }
    return firstLine;
  };
  const valueAt = (path: readonly PropertyKey[]) => (path.length > 0 ? document.getIn(path) : undefined);
  const bad = (problems: ContentProblem[]): Parsed => ({ data: undefined, valueAt, lineOf, problems });

  if (document.errors.length > 0) {
    return bad(
      document.errors.map((error) =>
        problem(file, lineAt(error.pos[0]), 'yaml-syntax', { reason: error.message.slice(0, 200) }),
      ),
    );
  }
  try {
    // No aliases: they let a few lines grow into millions.
    return { data: document.toJS({ maxAliasCount: 0 }), valueAt, lineOf, problems: [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : '';
    return bad([problem(file, firstLine, 'yaml-syntax', { reason })]);
  }
}

/** Which files hold the other languages, and which languages must be whole; the first one is that of the file itself. */
export type Translations = {
  readonly files: PackFiles;
  readonly languages: readonly LanguageCode[];
  /** Others are taken as far as they are: names, which papers say in every language. Nothing else is shown half translated. */
  readonly areOthersTaken?: boolean;
};

/** `data` with what stands beside it in other languages. What is wrong is named for the languages that must be whole. */
function translated(
  file: string,
  data: unknown,
  { files, languages, areOthersTaken = false }: Translations,
): { data: unknown; problems: ContentProblem[] } {
  const source = languages[0] ?? 'en';
  const problems: ContentProblem[] = [];
  let merged = data;
  for (const language of areOthersTaken ? languageCodes : languages) {
    if (language === source) continue;
    const beside = translationFile(file, language);
    const text = files.get(beside);
    if (text === undefined) continue;
    const parsed = parseYaml(beside, text);
    problems.push(...parsed.problems);
    if (parsed.problems.length > 0) continue;
    const step = withTranslation(merged, parsed.data, { language, source });
    merged = step.data;
    if (!languages.includes(language)) continue;
    problems.push(
      ...step.faults.map(({ kind, path }) =>
        problem(beside, parsed.lineOf(path), `translation-${kind}`, { language, field: path.join('.') || '(file)' }),
      ),
    );
  }
  return { data: merged, problems };
}

export function readYaml<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
  { firstLine = 1, translations }: { readonly firstLine?: number; readonly translations?: Translations } = {},
): YamlReading<z.infer<S>> {
  const { data, valueAt, lineOf, problems: ofFile } = parseYaml(file, text, firstLine);
  if (ofFile.length > 0) return { value: null, problems: ofFile, lineOf };
  const whole = translations ? translated(file, data, translations) : { data, problems: [] };
  const parsed = schema.safeParse(whole.data);
  if (parsed.success) return { value: parsed.data, problems: whole.problems, lineOf };

  const ofShape = parsed.error.issues.map((issue) => {
    const path = issue.path;
    const field = path.join('.') || '(file)';
    const last = path[path.length - 1];
    const line = lineOf(path);
    const found: unknown = valueAt(path);
    const isEmpty = found === undefined || found === null || found === '';
    // A text that is too long stands where no language is named, and is there.
    if (languageCodes.includes(last as never) && isEmpty && issue.code !== 'too_big') {
      return problem(file, line, 'translation-missing', { language: String(last), field: path.slice(0, -1).join('.') });
    }
    if (typeof found === 'string' && issue.code === 'invalid_format' && looksLikePath.test(found)) {
      return problem(file, line, 'path-escape', { path: found.slice(0, 100) });
    }
    return problem(file, line, 'schema', { field, reason: issue.message.slice(0, 200) });
  });
  return { value: null, problems: [...whole.problems, ...ofShape], lineOf };
}
