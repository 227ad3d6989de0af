import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freePort } from '../../app/db/free-port.ts';
import { cityDate } from '../../domain/city-time.ts';
import { addWorkingDays } from '../../domain/working-days.ts';
import { openPhone, type Phone } from '../support/phone.ts';
import { isAlive, processTree } from '../support/process-tree.ts';
import { postmasterOf, startProduct, type Product } from '../support/product.ts';
import { storm } from '../support/storm.ts';
import { patience } from '../support/patience.ts';

let dataDir: string;
let env: Record<string, string>;
let product: Product | null = null;
const start = async (): Promise<Product> => (product = await startProduct('start.ts', env));

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'teman-kill-'));
  env = { DATA_DIR: dataDir, PORT: String(await freePort()) };
});
afterAll(async () => {
  if (product?.child.exitCode === null) await product.end('SIGTERM');
  await rm(dataDir, { recursive: true, force: true });
});

/** Numbers by chance that can be had again: KILL_SEED is printed. */
const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);
let state = seed;
const chance = (below: number): number => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
  return (state >>> 8) % below;
};

const day = addWorkingDays(cityDate(new Date(), 'Asia/Pontianak'), 5);
/** A chat's number in letters: digits in a name would be taken for a telephone number, and asked back. */
const inLetters = (digits: string): string =>
  [...digits].map((digit) => 'aiueokstnr'[Number(digit)]).join('');

const form = (mark: string): string[] => [
  ...['menu', '1', '2', '1'],
  ...['Rina Safitri', 'Jl. Gajah Mada 10, rina@contoh.id'],
  ...[
    `Rapat ${inLetters(mark)}`,
    `Komunitas ${inLetters(mark)}`,
    '1',
    `${day.split('-').reverse().join('/')} 09.00-10.00`,
  ],
  'kirim',
];

/** Somebody who fills in a form; a message that was not acknowledged is sent again under its id, as messengers do. */
const openSender = (mark: number) => {
  const phone = openPhone(`http://127.0.0.1:${env['PORT']}`, 'whatsapp', `62815${mark}`);
  const messages = form(phone.chat);
  let next = 0;
  const trySend = async (index: number): Promise<boolean> =>
    phone.send({ text: messages[index] }, `m${index}`).then(
      () => true,
      () => false,
    );
  return {
    phone,
    left: () => messages.length - next,
    /** Sends on through an outage, as messengers do, until all is acknowledged. */
    async sendAll(): Promise<void> {
      await vi.waitFor(async () => {
        while (next < messages.length && (await trySend(next))) next += 1;
        expect(next).toBe(messages.length);
      }, patience);
    },
    /** Sends on until so many are acknowledged or the product is gone. */
    async send(count: number): Promise<void> {
      for (const end = Math.min(messages.length, next + count); next < end; next += 1)
        if (!(await trySend(next))) return;
    },
  };
};

const expectOneRequest = async (phone: Phone): Promise<void> => {
  await phone.until(({ text }) => /Nomor: \*TD-/.test(text), `number (seed ${seed})`);
  const review = phone.all.find(({ options }) => options.some(({ label }) => label === 'Kirim'));
  for (const line of [
    `Keperluan: Rapat ${inLetters(phone.chat)}`,
    `Komunitas/instansi: Komunitas ${inLetters(phone.chat)}`,
  ])
    expect(review?.text, `seed ${seed}`).toContain(line);
  const status = await phone.say('status');
  expect(new Set(status.text.match(/TD-\d{4}-\w{8}/g)).size, `seed ${seed}`).toBe(1);
  // An answer to each message, the number, and the status: nothing twice, nothing missing.
  expect(
    phone.all.map(({ text }) => text.slice(0, 40)),
    `seed ${seed}`,
  ).toHaveLength(form('').length + 2);
  expect(new Set(phone.all.map(({ id }) => id)).size).toBe(phone.all.length);
};

const kills = storm(3, 8);

test('killed again and again at any moment, no acknowledged message is lost and none counts twice', async () => {
  process.stdout.write(`KILL_SEED=${seed}\n`);
  const senders = Array.from({ length: 6 }, (_, index) => openSender(10_000 + index));
  for (let kill = 0; kill < kills; kill += 1) {
    const { end } = await start();
    const sending = Promise.all(senders.map((sender) => sender.send(1 + chance(3))));
    await pause(chance(250));
    await end('SIGKILL');
    await sending;
  }
  await start();
  await Promise.all(senders.map((sender) => sender.sendAll()));
  for (const { phone } of senders) await expectOneRequest(phone);
});

test('a PostgreSQL that is killed comes back, and what is written meanwhile is answered', async () => {
  const running = product ?? (await start());
  const phone = openPhone(running.url, 'whatsapp', '6281600001');
  await phone.say('menu');
  const postmaster = postmasterOf(running);
  process.kill(postmaster, 'SIGKILL');
  await vi.waitFor(() => phone.send({ text: 'bantuan' }, 'after the crash'.replaceAll(' ', '-')), patience);
  await phone.until(({ text }) => text.includes('*Bantuan*'), 'help');
  // The queue lives in it as well: what is sent now becomes a request.
  const sender = openSender(30_000);
  await sender.sendAll();
  await expectOneRequest(sender.phone);
  expect(postmasterOf(running)).not.toBe(postmaster);
  await vi.waitFor(async () => expect((await fetch(`${running.url}/readyz`)).status).toBe(200), patience);
});

test('SIGTERM in the middle of work ends everything within ten seconds with code 0, losing nothing', async () => {
  const running = product ?? (await start());
  const senders = Array.from({ length: 4 }, (_, index) => openSender(20_000 + index));
  const tree = processTree(running.child.pid ?? 0);
  expect(tree.length).toBeGreaterThan(2);
  const sending = Promise.all(senders.map((sender) => sender.send(sender.left())));
  await pause(chance(200));
  const began = Date.now();
  expect(await running.end('SIGTERM')).toEqual([0, null]);
  expect(Date.now() - began).toBeLessThan(10_000);
  await sending;
  expect(tree.filter(isAlive)).toEqual([]);

  await start();
  await Promise.all(senders.map((sender) => sender.sendAll()));
  for (const { phone } of senders) await expectOneRequest(phone);
});

test('a PostgreSQL that cannot come back ends the process with a code and a reason', async () => {
  const running = product ?? (await start());
  await rename(join(dataDir, 'postgres', 'global'), join(dataDir, 'postgres', 'elsewhere'));
  process.kill(postmasterOf(running), 'SIGKILL');
  const [code] = await running.ended;
  expect(code).toBeGreaterThan(0);
  expect(running.said()).toContain('could not be started again');
});
