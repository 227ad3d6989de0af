import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkLock, readAudit } from './check-lock.ts';

const lock = (changes: object) => ({
  lockfileVersion: 3,
  packages: { '': {}, 'node_modules/a': { integrity: 'sha512-x', ...changes } },
});

test('our own lock file is in order', () => {
  expect(checkLock(JSON.parse(readFileSync('package-lock.json', 'utf8'))).wrong).toEqual([]);
});

test.each([
  [{ resolved: 'git+ssh://git@host/a.git#1' }, /comes from git\+ssh:\/\/…, not from the registry/],
  [{ resolved: 'https://elsewhere.example/a.tgz' }, /not from the registry/],
  [{ integrity: undefined }, /has no checksum/],
  [{ integrity: 'sha1-x' }, /weak checksum/],
  [{ hasInstallScript: true }, /runs a script when it is installed/],
])('%j is found', (changes, line) => {
  expect(checkLock(lock(changes)).wrong).toEqual([expect.stringMatching(line)]);
});

test('an optional package of another machine may lack its checksum, and is counted', () => {
  expect(checkLock(lock({ integrity: undefined, optional: true }))).toEqual({ wrong: [], unchecked: 1 });
});

test('what npm audit says is read; that it could not be asked is no all-clear', () => {
  const found = {
    vulnerabilities: {
      a: { severity: 'high', via: [{ title: 'Reads files' }, 'b'] },
      c: { severity: 'low', via: [] },
    },
  };
  expect(readAudit(JSON.stringify(found))).toEqual(['a: high: Reads files; through b']);
  expect(readAudit('{"vulnerabilities": {}}')).toEqual([]);
  expect(readAudit('{"message": "405 Method Not Allowed", "error": {}}')).toBeNull();
  expect(readAudit('')).toBeNull();
});
