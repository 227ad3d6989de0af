import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadDataKey, openVault } from '../../app/vault.ts';

const vault = openVault(Buffer.alloc(32, 1).toString('base64'));
const stranger = openVault(Buffer.alloc(32, 2));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'teman-vault-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('every text and every run of bytes comes back as it was', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => vault.open(vault.seal(text)) === text));
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) =>
      vault.openBytes(vault.sealBytes(Buffer.from(bytes))).equals(bytes),
    ),
  );
});

test('the same text is sealed differently every time, and carries its version', () => {
  expect(vault.seal('6171012345670001')).not.toBe(vault.seal('6171012345670001'));
  expect(vault.seal('x')).toMatch(/^v1\.[\w-]+$/);
});

test('a changed byte anywhere is noticed', () => {
  const sealed = vault.sealBytes(Buffer.from('surat permohonan'));
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => vault.openBytes(changed)).toThrow();
  }
});

test.each([
  ['nothing', ''],
  ['a version alone', 'v1.'],
  ['another version', 'v2.AAAA'],
  ['plain text', '6171012345670001'],
])('what is no sealed value is refused: %s', (_, text) => {
  expect(() => vault.open(text)).toThrow(/sealed value/);
  expect(() => vault.openBytes(Buffer.from(text))).toThrow(/sealed value/);
});

test('another key opens nothing, and neither does a text open as bytes', () => {
  expect(() => stranger.open(vault.seal('rahasia'))).toThrow(/DATA_KEY/);
  const asBytes = Buffer.concat([
    Buffer.from('v1.'),
    Buffer.from(vault.seal('rahasia').slice(3), 'base64url'),
  ]);
  expect(() => vault.openBytes(asBytes)).toThrow(/does not open/);
});

test('a key finds the same text again, under one data key only', () => {
  expect(vault.key('198503152010011001')).toBe(vault.key('198503152010011001'));
  expect(vault.key('198503152010011001')).toMatch(/^[0-9a-f]{64}$/);
  expect(vault.key('198503152010011001')).not.toBe(stranger.key('198503152010011001'));
});

test('a data key that is too short is refused with the way to make one', () => {
  expect(() => openVault('c2hvcnQ=')).toThrow(/openssl rand -base64 32/);
});

test('the data key of a folder is made once, readable by its owner only', () => {
  const key = loadDataKey(join(folder, 'deep'));
  expect(Buffer.from(key, 'base64')).toHaveLength(32);
  expect(loadDataKey(join(folder, 'deep'))).toBe(key);
  expect(statSync(join(folder, 'deep', 'data.key')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, 'deep', 'data.key'), 'utf8').trim()).toBe(key);
});

test('an emptied data key is not replaced by a new one', () => {
  writeFileSync(join(folder, 'data.key'), '');
  expect(() => loadDataKey(folder)).toThrow(/backup/);
});
