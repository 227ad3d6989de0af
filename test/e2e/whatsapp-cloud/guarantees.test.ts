import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tellContact } from '../../../app/db/deliveries.ts';
import type { Message } from '../../../flows/engine/message.ts';
import { eventually } from '../../support/eventually.ts';
import { pngBytes } from '../../support/files.ts';
import { ask, decided, upTo, waiting } from '../../support/telegram-questions.ts';
import { openCloudHouse, type CloudHouse } from '../../support/whatsapp-cloud/house.ts';
import type { Person } from '../../support/whatsapp-cloud/person.ts';

let house: CloudHouse & AsyncDisposable;
beforeAll(async () => {
  house = await openCloudHouse();
});
beforeEach(() => house.server.mishaps.clear());
afterAll(() => house[Symbol.asyncDispose]());

const identityOf = (person: Person) =>
  house.db.prisma.identity.findFirstOrThrow({
    where: { address: person.account.phone, account: house.server.phoneNumberId },
  });

/** Somebody who has just written and been answered. */
const known = async (): Promise<Person> => {
  const person = house.server.person();
  person.say('menu');
  await person.next();
  return person;
};
/** Sends news as the worker does; gives how its delivery stands. */
const tell = async (person: Person, message: Message) => {
  const { contactId } = await identityOf(person);
  await house.db.prisma.$transaction((tx) => tellContact(tx, house.vault, contactId, [message]));
  const { id } = await house.db.prisma.delivery.findFirstOrThrow({
    where: { contactId },
    orderBy: { id: 'desc' },
  });
  return async () => {
    const { state, error } = await house.db.prisma.delivery.findUniqueOrThrow({ where: { id } });
    return error === null ? state : `${state}: ${error}`;
  };
};
/** How a delivery stands, with what waits to be tried again due now. */
const soon = (state: () => Promise<string>) => async (): Promise<string> => {
  const now = new Date();
  await house.db.prisma.delivery.updateMany({ where: { state: 'pending' }, data: { nextAttemptAt: now } });
  return state();
};
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
const ready = async (): Promise<string | undefined> =>
  ((await (await fetch(`${house.url}/readyz`)).json()) as { checks: Record<string, string> }).checks[
    'whatsapp'
  ];

test('of 1,000 webhooks in any order, a tenth of them twice, each takes effect once', async () => {
  await using busy = await openCloudHouse({ receipts: false });
  const { server } = busy;
  server.hold(true);
  server.shuffle(7);
  server.duplicate(0.1, 7);
  const people = upTo(50).map(() => server.person());
  for (const n of upTo(20)) for (const person of people) person.say(ask(n));
  server.hold(false);
  await server.drained(60_000);
  await expect.poll(() => waiting(busy), { timeout: 60_000 }).toBe(0);

  expect(server.posted.length).toBeGreaterThan(1050);
  expect(server.posted.every(({ status }) => status === 200)).toBe(true);
  expect(await busy.db.prisma.inboxMessage.count()).toBe(1000);
  for (const { account } of people)
    expect((await decided(busy, account.phone)).toSorted((a, b) => a - b)).toEqual(upTo(20));
}, 120_000);

test('forged webhooks change nothing, are counted, and do not get past a good one', async () => {
  const { server } = house;
  const person = await known();
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
  expect(await ready()).toBe('ready');
  expect((await metric(/^teman_webhooks_total.*forged/)) - forgedBefore).toBe(signatures.length);
});

