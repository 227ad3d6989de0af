import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { storm } from '../../support/storm.ts';
import { ask, decided, upTo, waiting } from '../../support/telegram-questions.ts';
import { openCloudHouse, type CloudHouse } from '../../support/whatsapp-cloud/house.ts';

let house: CloudHouse & AsyncDisposable;
beforeAll(async () => {
  house = await openCloudHouse();
});
beforeEach(() => house.server.mishaps.clear());
afterAll(() => house[Symbol.asyncDispose]());

const metric = async (name: RegExp): Promise<number> => {
  const page = await (await fetch(`${house.url}/metrics`)).text();
  return Number(
    page
      .split('\n')
      .find((line) => name.test(line))
      ?.split(' ')
      .at(-1) ?? 0,
  );
};
const each = storm(4, 20);

test('of many webhooks in any order, a tenth of them twice, each takes effect once', async () => {
  await using busy = await openCloudHouse({ receipts: false });
  const { server } = busy;
  server.hold(true);
  server.shuffle(7);
  server.duplicate(0.1, 7);
  const people = upTo(50).map(() => server.person());
  for (const n of upTo(each)) for (const person of people) person.say(ask(n));
  server.hold(false);
  await server.drained(100_000);
  await eventually(() => waiting(busy)).toBe(0);

  expect(server.posted.length).toBeGreaterThan(50 * each * 1.05);
  expect(server.posted.every(({ status }) => status === 200)).toBe(true);
  expect(await busy.db.prisma.inboxMessage.count()).toBe(50 * each);
  for (const { account } of people)
    expect((await decided(busy, account.phone)).toSorted((a, b) => a - b)).toEqual(upTo(each));
});

test('forged webhooks change nothing, are counted, and do not get past a good one', async () => {
  const { server } = house;
  const person = await house.known();
  const before = await house.db.prisma.inboxMessage.count();
  const forgedBefore = await metric(/^teman_webhooks_total.*forged/);
  const value = {
    metadata: { phone_number_id: server.phoneNumberId },
    messages: [
      {
        from: person.account.phone,
        id: 'wamid.forged',
        timestamp: '1795342647',
        type: 'text',
        text: { body: 'batal' },
      },
    ],
    statuses: [{ id: person.last?.wamid, status: 'failed', errors: [{ code: 131_042 }] }],
  };
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field: 'messages', value }] }],
  });
  const signatures = [undefined, 'sha256=', `sha256=${'0'.repeat(64)}`, server.signatureOf(`${body} `)];
  for (const signature of signatures) expect(await server.forge(body, signature)).toBe(401);

  expect(await house.db.prisma.inboxMessage.count()).toBe(before);
  expect(await house.ready()).toBe('ready');
  expect((await metric(/^teman_webhooks_total.*forged/)) - forgedBefore).toBe(signatures.length);
  const signs = () => house.db.prisma.troubleSign.count({ where: { kind: 'webhooks', channel: 'whatsapp' } });
  expect(await signs()).toBe(0);
  for (let n = signatures.length; n < 25; n += 1) await server.forge(body, undefined);
  await expect.poll(signs).toBe(1);
});

describe('codes of Meta’s', () => {
  const passing = [
    { code: 130_429, status: 429, error: 'slow_down' },
    { code: 131_000, status: 500, error: 'transient' },
  ];
  test.each(passing)('$code makes a message wait and go out later, once', async ({ code, status, error }) => {
    const person = await house.known();
    house.server.mishaps.fail('send', { code, status, to: person.account.phone });
    const state = await house.tell(person, { text: `Kabar ${code}` });
    await eventually(state).toBe(`pending: ${error}`);
    await eventually(house.soon(state)).toMatch(/^(sent|delivered)$/);
    expect(person.messages.filter(({ text }) => text === `Kabar ${code}`)).toHaveLength(1);
    expect(await metric(new RegExp(`^teman_refusals_total.*"${code}"`))).toBe(1);
  });

  test('131056 is about one person: others are written to meanwhile', async () => {
    const [slow, other] = [await house.known(), await house.known()];
    house.server.mishaps.fail('send', { code: 131_056, to: slow.account.phone });
    await house.tell(slow, { text: 'Kabar lambat' });
    await house.tell(other, { text: 'Kabar cepat' });
    await other.next(({ text }) => text === 'Kabar cepat');
    expect(slow.messages.some(({ text }) => text === 'Kabar lambat')).toBe(false);
    await slow.next(({ text }) => text === 'Kabar lambat');
    expect(slow.messages.filter(({ text }) => text === 'Kabar lambat')).toHaveLength(1);
  });

  test('131026 is tried once, and nobody is written to there until they write', async () => {
    const person = await house.known();
    house.server.mishaps.fail('send', { code: 131_026, to: person.account.phone });
    const state = await house.tell(person, { text: 'Kabar hilang' });
    await eventually(state).toBe('waiting: gone');
    await eventually(async () => (await house.identityOf(person)).blockedAt).not.toBeNull();
    person.say('menu');
    expect((await person.next()).text).toBe('Kabar hilang');
    await person.next();
    expect((await house.identityOf(person)).blockedAt).toBeNull();
  });

  test('131026 told by a status later is the same', async () => {
    const person = await house.known();
    const state = await house.tell(person, { text: 'Kabar yang gagal' });
    const seen = await person.next(({ text }) => text === 'Kabar yang gagal');
    await eventually(state).toBe('delivered');
    // Delivered ranks above failed, whatever comes after it.
    house.server.status(person, seen, 'failed', 131_026);
    await house.server.drained();
    expect(await state()).toBe('delivered');
    person.leave();
    const gone = await house.tell(person, { text: 'Kabar lain' });
    await eventually(gone).toBe('waiting: gone');
  });

  test('190 alerts administrators, is told by /readyz, and the message waits until the token is good', async () => {
    const person = await house.known();
    house.server.mishaps.fail('send', { code: 190, status: 401, to: person.account.phone });
    house.server.mishaps.fail('check', { code: 190, status: 401 });
    const state = await house.tell(person, { text: 'Kabar setelah pulih' });
    await eventually(state).toBe('pending: account');
    expect(await house.ready()).toBe('WhatsApp Cloud API refuses the account (error 190)');
    await eventually(() =>
      house.db.prisma.alertSent.count({ where: { key: 'whatsapp-cloud account' } }),
    ).toBe(1);
    house.server.mishaps.clear();
    await eventually(house.soon(state)).toMatch(/^(sent|delivered)$/);
    await eventually(house.ready).toBe('ready');
    await person.next(({ text }) => text === 'Kabar setelah pulih');
  });

  test('an answer that is lost makes at most one double', async () => {
    const person = await house.known();
    house.server.mishaps.cut('send', 1, person.account.phone);
    const state = await house.tell(person, { text: 'Kabar dua kali' });
    await eventually(state).toBe('pending: unknown');
    await eventually(house.soon(state)).toMatch(/^(sent|delivered)$/);
    expect(person.messages.filter(({ text }) => text === 'Kabar dua kali')).toHaveLength(2);
  });
});
