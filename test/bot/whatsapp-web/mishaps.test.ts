import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Inbound } from '../../../app/inbound.ts';
import type { Message } from '../../../flows/kernel/message.ts';
import { openContractDeliveries } from '../../support/contract-deliveries.ts';
import { eventually } from '../../support/eventually.ts';
import { hasty, openWhatsappRig, type WhatsappRig } from '../../support/whatsapp-rig.ts';
import type { WhatsappPerson } from '../../support/whatsapp-web/world.ts';

let rig: WhatsappRig;
beforeAll(async () => {
  rig = await openWhatsappRig();
  await rig.pair();
});
afterAll(() => rig.close());

const from = ({ address }: WhatsappPerson): Inbound[] => rig.inbox.of(address);
const textsFrom = (person: WhatsappPerson): string[] =>
  from(person).map(({ event }) => (event.kind === 'text' ? event.text : event.kind));
const deliver = (person: WhatsappPerson, message: Message) =>
  openContractDeliveries(rig.db, rig.vault).deliver(rig.channel(), person.address, { message });
const away = (): Promise<void> => eventually(() => rig.channel().notReady()).toMatch(/\w/);

test('ready once more changes nothing', async () => {
  const person = rig.world.person();
  await person.say('satu');
  await eventually(() => textsFrom(person)).toEqual(['satu']);
  rig.world.repeatReady();
  rig.world.repeatReady();
  await person.say('dua');
  await eventually(() => textsFrom(person)).toEqual(['satu', 'dua']);
  expect(rig.channel().notReady()).toBeNull();
});

test('a page that went elsewhere comes back, and a page that stands still is begun anew', async () => {
  const person = rig.world.person();
  rig.world.navigateAway();
  await away();
  await person.say('selama pergi');
  await rig.ready();
  await eventually(() => textsFrom(person)).toEqual(['selama pergi']);

  rig.world.freeze();
  await person.say('selama beku');
  await away();
  await rig.ready();
  rig.world.thaw();
  await eventually(() => textsFrom(person)).toEqual(['selama pergi', 'selama beku']);
});

test('a ready that never comes is not waited for', async () => {
  await rig.stop();
  rig.world.loseReady(1);
  rig.begin({ patience: { ...hasty, life: { ...hasty.life, start: 5_000 } } });
  await rig.ready();
  expect(rig.logged.join()).toContain('never ready');
});

test('what people wrote while the bot was down is read after the start, in its order and with its time', async () => {
  const [one, two] = [rig.world.person(), rig.world.person()];
  await one.say('sebelum');
  await eventually(() => textsFrom(one)).toEqual(['sebelum']);
  await rig.stop();
  const before = Date.now();
  const at = (seconds: number): Date => new Date(before - seconds * 1000);
  for (let nth = 0; nth < 45; nth += 1) await one.say(`pesan ${nth}`, { at: at(300 - nth) });
  await two.say('halo', { at: at(290) });
  rig.begin();
  await rig.ready();
  await eventually(() => textsFrom(one)).toHaveLength(46);
  expect(textsFrom(one).slice(1)).toEqual(Array.from({ length: 45 }, (_, nth) => `pesan ${nth}`));
  expect(textsFrom(two)).toEqual(['halo']);
  expect(from(two)[0]?.sentAt?.getTime()).toBe(Math.floor(at(290).getTime() / 1000) * 1000);
});

test('of two processes one holds the browser; the other knows how it stands and sends nothing', async () => {
  const other = rig.another();
  await eventually(() => other.notReady()).toBeNull();
  expect(other.atOnce?.()).toBe(0);
  expect(rig.channel().atOnce?.()).toBeGreaterThan(0);
  expect(rig.world.pages()).toBe(1);
  await rig.stop();
  await eventually(() => other.atOnce?.()).toBeGreaterThan(0);
  await other.stop();
  rig.begin();
  await rig.ready();
});

test('more than the day’s messages to people who did not write wait until tomorrow', async () => {
  await rig.stop();
  rig.begin({ settings: { paceMs: [0, 0], unaskedPerDay: 2, restartAt: '03:30' } });
  await rig.ready();
  const deliveries = openContractDeliveries(rig.db, rig.vault);
  const lastInboundAt = new Date(Date.now() - 25 * 3_600_000);
  const results = [];
  for (let nth = 0; nth < 3; nth += 1) {
    const person = rig.world.person();
    const told = await deliveries.deliver(rig.channel(), person.address, {
      message: { text: `Kabar ${nth}` },
      lastInboundAt,
    });
    results.push(told.result);
  }
  expect(results.slice(0, 2)).toEqual([
    { ok: true, providerId: expect.any(String) },
    { ok: true, providerId: expect.any(String) },
  ]);
  expect(results[2]).toMatchObject({ ok: false, error: 'slow_down' });
  // Whoever has written is answered all the same.
  const answered = await deliver(rig.world.person(), { text: 'Jawaban' });
  expect(answered.result.ok).toBe(true);
});

test('the daily restart comes once, when nothing is on its way, and costs nobody a message', async () => {
  await rig.stop();
  let now = new Date('2026-11-22T20:29:00Z');
  rig.begin({ clock: () => now });
  await rig.ready();
  const person = rig.world.person();
  const release = rig.inbox.hold();
  const asked = rig.inbox.asked();
  await person.say('satu');
  await eventually(() => rig.inbox.asked()).toBe(asked + 1);
  now = new Date('2026-11-22T20:31:00Z');
  await eventually(() => rig.channel().atOnce?.()).toBe(0);
  expect(rig.channel().notReady()).toBeNull();
  release();
  await away();
  await rig.ready();
  await person.say('dua');
  await eventually(() => textsFrom(person)).toEqual(['satu', 'dua']);
  expect(rig.logged.filter((line) => line.includes('"because":"restart"'))).toHaveLength(1);
});
