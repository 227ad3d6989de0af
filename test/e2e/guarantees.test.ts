import { canByName } from '../support/capabilities.ts';
import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse } from '../../app/house.ts';
import { openInbox } from '../../app/inbox.ts';
import { startBot } from '../../bot/bot.ts';
import { addWorkingDays } from '../../domain/working-days.ts';
import { cityDate } from '../../domain/city-time.ts';
import { freePort } from '../../app/db/free-port.ts';
import { eventually } from '../support/eventually.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { knownFolder } from '../support/known-folder.ts';
import { aComplaint, bringToReview, heard, introduce, requestIn, serviceIn } from '../support/office.ts';
import { requestOfDraft, storeDraft } from '../support/office.ts';
import { openPhone, type Phone } from '../support/phone.ts';

let house: TestHouse & AsyncDisposable;
beforeAll(async () => {
  house = await openTestHouse({ city: await knownFolder() });
});
afterAll(() => house[Symbol.asyncDispose]());

let chats = 6_281_300_000_000;
const newPhone = (channel: 'whatsapp' | 'telegram' = 'whatsapp', url = house.url): Phone =>
  openPhone(url, channel, String((chats += 1)));
const inboxRows = (phone: Phone): Promise<number> =>
  house.db.prisma.inboxMessage.count({ where: { identity: { address: phone.chat } } });
const hasNumber = (text: string): string | undefined => /TD-\d{4}-\w{8}/.exec(text)?.[0];

/** Everything a phone has been shown, once it has been quiet after its last message was answered. */
const settled = async (phone: Phone): Promise<string[]> => {
  const waiting = () =>
    house.db.prisma.inboxMessage.count({
      where: { identity: { address: phone.chat }, doneAt: null, failedAt: null },
    });
  const unsent = () =>
    house.db.prisma.delivery.count({ where: { identity: { address: phone.chat }, state: 'pending' } });
  await eventually(async () => (await waiting()) + (await unsent())).toBe(0);
  await phone.news();
  return phone.all.map(({ text }) => text);
};

test('the same message twice, later or at once, is one message', async () => {
  const phone = newPhone();
  const id = randomUUID();
  await phone.send({ text: 'menu' }, id);
  await phone.reply();
  await phone.send({ text: 'menu' }, id);
  await Promise.all(Array.from({ length: 5 }, () => phone.send({ text: 'status' }, 'five-at-once')));
  await phone.send({ text: 'bantuan' }, id);
  expect(await settled(phone)).toHaveLength(2);
  expect(await inboxRows(phone)).toBe(2);
});

test('Kirim pressed twice at once, and an old Kirim much later, give one request and its number', async () => {
  const phone = newPhone('telegram');
  const { review, draftId, contactId } = await bringToReview(house, phone, aComplaint);
  const kirim = { button: review.options.find(({ label }) => label === 'Kirim')?.id };
  await Promise.all([phone.send(kirim), phone.send(kirim), phone.send(kirim)]);
  const { number } = await requestOfDraft(house, draftId);
  await heard(phone, ({ text }) => text.includes(number), 'number');
  await phone.say('menu');
  await phone.send(kirim);
  const again = await phone.until(({ text }) => text.includes('sudah dikirim'), 'the same number');
  expect(hasNumber(again.text)).toBe(number);
  expect(await house.db.prisma.request.count({ where: { contactId } })).toBe(1);
});

test('typing kirim again on WhatsApp gives the same number', async () => {
  const phone = newPhone();
  const { draftId, contactId } = await bringToReview(house, phone, aComplaint);
  await phone.send({ text: 'kirim' });
  await phone.send({ text: 'kirim' });
  const { number } = await requestOfDraft(house, draftId);
  await settled(phone);
  await phone.send({ text: 'Kirim' });
  const texts = await settled(phone);
  expect(texts.at(-1)).toContain(`sudah dikirim. Nomor: *${number}*`);
  expect(await house.db.prisma.request.count({ where: { contactId } })).toBe(1);
});

/** A chat's number in letters: digits in a name would be taken for a telephone number, and asked back. */
const inLetters = (digits: string): string =>
  [...digits].map((digit) => 'aiueokstnr'[Number(digit)]).join('');

/** A whole form in ten messages sent without waiting for answers; any lost, doubled or swapped one spoils the request. */
const tenMessages = (mark: string, day: string): string[] => {
  const [year, month, date] = day.split('-');
  const order = [...house.catalogue.byCode.values()].filter(({ audience }) => audience === 'external');
  const place = order.findIndex(({ code }) => code === 'coworking') + 1;
  const slot = `${date}/${month}/${year} 09.00-10.00`;
  return [
    'menu',
    '1',
    String(place),
    '1',
    '1',
    `Rapat ${inLetters(mark)}`,
    `Komunitas ${inLetters(mark)}`,
    '1',
    slot,
    'kirim',
  ];
};

const expectAppliedOnce = async (phone: Phone, mark: string, day: string): Promise<void> => {
  const sent = await phone.until(({ text }) => hasNumber(text) !== undefined, 'tracking number');
  const request = await requestIn(house, hasNumber(sent.text) ?? '');
  expect(request.answers).toEqual({
    keperluan: `Rapat ${inLetters(mark)}`,
    komunitas_instansi: `Komunitas ${inLetters(mark)}`,
    jumlah_orang: 1,
    waktu: { date: day, from: '09:00', to: '10:00' },
  });
  // One answer to each message, the greeting of `introduce`, and the number.
  expect(await settled(phone)).toHaveLength(12);
};

const dayAhead = (days: number): string => addWorkingDays(cityDate(new Date(), house.tz), days);

