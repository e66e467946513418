/**
 * A wrong import must not compile. Tried in a copy of the rooms; should one of these ever pass, the wall has a hole.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tempFolder } from '../fixtures/temp-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = tempFolder('walls');
const rooms = [
  'src-core',
  'src-store',
  'src-print',
  'src-main',
  'src-renderer',
  'src-verify-page',
  'src-registry-page',
  'src-registry',
  'src-cli',
];

const fileOf = (index: number) => `wrong-import-${index}.ts`;
/** What the compiler says of all of them. */
let said = '';

function compile(...some: string[]): string {
  try {
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', ...some], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

beforeAll(() => {
  for (const name of [...rooms, 'tsconfig.base.json', 'package.json']) {
    cpSync(join(root, name), join(folder.path, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder.path, 'node_modules'));
  expect(compile(...rooms)).toBe('');
  // All at once: a room is compiled whatever is wrong in those that it builds on.
  for (const [index, [, room, line]] of wrong.entries())
    writeFileSync(join(folder.path, room, fileOf(index)), `${line}\n`);
  said = compile(...rooms);
}, 120_000);
afterAll(() => folder.remove());

const wrong: [what: string, room: string, line: string][] = [
  [
    'the rules reach the disk room',
    'src-core',
    "import { lockFolder } from '../src-store/disk/folder-lock.ts';\nexport const x = lockFolder;",
  ],
  ['the rules use Node', 'src-core', "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;"],
  ['the rules use the page', 'src-core', 'export const x = document.title;'],
  ['a screen reaches main', 'src-renderer', "import type { Desk } from '../src-main/desk.ts';\nexport type X = Desk;"],
  ['a screen reads files', 'src-renderer', "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;"],
  [
    'the page that checks papers reaches a screen',
    'src-verify-page',
    "import type { Route } from '../src-renderer/app/route.ts';\nexport type X = Route;",
  ],
  [
    'the page of a registry reaches what needs a bridge to main',
    'src-registry-page',
    "import { call } from '../src-renderer/api/call.ts';\nexport const x = call;",
  ],
  [
    'the page of a registry reaches the registry',
    'src-registry-page',
    "import type { Registry } from '../src-registry/registry.ts';\nexport type X = Registry;",
  ],
  [
    'a shared part reaches what needs a bridge to main',
    'src-renderer/parts',
    "import { call } from '../api/call.ts';\nexport const x = call;",
  ],
  ['paper reaches main', 'src-print', "import { logError } from '../src-main/log.ts';\nexport const x = logError;"],
  [
    'the registry reaches main',
    'src-registry',
    "import { logError } from '../src-main/log.ts';\nexport const x = logError;",
  ],
  [
    'the command line reaches a screen',
    'src-cli',
    "import type { Route } from '../src-renderer/app/route.ts';\nexport type X = Route;",
  ],
];

test.each(wrong.map(([what], index) => [what, fileOf(index)]))('%s: does not compile', (_what, file) => {
  expect(said).toContain(file);
});
