/**
 * Reads the competency framework: `framework.yaml` and one file per domain.
 */
import type { Domain, Framework, PackFiles } from './pack.ts';
import { courseLanguages, domainSchema, frameworkSchema } from './pack-schema.ts';
import { type ContentProblem, problem } from './problem.ts';
import { readYaml } from './read-yaml.ts';

export function readFramework(files: PackFiles): { value: Framework | null; problems: ContentProblem[] } {
  const source = files.get('framework.yaml');
  if (source === undefined) return { value: null, problems: [problem('framework.yaml', 0, 'file-missing')] };
  const head = readYaml('framework.yaml', source, frameworkSchema, {
    translations: { files, languages: ['en'], areOthersTaken: true },
  });
  if (!head.value) return { value: null, problems: head.problems };

  const problems: ContentProblem[] = [];
  const domains: Domain[] = [];
  const seen = new Set<string>();
  for (const [index, id] of head.value.domains.entries()) {
    const file = `${id}.yaml`;
    const text = files.get(file);
    if (text === undefined) {
      problems.push(problem('framework.yaml', head.lineOf(['domains', index]), 'file-missing', { file }));
      continue;
    }
    const declared = readYaml(file, text, courseLanguages).value?.languages ?? head.value.languages;
    const domain = readYaml(file, text, domainSchema(declared), {
      translations: { files, languages: declared, areOthersTaken: true },
    });
    problems.push(...domain.problems);
    if (!domain.value) continue;
    if (domain.value.id !== id) {
      problems.push(problem(file, domain.lineOf(['id']), 'schema', { field: 'id', reason: `expected ${id}` }));
    }
    for (const [position, competency] of domain.value.competencies.entries()) {
      const line = domain.lineOf(['competencies', position, 'id']);
      if (seen.has(competency.id)) problems.push(problem(file, line, 'duplicate-id', { id: competency.id }));
      seen.add(competency.id);
      if (!competency.id.startsWith(`${id}.`)) {
        problems.push(problem(file, line, 'domain-unknown', { domain: competency.id }));
      }
    }
    const { title, summary, competencies } = domain.value;
    domains.push({ id, title, summary, competencies: competencies.map((one) => ({ ...one, domain: id })) });
  }
  if (problems.length > 0) return { value: null, problems };
  return { value: { id: head.value.id, version: head.value.version, title: head.value.title, domains }, problems };
}
