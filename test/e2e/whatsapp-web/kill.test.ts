import { findable } from '../../../domain/personal.ts';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { requestViews } from '../../../app/db/requests.ts';
import { readCatalogue } from '../../../app/catalogue.ts';
import { cityDate } from '../../../domain/city-time.ts';
import { describeCatalogue } from '../../../flows/catalogue/describe-catalogue.ts';
import { eventually } from '../../support/eventually.ts';
import { fileService, type Filed } from '../../support/file-service.ts';
import { isAlive, processTree } from '../../support/process-tree.ts';
import { storm } from '../../support/storm.ts';
import { storedAnswer } from '../../support/stored-answer.ts';
import { openWhatsappOffice, type WhatsappOffice } from '../../support/whatsapp-office.ts';
import { whatsappPhone } from '../../support/whatsapp-phone.ts';
import type { WhatsappPerson } from '../../support/whatsapp-web/world.ts';
import { patience } from '../../support/patience.ts';
import { pontianak } from '../../support/pontianak.ts';

const today = cityDate(new Date(), 'Asia/Pontianak');
const catalogue = await readCatalogue(pontianak, today);
const services = describeCatalogue(catalogue, today).services.filter(({ code }) =>
  ['pengaduan', 'data', 'penelitian', 'magang'].includes(code),
);

let office: WhatsappOffice & AsyncDisposable;
beforeAll(async () => {
  office = await openWhatsappOffice();
  await office.open();
});
afterAll(() => office[Symbol.asyncDispose]());

const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};
const tree = (): number[] => processTree(office.running().child.pid ?? 0);
const isBrowser = (pid: number): boolean =>
  commandOf(pid).includes(`--user-data-dir=${office.dataDir}`) && !commandOf(pid).includes('--type=');
/** Of processes that look alike the first is meant: what a process starts begins as a copy of it. */
const firstOf = (is: (pid: number) => boolean): number =>
  tree()
    .filter(is)
    .toSorted((a, b) => a - b)[0] ?? 0;
const helperNow = (): number => firstOf((pid) => commandOf(pid).includes('browser-main'));
const browserNow = (): number => firstOf(isBrowser);
const killBrowser = (): void => {
  const pid = browserNow();
  if (pid === 0) throw new Error('No browser runs');
  process.kill(pid, 'SIGKILL');
};

const isBack = (before: number): Promise<void> =>
  vi.waitFor(async () => {
    expect(helperNow() > 0 && helperNow() !== before).toBe(true);
    expect(await office.standing()).toBe('ready');
  }, patience);

type Outcome = { code: string; filed: Filed };

/** Files one service after the other until there is no more of it. */
const fileOn = async (person: WhatsappPerson, done: () => boolean, first: number): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (let nth = first; outcomes.length === 0 || !done(); nth += 1) {
    const service = services[nth % services.length];
    if (!service) throw new Error('No service');
    outcomes.push({
      code: service.code,
      filed: await fileService(whatsappPhone(person), service, nth),
    });
  }
  return outcomes;
};

const expectStored = async ({ code, filed }: Outcome): Promise<void> => {
  const service = services.find((each) => each.code === code);
  const [request] = await requestViews(office.db, office.vault, { number: filed.number });
  const answered = service?.fields.filter(({ key }) => filed.answered.has(key)) ?? [];
  expect(request?.answers).toMatchObject(
    Object.fromEntries(answered.map((field) => [field.key, storedAnswer(field)])),
  );
  const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  for (const [key, sent] of Object.entries(filed.files)) {
    const letters = request?.letters.filter((letter) => letter.key === key) ?? [];
    expect(letters.map(({ sha256 }) => sha256)).toEqual(sent.map(hash));
  }
};

const allKills = storm(3, 10);

test('a browser killed again and again during conversations is back each time within seconds; nothing is lost or counts twice', async () => {
  const people = [office.world.person(), office.world.person({ hidePhone: true })];
  let kills = 0;
  const filing = Promise.all(
    people.map((person, index) => fileOn(person, () => kills === allKills, index * 2)),
  );
  const killing = async (): Promise<number[]> => {
    const took: number[] = [];
    const heard = (): number => people.reduce((sum, person) => sum + person.heard().length, 0);
    for (; kills < allKills; kills += 1) {
      // Anywhere in a conversation that goes on.
      const so = heard();
      await vi.waitFor(() => expect(heard()).toBeGreaterThan(so), { timeout: patience, interval: 10 });
      await pause((kills * 137) % 300);
      const before = helperNow();
      const began = performance.now();
      killBrowser();
      await isBack(before);
      took.push(Math.round(performance.now() - began));
    }
    return took;
  };
  const [outcomes, took] = await Promise.all([filing, killing()]);
  expect(Math.max(...took)).toBeLessThan(30_000);
  process.stdout.write(`Back after ${took.join(', ')} ms\n`);

  for (const outcome of outcomes.flat()) await expectStored(outcome);
  expect(await office.db.prisma.request.count()).toBe(outcomes.flat().length);
  // What was on its way when the browser died is looked for before it is sent again.
  for (const person of people) {
    const heard = person.heard().map(({ text }) => text);
    const doubles = heard.filter((text, index) => text === heard[index - 1]).length;
    expect(doubles).toBeLessThanOrEqual(1);
  }
});

test('of a bot killed with its helpers no browser is left after the next start, and what was said meanwhile is answered', async () => {
  const person = office.world.person();
  await whatsappPhone(person).say('menu');
  const answer = { identity: { address: findable(person.address) }, state: 'delivered' };
  await eventually(() => office.db.prisma.delivery.count({ where: answer })).toBe(1);
  const orphan = browserNow();
  const helper = helperNow();
  expect(Math.min(orphan, helper)).toBeGreaterThan(0);
  process.kill(helper, 'SIGSTOP');
  const ended = office.running().end('SIGKILL');
  process.kill(helper, 'SIGKILL');
  await ended;
  expect(isAlive(orphan)).toBe(true);

  await person.say('5');
  await person.say('menu');
  office.world.sayFromGroup('halo semua');
  await office.start();
  await office.ready();
  await eventually(() => person.heard().length).toBe(3);
  expect(person.heard()[1]?.text).toContain('*Bantuan*');
  await eventually(() => isAlive(orphan)).toBe(false);
  expect(browserNow()).toBeGreaterThan(0);
});

test('a clean stop leaves nothing behind', async () => {
  const all = tree();
  expect(all.filter(isBrowser).length).toBeGreaterThan(0);
  expect(await office.running().end('SIGTERM')).toEqual([0, null]);
  await eventually(() => all.filter(isAlive)).toEqual([]);
});
