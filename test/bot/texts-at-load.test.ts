import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('no text is read before somebody is spoken to or a page is shown: what was read then would stay in one language', () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'test/support/texts-at-load.ts'],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(stdout.split('\n').filter((line) => line !== '')).toEqual([]);
});
