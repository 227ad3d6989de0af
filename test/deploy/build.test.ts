import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../support/compile.ts';

const parts = ['start.js', 'bot.js', 'worker.js'];
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: { build: string };
};
let folder: string;

/** Stands before a program: ends the whole build by SIGKILL before or after the call that is to be the last. */
const shim = (program: string): string => `#!/bin/bash
calls=$(($(cat "$CALLS") + 1))
echo $calls >"$CALLS"
[ "$calls" != "$DIE_BEFORE" ] || kill -9 0
${program}
status=$?
[ "$calls" != "$DIE_AFTER" ] || kill -9 0
exit $status
`;
// A compiler that writes the parts of a build one after the other.
const compiler = `while [ "$1" != --outDir ]; do shift; done
mkdir "$2"
for part in ${parts.join(' ')}; do
  [ "$part" != "$DIE_AT" ] || kill -9 0
  [ "$part" != "$FAIL_AT" ] || exit 1
  echo "$BUILD" >"$2/$part"
done`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'teman-build-'));
  mkdirSync(join(folder, 'deploy'));
  mkdirSync(join(folder, 'bin'));
  cpSync(join(root, 'deploy/build'), join(folder, 'deploy/build'));
  const path = `PATH=/usr/bin:/bin:${dirname(process.execPath)}`;
  const programs = ['rm', 'mv', 'ln', 'node', 'readlink', 'date'].map((name) => [
    name,
    `${path} ${name} "$@"`,
  ]);
  for (const [name = '', program = ''] of [...programs, ['tsc', compiler]]) {
    writeFileSync(join(folder, 'bin', name), shim(program));
    chmodSync(join(folder, 'bin', name), 0o755);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type End = { DIE_BEFORE?: number; DIE_AFTER?: number; DIE_AT?: string; FAIL_AT?: string };

/** Builds as `npm run build` does, and gives how many programs it called. */
const build = async (name: string, end: End = {}): Promise<{ calls: number; code: number | null }> => {
  const calls = join(folder, 'calls');
  writeFileSync(calls, '0');
  const given = Object.fromEntries(Object.entries(end).map(([key, value]) => [key, String(value)]));
  const child = spawn('bash', ['-c', scripts.build], {
    cwd: folder,
    detached: true,
    stdio: 'ignore',
    env: { ...given, PATH: `${join(folder, 'bin')}:/usr/bin:/bin`, CALLS: calls, BUILD: name },
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return { calls: Number(readFileSync(calls, 'utf8')), code };
};

/** What stands in each part of the build that is in place. */
const inPlace = (): string[] => parts.map((part) => readFileSync(join(folder, 'dist', part), 'utf8').trim());

/** Where a build can end: before and after each program it calls, and while it compiles. */
const ends = (calls: number): End[] => [
  ...Array.from({ length: calls }, (_, at) => [{ DIE_BEFORE: at + 1 }, { DIE_AFTER: at + 1 }]).flat(),
  ...parts.flatMap((part) => [{ DIE_AT: part }, { FAIL_AT: part }]),
];

test('wherever a build is killed or fails, a whole one stands in its place, and the next one succeeds', async () => {
  await build('first');
  const { calls, code } = await build('0');
  expect([code, inPlace()]).toEqual([0, parts.map(() => '0')]);
  let before = '0';
  for (const [at, end] of ends(calls).entries()) {
    const name = String(at + 1);
    await build(name, end);
    expect(existsSync(join(folder, 'dist')), JSON.stringify(end)).toBe(true);
    const found = new Set(inPlace());
    expect(
      found.size === 1 && [before, name].includes([...found].join()),
      JSON.stringify([end, ...found]),
    ).toBe(true);
    before = [...found].join();
  }
  expect((await build('last')).code).toBe(0);
  expect(inPlace()).toEqual(parts.map(() => 'last'));
});

test('the build before stays for who runs from it, older ones go', async () => {
  for (const name of ['one', 'two', 'three']) await build(name);
  const kept = readdirSync(folder).filter((name) => name.startsWith('dist.'));
  expect(kept.map((name) => readFileSync(join(folder, name, 'start.js'), 'utf8').trim()).sort()).toEqual([
    'three',
    'two',
  ]);
});

test('a build of before, which lay in a folder of that name, gives its place', async () => {
  rmSync(join(folder, 'dist'));
  mkdirSync(join(folder, 'dist'));
  await build('new');
  expect(inPlace()).toEqual(parts.map(() => 'new'));
});
