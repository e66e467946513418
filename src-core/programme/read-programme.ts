/**
 * Reads one programme from its files and checks it whole: what it names is there, what it asks can be met.
 */
import type { PackFiles } from '../content/pack.ts';
import { courseLanguages } from '../content/pack-schema.ts';
import { type ContentProblem, problem } from '../content/problem.ts';
import { type LineOf, readYaml } from '../content/read-yaml.ts';
import type { Programme } from './programme.ts';
import { programmeSchema, type WrittenTree } from './programme-schema.ts';
import { isLeaf, type Leaf, leavesAlwaysNeeded, leavesOf, partsOf, type Requirement } from './requirement.ts';
import { ringIn } from './ring.ts';

const file = 'programme.yaml';

/** `folder`: the name of its folder, which is its id. */
export function readProgramme(
  files: PackFiles,
  folder: string,
): { value: Programme | null; problems: ContentProblem[] } {
  const source = files.get(file);
  if (source === undefined) return { value: null, problems: [problem(file, 0, 'file-missing', { file })] };
  const declared = readYaml(file, source, courseLanguages);
  if (!declared.value) return { value: null, problems: declared.problems };
  const { languages } = declared.value;
  const { value, problems, lineOf } = readYaml(file, source, programmeSchema(languages), {
    translations: { files, languages, areOthersTaken: true },
  });
  if (!value) return { value: null, problems };

  const found: ContentProblem[] = [...problems];
  const say = (path: readonly PropertyKey[], code: Parameters<typeof problem>[2], params: Record<string, string>) =>
    found.push(problem(file, lineOf(path), code, params));
  const { requirements, certified, renewal, reinstatement, ...rest } = value;
  const leaves = new Map<string, Leaf>(requirements.map((leaf) => [leaf.id, leaf]));
  if (value.id !== folder) say(['id'], 'schema', { field: 'id', reason: `expected ${folder}` });
  for (const [index, { id, after }] of requirements.entries()) {
    if (leaves.get(id) !== requirements[index]) say(['requirements', index], 'duplicate-id', { id });
    for (const other of after) {
      if (!leaves.has(other)) say(['requirements', index, 'after'], 'requirement-unknown', { id: other });
    }
  }
  const built = (tree: WrittenTree, path: readonly PropertyKey[]): Requirement | null => {
    const lost = namesIn(tree).filter((id) => !leaves.has(id));
    for (const id of lost) say(path, 'requirement-unknown', { id });
    return lost.length > 0 ? null : builtTree(tree, leaves);
  };
  const trees = {
    requirement: built(certified, ['certified']),
    renewal: built(renewal.requirement, ['renewal', 'requirement']),
    reinstatement: reinstatement && built(reinstatement.requirement, ['reinstatement', 'requirement']),
  };
  if (!trees.requirement || !trees.renewal || (reinstatement && !trees.reinstatement)) {
    return { value: null, problems: found };
  }
  const programme: Programme = {
    ...rest,
    requirement: trees.requirement,
    renewal: { ...renewal, requirement: trees.renewal },
    reinstatement: reinstatement && trees.reinstatement ? { ...reinstatement, requirement: trees.reinstatement } : null,
  };
  found.push(...faultsOf(programme, [...leaves.values()], lineOf));
  return { value: found.length === 0 ? programme : null, problems: found };
}

const namesIn = (tree: WrittenTree): string[] =>
  typeof tree === 'string' ? [tree] : ('all' in tree ? tree.all : 'any' in tree ? tree.any : tree.of).flatMap(namesIn);

function builtTree(tree: WrittenTree, leaves: ReadonlyMap<string, Leaf>): Requirement {
  if (typeof tree === 'string') return leaves.get(tree) as Leaf;
  const each = (parts: readonly WrittenTree[]) => parts.map((part) => builtTree(part, leaves));
  if ('all' in tree) return { all: each(tree.all) };
  if ('any' in tree) return { any: each(tree.any) };
  return { atLeast: tree.atLeast, of: each(tree.of) };
}

const branchesIn = (requirement: Requirement): Exclude<Requirement, Leaf>[] =>
  isLeaf(requirement) ? [] : [requirement, ...partsOf(requirement).parts.flatMap(branchesIn)];

function faultsOf(programme: Programme, leaves: readonly Leaf[], lineOf: LineOf): ContentProblem[] {
  const { requirement, renewal, reinstatement, validityMonths, countsFrom, transitions } = programme;
  const trees = [requirement, renewal.requirement, ...(reinstatement ? [reinstatement.requirement] : [])];
  const used = new Set(trees.flatMap(leavesOf).flatMap(({ id, after }) => [id, ...after]));
  const ring = ringIn(new Map(leaves.map(({ id, after }) => [id, after])));
  const always = leavesAlwaysNeeded(requirement).map(({ id }) => id);
  const tooMany = trees.flatMap(branchesIn).find((branch) => {
    const { parts, needed } = partsOf(branch);
    return needed > parts.length;
  });
  const waived = transitions.flatMap((transition) => transition.waived);
  const lost = waived.filter((id) => !leaves.some((leaf) => leaf.id === id));
  const isDatingLost = !always.includes(countsFrom) || waived.includes(countsFrom);
  const isWindowWrong =
    renewal.opensMonths >= validityMonths || (reinstatement && reinstatement.withinMonths <= renewal.graceMonths);
  const line = (...path: PropertyKey[]) => lineOf(path);
  return [
    ...leaves
      .filter(({ id }) => !used.has(id))
      .map(({ id }) => problem(file, line('requirements'), 'requirement-unused', { id })),
    ...lost.map((id) => problem(file, line('transitions'), 'requirement-unknown', { id })),
    ...(ring ? [problem(file, line('requirements'), 'requirement-cycle', { ring: ring.join(' → ') })] : []),
    ...(tooMany ? [problem(file, line('certified'), 'requirement-too-many', {})] : []),
    ...(isDatingLost ? [problem(file, line('countsFrom'), 'requirement-dating', { id: countsFrom })] : []),
    ...(isWindowWrong ? [problem(file, line('renewal'), 'programme-window', {})] : []),
  ];
}
