import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtFolder } from '../support/built.ts';
import { hasRedis } from '../support/redis.ts';
import { align } from './judge.ts';
import { runFaults } from './oracle.ts';
import { mustBeNothing, tableOf } from './table.ts';

describe.runIf(hasRedis())('while everything goes wrong', () => {
  // One fault of each kind; the full length is `npm run test:faults`.
  test('people file their requests, and nothing is lost, doubled, changed or out of order', async () => {
    const seed = Number(process.env['FAULTS_SEED'] ?? Date.now() % 1_000_000);
    process.stdout.write(`FAULTS_SEED=${seed}\n`);
    const folder = join(await mkdtemp(join(tmpdir(), 'teman-faults-')), 'city');
    const found = await runFaults({
      ...{ people: 6, faults: 15, seed, patience: 240 },
      ...{ folder, compiled: builtFolder },
    });
    expect(mustBeNothing(found), `${tableOf(found)}\n${found.words}`).toEqual([]);
  });
});

test.each([
  ['all, once, in order', ['satu', 'dua'], ['satu', 'dua'], {}],
  ['one twice', ['satu', 'dua'], ['satu', 'satu', 'dua'], { doubled: ['satu'] }],
  ['one missing', ['satu', 'dua'], ['satu'], { missing: ['dua'] }],
  ['two exchanged', ['satu', 'dua'], ['dua', 'satu'], { broken: ['dua'], missing: ['dua'] }],
  ['one nobody decided on', ['satu'], ['satu', 'tiga'], { broken: ['tiga'] }],
])('the judge sees %s', (_what, decided, seen, found) => {
  expect(align(decided, seen)).toEqual({ broken: [], missing: [], doubled: [], ...found });
});
