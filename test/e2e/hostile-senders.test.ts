import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { pdfBytes } from '../support/files.ts';
import { hostileSet } from '../support/hostile-files/hostile-set.ts';
import { patience } from '../support/patience.ts';
import { openPhone, type Phone } from '../support/phone.ts';
import { watchMemory } from '../support/process-tree.ts';
import { someOf } from '../support/storm.ts';
import { startProduct, type Product } from '../support/product.ts';

const senders = 15;
/** The simulator takes files as words inside JSON, which no messenger does; a few large ones would measure that. */
const largest = 4 * 1024 * 1024;
let dataDir: string;
let product: Product;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'teman-hostile-'));
  product = await startProduct('start.ts', { DATA_DIR: dataDir });
});
afterAll(async () => {
  await product.end('SIGTERM');
  await rm(dataDir, { recursive: true, force: true });
});

const quantile = (times: number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Infinity;

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** Turns of bystanders, one after the other, as long as `until` says; many of them, so that nobody writes too fast. */
const turnsOf = async (phones: Phone[], until: (turns: number) => boolean): Promise<number[]> => {
  const took: number[] = [];
  while (!until(took.length)) {
    const phone = phones[took.length % phones.length];
    took.push(await timed(async () => phone?.say(took.length % 2 ? 'menu' : 'bantuan')));
    await pause(50);
  }
  return took;
};

/** Waits however busy the machine is: files are looked into behind everything else. */
const soon = (check: () => Promise<void>): Promise<void> =>
  vi.waitFor(check, { timeout: 12 * patience, interval: 200 });

test.runIf(process.platform === 'linux')(
  'fifteen people send hostile files at once: nothing dies, memory stays below what the unit allows, a good letter does not wait for them',
  async ({ annotate }) => {
    const newPhone = (n: number): Phone => openPhone(product.url, 'whatsapp', `62817${String(n)}`);
    const honest = newPhone(2);
    const bystanders = Array.from({ length: 60 }, (_, n) => newPhone(1000 + n));
    const hostile = Array.from({ length: senders }, (_, n) => newPhone(100 + n));
    await Promise.all([...bystanders, honest, ...hostile].map((phone) => phone.say('menu')));
    await turnsOf(bystanders, (turns) => turns >= 40);
    // From here on, for looking at so many processes costs something as well.
    const memory = watchMemory(product.child.pid ?? 0);
    const usual = await turnsOf(bystanders, (turns) => turns >= 100);

    // All that are large once opened, and a third of the others: what is left is slow only on the tester's side.
    const all = (await hostileSet()).filter(
      ({ bytes }, n) => bytes.length > 0 && bytes.length <= largest && (n < 20 || n % 3 === 0),
    );
    expect(all.length).toBeGreaterThan(4 * senders - 10);
    const files = someOf(all, 2 * senders);
    const base64 = pdfBytes(2).toString('base64');
    const sent = files.map(async ({ name, bytes }, n) => {
      // Longer names than messengers have do not get in.
      const file = { name: name.slice(-255), mime: 'application/pdf', base64: bytes.toString('base64') };
      await hostile[n % senders]?.send({ file });
    });
    await Promise.all(sent);
    let isOver = false;
    const meanwhile = turnsOf(bystanders, () => isOver);
    await honest.send({ file: { name: 'surat.pdf', mime: 'application/pdf', base64 } });
    // Each says something last, and is answered once all their files have been looked into.
    await Promise.all(hostile.map((phone) => phone.send({ text: 'privasi' })));
    const isDone = (phone: Phone): boolean =>
      phone.all.some(({ text }) => text.includes('Pemberitahuan privasi'));
    const greeted = honest.all.length;
    await soon(async () => {
      await honest.news();
      expect(honest.all.length).toBeGreaterThan(greeted);
    });
    await Promise.all(hostile.map((phone) => phone.news()));
    const before = hostile.filter(isDone).length;
    await soon(async () => {
      await Promise.all(hostile.map((phone) => phone.news()));
      expect(hostile.filter(isDone)).toHaveLength(senders);
    });
    isOver = true;
    const during = await meanwhile;

    expect(product.child.exitCode).toBeNull();
    // Whoever sent one good letter among so many bad ones did not wait for them.
    expect(before).toBeLessThan(senders / 2);
    // What else the machine does may change meanwhile: what is usual is measured before and after.
    const atRest = [...usual, ...(await turnsOf(bystanders, (turns) => turns >= 100))];
    const most = memory.end();
    const [usually, longest] = [quantile(atRest, 0.95), quantile(during, 0.95)];
    await annotate(
      `p95 of a bystander's turn: usually ${usually.toFixed()} ms, meanwhile ${longest.toFixed()} ms of ${String(during.length)}; at most ${most.toFixed()} MB`,
    );
    const unit = await readFile(new URL('../../deploy/systemd/teman-disko.service', import.meta.url), 'utf8');
    expect(most).toBeLessThan(Number(/MemoryMax=(\d+)M/.exec(unit)?.[1]));
    expect(during.length).toBeGreaterThan(50);
    expect(longest).toBeLessThan(2 * usually);
  },
  15 * patience,
);
