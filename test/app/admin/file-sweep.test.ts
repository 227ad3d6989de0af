import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fileSweep } from '../../../app/admin/file-sweep.ts';
import { blobsOnDisk } from '../../../app/blobs-on-disk.ts';
import { openFileStore } from '../../../app/files.ts';
import { runJson, testOffice } from './office.ts';

let office: Awaited<ReturnType<typeof testOffice>>;
let dir: string;
beforeAll(async () => {
  office = await testOffice();
  dir = await mkdtemp(join(tmpdir(), 'teman-sweep-'));
  vi.stubEnv('DATA_DIR', dir);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await office.close();
  await rm(dir, { recursive: true });
});

test('files nobody refers to are told by a dry run, and removed without one', async () => {
  const files = openFileStore(blobsOnDisk(dir), office.vault, office.db.pool);
  const sha256 = await files.put(Buffer.from('yatim'));
  await office.db.pool.query(`UPDATE stored_file SET put_at = '2026-09-01'`);
  const old = Date.parse('2026-09-01') / 1000;
  await utimes(join(dir, 'letters', sha256.slice(0, 2), sha256.slice(2, 4), sha256), old, old);

  expect((await runJson(office, fileSweep, { dryRun: true })).text).toMatch(
    /^Looked at 1 .* to 1 .*none removed/,
  );
  expect(await files.get(sha256)).not.toBeNull();
  expect((await runJson(office, fileSweep)).json).toMatchObject({ looked: 1, orphans: 1, removed: 1 });
  expect(await files.get(sha256)).toBeNull();
});

test('what may still be waited for is never swept', async () => {
  await expect(runJson(office, fileSweep, { days: '3' })).rejects.toThrow('--days is at least 60');
});