test('of 200 messages from 20 chats, a tenth of them doubled, each is applied once and in order', async () => {
  const day = dayAhead(5);
  const phones = Array.from({ length: 20 }, () => newPhone());
  await Promise.all(phones.map((phone) => introduce(house, phone)));
  await Promise.all(
    phones.map(async (phone) => {
      const messages = tenMessages(phone.chat, day);
      for (const [index, text] of messages.entries()) {
        await phone.send({ text }, `m${index}`);
        const old = randomInt(index + 1);
        if (randomInt(10) === 0) await phone.send({ text: messages[old] }, `m${old}`);
      }
    }),
  );
  for (const phone of phones) await expectAppliedOnce(phone, phone.chat, day);
});

test('two processes that race for the same chats apply each message once and in order', async () => {
  const day = dayAhead(6);
  const port = await freePort();
  const config = { ...house.config, port };
  const second = await openHouse(config, { databaseUrl: house.db.url, log: house.log, personal: null });
  const bot = await startBot(second);
  try {
    const phones = Array.from({ length: 8 }, () => newPhone());
    await Promise.all(phones.map((phone) => introduce(house, phone)));
    await Promise.all(
      phones.map(async (phone) => {
        const other = openPhone(bot.address, 'whatsapp', phone.chat);
        for (const [index, text] of tenMessages(phone.chat, day).entries())
          await [phone, other][index % 2]?.send({ text });
      }),
    );
    for (const phone of phones) await expectAppliedOnce(phone, phone.chat, day);
  } finally {
    await bot.stop();
    await second.close();
  }
});

test('what a bot was killed over between commit and queue gets its number when the next one starts', async () => {
  const phone = newPhone();
  await introduce(house, phone);
  const { contactId } = await house.db.prisma.identity.findFirstOrThrow({ where: { address: phone.chat } });
  await storeDraft(house, contactId, { ...aComplaint, state: 'submitting' });
  const config = { ...house.config, port: await freePort() };
  const next = await openHouse(config, { databaseUrl: house.db.url, log: house.log, personal: null });
  const bot = await startBot(next);
  try {
    // Far sooner than the sweep, which looks for what is a minute old.
    const began = Date.now();
    await phone.until(({ text }) => /Nomor: \*TD-/.test(text), 'number');
    expect(Date.now() - began).toBeLessThan(50_000);
  } finally {
    await bot.stop();
    await next.close();
  }
});

test('a fault of ours is apologised for, and the person is not stuck in it', async () => {
  const phone = newPhone();
  const { draftId } = await bringToReview(house, phone, aComplaint);
  await house.db.pool.query(`UPDATE draft SET files = '"what no version wrote"' WHERE id = $1`, [draftId]);
  expect((await phone.say('1')).text).toContain('ada gangguan di pihak kami');
  expect((await phone.say('status')).text).toContain('belum mengirim');
  // The message is kept for whoever mends the fault, and nothing of it is in the log.
  expect(
    await house.db.prisma.inboxMessage.count({
      where: { identity: { address: phone.chat }, failedAt: { not: null }, payload: { not: null } },
    }),
  ).toBe(1);
  expect(house.logged.join('')).not.toContain('what no version wrote');
});

test('whatever characters and however many of them come, they are answered', async () => {
  const phone = newPhone();
  await introduce(house, phone);
  for (const text of [
    '\0',
    'a\0b',
    '\ud800',
    'x\udfffy',
    'x'.repeat(60_000),
    '\u202e\u200f',
    '🏛️'.repeat(5000),
  ])
    expect((await phone.say(text)).text).toBeTruthy();
  await storeDraft(house, await introduce(house, phone), {
    service: 'pengaduan',
    answers: { kategori: 'lainnya' },
    state: 'open',
  });
  expect((await phone.say('lanjutkan')).text).toContain('Uraian');
  expect((await phone.say(`Lampu padam \ud83d sejak\0 pagi, ${'mohon '.repeat(20)}`)).text).not.toContain(
    'gangguan',
  );
  expect((await phone.file('a\0/../\ud800.pdf', 'text/\0', Buffer.from('x'))).text).toBeTruthy();

  // A channel without a limit of its own.
  const store = openInbox({ ...house, kick: () => undefined, can: canByName });
  const event = { kind: 'text' as const, text: `\0${'y'.repeat(100_000)}\ud800` };
  const from = { channel: 'whatsapp' as const, account: 'simulator', address: phone.chat, phone: null };
  await store({ ...from, providerId: randomUUID(), event });
  expect((await phone.reply()).text).not.toContain('gangguan');
});

test('an answer on the secure page moves the chat on by itself, and counts once', async () => {
  const phone = newPhone();
  const contactId = await introduce(house, phone);
  await storeDraft(house, contactId, { service: 'data', answers: {}, state: 'open' });
  const { text } = await phone.say('lanjutkan');
  const link = /https?:\/\/\S+\/aman\/\S+/.exec(text)?.[0] ?? '';
  const nik = serviceIn(house, 'data').fields.find(({ key }) => key === 'nik')?.example ?? '';
  const answer = () => {
    const body = new FormData();
    body.set('value', nik);
    return fetch(link, { method: 'POST', body, redirect: 'manual' }).then(({ status }) => status);
  };
  expect((await Promise.all([answer(), answer(), answer()])).filter((status) => status === 410)).toHaveLength(
    2,
  );
  const next = await phone.reply();
  expect(next.text).toContain(`berakhiran ${nik.slice(-4)}`);
  expect(next.text).toContain('Rincian informasi');
  expect(await settled(phone)).toHaveLength(3);
});
