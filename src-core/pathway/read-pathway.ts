/**
 * Reads one pathway and checks it by itself: the competencies are there, no role asks for one twice, and no role leads back to itself.
 */
import { competencyIn, type Framework, type PackFiles } from '../content/pack.ts';
import { courseLanguages } from '../content/pack-schema.ts';
import { type ContentProblem, problem } from '../content/problem.ts';
import { readYaml } from '../content/read-yaml.ts';
import { ringIn } from '../programme/ring.ts';
import { type Pathway, requiredOf } from './pathway.ts';
import { pathwaySchema } from './pathway-schema.ts';

const file = 'pathway.yaml';

/** `folder`: the name of its folder, which is its id. */
export function readPathway(
  files: PackFiles,
  folder: string,
  framework: Framework | null,
): { value: Pathway | null; problems: ContentProblem[] } {
  const source = files.get(file);
  if (source === undefined) return { value: null, problems: [problem(file, 0, 'file-missing', { file })] };
  const declared = readYaml(file, source, courseLanguages);
  if (!declared.value) return { value: null, problems: declared.problems };
  const { languages } = declared.value;
  const { value, problems, lineOf } = readYaml(file, source, pathwaySchema(languages), {
    translations: { files, languages, areOthersTaken: true },
  });
  if (!value) return { value: null, problems };

  const found: ContentProblem[] = [...problems];
  const say = (path: readonly PropertyKey[], code: Parameters<typeof problem>[2], params: Record<string, string>) =>
    found.push(problem(file, lineOf(path), code, params));
  const { roles, notSeenHere } = value;
  const isUnknown = (id: string) => framework !== null && !competencyIn(framework, id);
  const ids = roles.map(({ id }) => id);
  if (value.id !== folder) say(['id'], 'schema', { field: 'id', reason: `expected ${folder}` });
  for (const [index, role] of roles.entries()) {
    const at = ['roles', index];
    const asked = requiredOf(role).map(({ competency }) => competency);
    if (ids.indexOf(role.id) !== index) say([...at, 'id'], 'duplicate-id', { id: role.id });
    if (asked.length === 0) say(at, 'profile-empty', { id: role.id });
    for (const id of twiceIn(asked)) say(at, 'duplicate-id', { id });
    for (const id of twiceIn(role.notTaughtHere.map((one) => one.id))) say(at, 'duplicate-id', { id });
    for (const id of asked.filter(isUnknown)) say(at, 'unknown-competency', { id });
    for (const id of role.after.filter((other) => !ids.includes(other))) say([...at, 'after'], 'role-unknown', { id });
  }
  for (const id of notSeenHere.filter(isUnknown)) say(['notSeenHere'], 'unknown-competency', { id });
  const ring = ringIn(new Map(roles.map(({ id, after }) => [id, after])));
  if (ring) say(['roles'], 'role-cycle', { ring: ring.join(' → ') });
  return { value: found.length === 0 ? value : null, problems: found };
}

const twiceIn = (ids: readonly string[]): string[] => [
  ...new Set(ids.filter((id, index) => ids.indexOf(id) !== index)),
];