describe('codes of Meta’s', () => {
  const passing = [
    { code: 130_429, status: 429, error: 'slow_down' },
    { code: 131_000, status: 500, error: 'transient' },
  ];
  test.each(passing)('$code makes a message wait and go out later, once', async ({ code, status, error }) => {
    const person = await known();
    house.server.mishaps.fail('send', { code, status, to: person.account.phone });
    const state = await tell(person, { text: `Kabar ${code}` });
    await eventually(state).toBe(`pending: ${error}`);
    await eventually(soon(state)).toMatch(/^(sent|delivered)$/);
    expect(person.messages.filter(({ text }) => text === `Kabar ${code}`)).toHaveLength(1);
    expect(await metric(new RegExp(`^teman_refusals_total.*"${code}"`))).toBe(1);
  });

  test('131056 is about one person: others are written to meanwhile', async () => {
    const [slow, other] = [await known(), await known()];
    house.server.mishaps.fail('send', { code: 131_056, to: slow.account.phone });
    await tell(slow, { text: 'Kabar lambat' });
    await tell(other, { text: 'Kabar cepat' });
    await other.next(({ text }) => text === 'Kabar cepat');
    expect(slow.messages.some(({ text }) => text === 'Kabar lambat')).toBe(false);
    await slow.next(({ text }) => text === 'Kabar lambat');
    expect(slow.messages.filter(({ text }) => text === 'Kabar lambat')).toHaveLength(1);
  });

  test('131026 is tried once, and nobody is written to there until they write', async () => {
    const person = await known();
    house.server.mishaps.fail('send', { code: 131_026, to: person.account.phone });
    const state = await tell(person, { text: 'Kabar hilang' });
    await eventually(state).toBe('failed: gone');
    await eventually(async () => (await identityOf(person)).blockedAt).not.toBeNull();
    person.say('menu');
    await person.next();
    expect((await identityOf(person)).blockedAt).toBeNull();
  });

  test('131026 told by a status later is the same', async () => {
    const person = await known();
    const state = await tell(person, { text: 'Kabar yang gagal' });
    const seen = await person.next(({ text }) => text === 'Kabar yang gagal');
    await eventually(state).toBe('delivered');
    // Delivered ranks above failed, whatever comes after it.
    house.server.status(person, seen, 'failed', 131_026);
    await house.server.drained();
    expect(await state()).toBe('delivered');
    person.leave();
    const gone = await tell(person, { text: 'Kabar lain' });
    await eventually(gone).toBe('failed: gone');
  });

  test('190 alerts administrators, is told by /readyz, and the message waits until the token is good', async () => {
    const person = await known();
    house.server.mishaps.fail('send', { code: 190, status: 401, to: person.account.phone });
    house.server.mishaps.fail('check', { code: 190, status: 401 });
    const state = await tell(person, { text: 'Kabar setelah pulih' });
    await eventually(state).toBe('pending: account');
    expect(await ready()).toBe('WhatsApp Cloud API refuses the account (error 190)');
    await eventually(() =>
      house.db.prisma.alertSent.count({ where: { key: 'whatsapp-cloud account' } }),
    ).toBe(1);
    house.server.mishaps.clear();
    await eventually(soon(state)).toMatch(/^(sent|delivered)$/);
    await eventually(ready).toBe('ready');
    await person.next(({ text }) => text === 'Kabar setelah pulih');
  });

  test('an answer that is lost makes at most one double', async () => {
    const person = await known();
    house.server.mishaps.cut('send', 1, person.account.phone);
    const state = await tell(person, { text: 'Kabar dua kali' });
    await eventually(state).toBe('pending: unknown');
    await eventually(soon(state)).toMatch(/^(sent|delivered)$/);
    expect(person.messages.filter(({ text }) => text === 'Kabar dua kali')).toHaveLength(2);
  });
});

describe.each([
  ['by answer', false],
  ['by status', true],
])('after 24 hours, told %s', (_, windowByStatus) => {
  beforeEach(() => {
    house.server.manners.windowByStatus = windowByStatus;
    house.server.templates.set('permohonan_ditolak', { text: 'x {{1}}', status: 'APPROVED' });
  });
  const dayMs = 24 * 3_600_000;
  const about = 'TD-2026-7KQ4M9XD';
  const news: Message = {
    text: 'Permohonan Anda selesai. Ini hasilnya.',
    notice: { kind: 'completed', about },
  };

  /** Somebody who wrote 25 hours ago; `knownToUs` says whether our own clock knows it. */
  const silent = async (knownToUs: boolean): Promise<Person> => {
    const person = house.server.person();
    person.say('menu');
    await person.next();
    await house.server.drained();
    person.account.wroteAt -= 25 * 3_600_000;
    const where = { address: person.account.phone };
    if (knownToUs)
      await house.db.prisma.identity.updateMany({
        where,
        data: { lastInboundAt: new Date(Date.now() - dayMs - 3_600_000) },
      });
    person.skip();
    return person;
  };

  test('a template tells of the news, and the message itself comes when the person replies', async () => {
    const person = await silent(true);
    await tell(person, news);
    const template = await person.next();
    expect(template.template).toBe('permohonan_selesai');
    expect(template.text).toBe(
      `Permohonan Anda ${about} sudah selesai. Balas pesan ini untuk membaca hasilnya.`,
    );
    expect(person.messages.some(({ text }) => text.includes('Ini hasilnya'))).toBe(false);
    person.say('ya');
    await person.next(({ text, type }) => type !== 'template' && text.includes('Ini hasilnya'));
    expect(person.messages.filter(({ type }) => type === 'template')).toHaveLength(1);
  });

  test('a template that is refused makes the news wait, and administrators are told', async () => {
    house.server.templates.set('permohonan_ditolak', { text: 'x {{1}}', status: 'PAUSED' });
    const person = await silent(true);
    await tell(person, { text: 'Alasannya begini.', notice: { kind: 'rejected', about } });
    await eventually(() =>
      house.db.prisma.alertSent.count({ where: { key: 'whatsapp-cloud template permohonan_ditolak' } }),
    ).toBe(1);
    expect(person.messages.at(-1)?.text).not.toContain('Alasannya');
    person.say('halo');
    await person.next(({ text }) => text.includes('Alasannya begini.'));
  });

  test('what has no template waits as well, and comes before the answer is lost', async () => {
    const person = await silent(true);
    const state = await tell(person, { text: 'Catatan tanpa templat.' });
    await eventually(state).toBe('waiting: too_old');
    person.say('halo');
    await person.next(({ text }) => text.includes('Catatan tanpa templat.'));
  });

  test('when only Meta knows that they are over, the news is told of or waits all the same', async () => {
    const person = await silent(false);
    const state = await tell(person, news);
    if (windowByStatus) await eventually(state).toBe('waiting: too_old');
    else expect((await person.next()).template).toBe('permohonan_selesai');
    person.say('ya');
    await person.next(({ text, type }) => type !== 'template' && text.includes('Ini hasilnya'));
  });
});

