import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../flows/kernel/message.ts';
import { eventually } from '../../support/eventually.ts';
import { pngBytes } from '../../support/files.ts';
import { waiting } from '../../support/telegram-questions.ts';
import { openCloudHouse, type CloudHouse } from '../../support/whatsapp-cloud/house.ts';
import type { Person } from '../../support/whatsapp-cloud/person.ts';

let house: CloudHouse & AsyncDisposable;
beforeAll(async () => {
  house = await openCloudHouse();
});
beforeEach(() => house.server.mishaps.clear());
afterAll(() => house[Symbol.asyncDispose]());

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
    await house.tell(person, news);
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
    await house.db.prisma.alertSent.deleteMany();
    await house.tell(person, { text: 'Alasannya begini.', notice: { kind: 'rejected', about } });
    await eventually(() =>
      house.db.prisma.alertSent.count({ where: { key: 'whatsapp-cloud template permohonan_ditolak' } }),
    ).toBe(1);
    expect(person.messages.at(-1)?.text).not.toContain('Alasannya');
    person.say('halo');
    await person.next(({ text }) => text.includes('Alasannya begini.'));
  });

  test('what has no template waits as well, and comes before the answer is lost', async () => {
    const person = await silent(true);
    const state = await house.tell(person, { text: 'Catatan tanpa templat.' });
    await eventually(state).toBe('waiting: too_old');
    person.say('halo');
    await person.next(({ text }) => text.includes('Catatan tanpa templat.'));
  });

  test('when only Meta knows that they are over, the news is told of or waits all the same', async () => {
    const person = await silent(false);
    const state = await house.tell(person, news);
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
    const person = await house.known();
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
    const person = await house.known();
    const old = person.account.phone;
    const contact = await contactOf(old);
    const moved = '6281399000001';
    person.changeNumber(moved);
    await eventually(() => contactOf(moved)).toBe(contact);
    await house.tell(person, { text: 'Kabar di nomor baru' });
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
    const { contactId } = await house.identityOf(person);
    const rows = await house.db.prisma.inboxMessage.findMany({
      where: { contactId },
      orderBy: { id: 'asc' },
    });
    return rows.map(({ kind }) => kind);
  };

  test('is answered with a sentence where nobody can read it, and not at all where nobody said anything', async () => {
    const { server } = house;
    const person = await house.known();
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
      'reaction',
      'text',
      'deleted',
      'location',
      'contact',
      'text',
    ]);
    await eventually(() => waiting(house)).toBe(0);
    // A sticker where nothing is asked is a smile, and returned.
    for (const what of ['🙏', 'pesan suara', 'jajak pendapat', 'panggilan'])
      await person.until((all) => all.find(({ text }) => text.toLowerCase().includes(what)), what);
    expect(house.server.posted.at(-1)?.status).toBe(200);
  });

  test('a file whose bytes were spoilt on the way is fetched again', async () => {
    const person = await house.known();
    house.server.mishaps.spoil();
    person.sendPhoto(pngBytes(), 'Foto kegiatan');
    await eventually(() => kinds(person)).toEqual(['text', 'file']);
    await eventually(() => waiting(house)).toBe(0);
    expect(house.server.log.filter(({ kind }) => kind === 'bytes').length).toBeGreaterThan(1);
  });

  test('while Meta cannot be reached /readyz says so, and what waits goes out when it is back', async () => {
    const person = await house.known();
    house.server.outage(1500);
    const state = await house.tell(person, { text: 'Kabar setelah gangguan' });
    await eventually(house.ready).toContain('cannot be reached');
    await eventually(house.soon(state)).toMatch(/^(sent|delivered)$/);
    await person.next(({ text }) => text === 'Kabar setelah gangguan');
    await eventually(house.ready).toBe('ready');
  });
});
