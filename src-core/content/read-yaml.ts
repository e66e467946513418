/**
 * Reads a YAML file by a schema and says on which line each thing that is wrong stands.
 */
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { languageCodes } from '../locale/languages.ts';
import { type ContentProblem, problem } from './problem.ts';

export type LineOf = (path: readonly PropertyKey[]) => number;
export type YamlReading<T> = { value: T | null; problems: ContentProblem[]; lineOf: LineOf };

const looksLikePath = /\.\.|[\\/]|%2e|%2f/i;

export function readYaml<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
  firstLine = 1,
): YamlReading<z.infer<S>> {
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

  if (document.errors.length > 0) {
    const problems = document.errors.map((error) =>
      problem(file, lineAt(error.pos[0]), 'yaml-syntax', { reason: error.message.slice(0, 200) }),
    );
    return { value: null, problems, lineOf };
  }
  let data: unknown;
  try {
    // No aliases: they let a few lines grow into millions.
    data = document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : '';
    return { value: null, problems: [problem(file, firstLine, 'yaml-syntax', { reason })], lineOf };
  }
  const parsed = schema.safeParse(data);
  if (parsed.success) return { value: parsed.data, problems: [], lineOf };

  const problems = parsed.error.issues.map((issue) => {
    const path = issue.path;
    const field = path.join('.') || '(file)';
    const last = path[path.length - 1];
    const line = lineOf(path);
    const found: unknown = path.length > 0 ? document.getIn(path) : undefined;
    if (languageCodes.includes(last as never) && (found === undefined || found === null || found === '')) {
      return problem(file, line, 'translation-missing', { language: String(last), field: path.slice(0, -1).join('.') });
    }
    if (typeof found === 'string' && issue.code === 'invalid_format' && looksLikePath.test(found)) {
      return problem(file, line, 'path-escape', { path: found.slice(0, 100) });
    }
    return problem(file, line, 'schema', { field, reason: issue.message.slice(0, 200) });
  });
  return { value: null, problems, lineOf };
}