describe('who a person is', () => {
  const contactOf = async (address: string): Promise<string | undefined> =>
    (await house.db.prisma.identity.findFirst({ where: { address, account: house.server.phoneNumberId } }))
      ?.contactId;

  test('number and user id are one person, also when only one of them is named', async () => {
    const person = await known();
    const { phone, bsuid } = person.account;
    person.account.hidden = true;
    person.say('status');
    await person.next(({ text }) => text.includes('permohonan'));
    expect(await contactOf(bsuid)).toBe(await contactOf(phone));
  });

  test('whoever shows no number is answered by user id', async () => {
    const person = house.server.person({ hidden: true });
    person.say('menu');
    await person.next();
    expect(
      (await house.db.prisma.identity.findFirst({ where: { address: person.account.bsuid } }))?.phone,
    ).toBeNull();
    expect(house.server.log.findLast(({ kind }) => kind === 'send')?.to).toBe(person.account.bsuid);
  });

  test('a new number keeps its person, and whoever gets the old one is somebody else', async () => {
    const person = await known();
    const old = person.account.phone;
    const contact = await contactOf(old);
    const moved = '6281399000001';
    person.changeNumber(moved);
    await eventually(() => contactOf(moved)).toBe(contact);
    await tell(person, { text: 'Kabar di nomor baru' });
    await person.next(({ text }) => text === 'Kabar di nomor baru');

    const stranger = house.server.person({ phone: old, bsuid: 'ID.999' });
    stranger.say('menu');
    await stranger.next();
    expect(await contactOf(old)).not.toBe(contact);
    // The old news comes once more, days later: the stranger's chat stays the stranger's.
    await house.server.redeliver(({ value }) => JSON.stringify(value).includes('user_changed_number'));
    expect(await contactOf(old)).not.toBe(contact);
  });
});

describe('whatever a phone can send', () => {
  const kinds = async (person: Person): Promise<string[]> => {
    const { contactId } = await identityOf(person);
    const rows = await house.db.prisma.inboxMessage.findMany({
      where: { contactId },
      orderBy: { id: 'asc' },
    });
    return rows.map(({ kind }) => kind);
  };

  test('is answered with a sentence where nobody can read it, and not at all where nobody said anything', async () => {
    const { server } = house;
    const person = await known();
    server.batch(10);
    server.hold(true);
    person.sticker();
    person.voice();
    person.poll();
    person.call();
    person.react(person.last?.wamid ?? '');
    person.revoke(person.say('menu'));
    person.sendLocation();
    person.shareContact({ phone: '628990000001' });
    person.quickReply('status');
    server.hold(false);
    await server.drained();
    server.batch(1);
    await eventually(() => kinds(person)).toEqual([
      'text',
      ...['other', 'other', 'other', 'other'],
      'text',
      'location',
      'contact',
      'text',
    ]);
    await eventually(() => waiting(house)).toBe(0);
    for (const what of ['stiker', 'pesan suara', 'jajak pendapat', 'panggilan'])
      await person.until((all) => all.find(({ text }) => text.toLowerCase().includes(what)), what);
    expect(house.server.posted.at(-1)?.status).toBe(200);
  });

  test('a file comes as it was sent, also after its bytes were spoilt on the way once', async () => {
    const person = await known();
    house.server.mishaps.spoil();
    const bytes = pngBytes();
    person.sendPhoto(bytes, 'Foto kegiatan');
    await eventually(() => kinds(person)).toEqual(['text', 'file']);
    await eventually(() => waiting(house)).toBe(0);
    expect(house.server.log.filter(({ kind }) => kind === 'bytes').length).toBeGreaterThan(1);
    expect((await house.files.get(createHash('sha256').update(bytes).digest('hex')))?.equals(bytes)).toBe(
      true,
    );
  });

  test('while Meta cannot be reached /readyz says so, and what waits goes out when it is back', async () => {
    const person = await known();
    house.server.outage(1500);
    const state = await tell(person, { text: 'Kabar setelah gangguan' });
    await eventually(ready).toContain('cannot be reached');
    await eventually(soon(state)).toMatch(/^(sent|delivered)$/);
    await person.next(({ text }) => text === 'Kabar setelah gangguan');
    await eventually(ready).toBe('ready');
  });
});
