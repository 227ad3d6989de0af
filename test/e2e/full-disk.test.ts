import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { openPhone } from '../support/phone.ts';
import { startProduct } from '../support/product.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const run = (command: string, ...args: string[]): void =>
  void execFileSync(command, args, { stdio: 'ignore' });

/** A small file system of one's own; null where this machine does not let us make one. */
const smallDisk = (size: string): string | null => {
  const folder = mkdtempSync(join(tmpdir(), 'teman-disk-'));
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${size},mode=711`, 'tmpfs', folder);
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  ends.push(() => {
    run('umount', '-l', folder);
    rmSync(folder, { recursive: true });
  });
  chmodSync(folder, 0o711);
  return folder;
};

const disk = smallDisk('260m');

describe.runIf(disk !== null)('on a disk of its own', () => {
  test('that fills up, /readyz and the metrics name what cannot be written to, and all is well again once there is room', async () => {
    const folder = disk ?? '';
    const product = await startProduct('start.ts', { DATA_DIR: folder });
    ends.push(async () => product.end('SIGTERM'));
    const phone = openPhone(product.url, 'whatsapp', '6281200000001');
    await phone.say('menu');

    const fill = (): void => run('sh', '-c', `cat /dev/zero > ${folder}/filler-$$ || true`);
    fill();
    // What PostgreSQL let go of meanwhile is taken as well.
    const states = async () => {
      if (statfsSync(folder).bavail > 0) fill();
      const answer = await fetch(`${product.url}/readyz`);
      return [answer.status, ((await answer.json()) as { checks: Record<string, string> }).checks];
    };
    await eventually(states).toEqual([
      503,
      expect.objectContaining({
        database: expect.stringContaining('disk is full'),
        disk: expect.stringContaining('disk is full'),
      }),
    ]);
    const metrics = async () => (await fetch(`${product.url}/metrics`)).text();
    await eventually(metrics).toMatch(/teman_writable\{what="database"\} 0/);
    expect(await metrics()).toMatch(/teman_writable\{what="disk"\} 0/);

    run('sh', '-c', `rm ${folder}/filler-*`);
    await eventually(async () => (await fetch(`${product.url}/readyz`)).status).toBe(200);
    await phone.say('bantuan');
    await eventually(metrics).toMatch(/teman_writable\{what="database"\} 1/);
  });
});
