/**
 * Reads one programme from its files and checks it whole: what it names is there, what it asks can be met.
 */
import { readStation } from '../assessment/read-station.ts';
import type { Framework, PackFiles } from '../content/pack.ts';
import { courseLanguages } from '../content/pack-schema.ts';
import { type ContentProblem, problem } from '../content/problem.ts';
import { type LineOf, readYaml } from '../content/read-yaml.ts';
import type { z } from '../zod.ts';
import type { Programme } from './programme.ts';
import { programmeSchema, type WrittenTree } from './programme-schema.ts';
import { isLeaf, type Leaf, leavesAlwaysNeeded, leavesOf, partsOf, type Requirement } from './requirement.ts';
import { ringIn } from './ring.ts';

const file = 'programme.yaml';

/** `folder`: the name of its folder, which is its id. */
export function readProgramme(
  files: PackFiles,
  folder: string,
  framework: Framework | null,
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
  const { requirements, certified, renewal, reinstatement, stations, ...rest } = value;
  const read = stations.map((id) => readStation(files, `stations/${id}.yaml`, id, languages, framework));
  found.push(...read.flatMap((station) => station.problems));
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
    stations: read.flatMap((station) => station.value ?? []),
    requirement: trees.requirement,
    renewal: { ...renewal, requirement: trees.renewal },
    reinstatement: reinstatement && trees.reinstatement ? { ...reinstatement, requirement: trees.reinstatement } : null,
  };
  found.push(...faultsOf(programme, [...leaves.values()], lineOf));
  for (const [index, requirement] of requirements.entries()) {
    const lost = lostName(requirement, value);
    if (lost) say(['requirements', index], 'requirement-name-unknown', lost);
  }
  return { value: found.length === 0 ? programme : null, problems: found };
}

/** What a requirement names and the programme does not have; courses and credentials are looked up where all content is known. */
function lostName(
  requirement: Leaf,
  { activities, documents, roles, stations }: z.infer<ReturnType<typeof programmeSchema>>,
): { list: string; id: string } | null {
  const among = (list: string, ids: readonly string[], id: string) => (ids.includes(id) ? null : { list, id });
  const idsOf = (named: readonly { readonly id: string }[]) => named.map(({ id }) => id);
  switch (requirement.kind) {
    case 'practical':
      return among('stations', stations, requirement.station);
    case 'hours':
    case 'count':
      return among('activities', idsOf(activities), requirement.activity);
    case 'recommendation':
      return among('roles', idsOf(roles), requirement.by);
    case 'document':
      return among('documents', idsOf(documents), requirement.document);
    default:
      return null;
  }
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
