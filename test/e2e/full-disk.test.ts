import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { openPhone } from '../support/phone.ts';
import { postmasterOf, startProduct } from '../support/product.ts';
import { openSmallDisk } from '../support/small-disk.ts';

const disk = openSmallDisk('260m');
afterAll(() => disk?.close());

describe.runIf(disk !== null)('on a disk of its own', () => {
  test('that fills up, /readyz and the metrics name what cannot be written to, and all is well again once there is room', async () => {
    if (!disk) return;
    const product = await startProduct('start.ts', { DATA_DIR: disk.folder });
    onTestFinished(async () => void (await product.end('SIGTERM')));
    onTestFinished(disk.makeRoom);
    const phone = openPhone(product.url, 'whatsapp', '6281200000001');
    await phone.say('menu');

    const states = async () => {
      disk.fill();
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
    // One is written after the other, and what PostgreSQL lets go of meanwhile is taken again.
    const unwritable = async () => {
      disk.fill();
      return (await metrics()).match(/teman_writable\{what="(database|disk)"\} 0/g)?.length;
    };
    await eventually(unwritable).toBe(2);

    disk.makeRoom();
    await eventually(async () => (await fetch(`${product.url}/readyz`)).status).toBe(200);
    await phone.say('bantuan');
    await eventually(metrics).toMatch(/teman_writable\{what="database"\} 1/);
  });

  test('that is full while the database is killed, it is back once there is room, and nobody had to start anything', async () => {
    if (!disk) return;
    const product = await startProduct('start.ts', { DATA_DIR: disk.folder });
    onTestFinished(async () => void (await product.end('SIGTERM')));
    onTestFinished(disk.makeRoom);
    const phone = openPhone(product.url, 'whatsapp', '6281200000002');
    await phone.say('menu');

    const filling = setInterval(disk.fill, 20);
    disk.fill();
    process.kill(postmasterOf(product), 'SIGKILL');
    await eventually(product.said).toContain('PostgreSQL waits for room on the disk');
    clearInterval(filling);
    disk.makeRoom();
    await eventually(async () => (await fetch(`${product.url}/readyz`)).status).toBe(200);
    await phone.say('bantuan');
    expect(product.child.exitCode).toBeNull();
  });
});
