import { findable } from '../../../domain/personal.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventsOf } from '../../../app/db/events.ts';
import { staffCodeHash } from '../../../flows/features/enrolment/staff-code.ts';
import { aComplaint } from '../../support/office.ts';
import { cityService } from '../../support/city-service.ts';
import { pdfBytes } from '../../support/files.ts';
import {
  enrolling,
  employ,
  invite,
  openTelegramOffice,
  saying,
  type TelegramOffice,
} from '../../support/telegram-office.ts';
import type { Person } from '../../support/telegram/person.ts';
import type { Seen } from '../../support/telegram/seen.ts';
import { eventually } from '../../support/eventually.ts';

let office: TelegramOffice & AsyncDisposable;
let operator: Person;
let records: Person;
let head: Person;
let citizen: Person;

const enrol = async (id: number, code: string): Promise<Person> => {
  const person = office.server.person(id);
  expect((await enrolling(person, code)).text).toContain('Selamat datang');
  return person;
};
const pressing = async (person: Person, message: Seen, label: string | RegExp): Promise<Seen> => {
  person.skip();
  person.press({ message, label });
  return person.next();
};
const heardOf = (person: Person, words: string, number: string): Promise<Seen> =>
  person.until(
    (all) => all.find(({ text }) => text.includes(words) && text.includes(number)),
    `"${words}" about ${number}`,
  );
const stateOf = async (number: string): Promise<string> =>
  (await office.db.prisma.request.findUniqueOrThrow({ where: { number } })).state;

/** A complaint filed in the chat with whatever buttons there are; its number. */
const complaint = async (person: Person, files: (() => void)[] = []): Promise<string> => {
  let shown = await saying(person, '/start');
  shown = await pressing(person, shown, /eksternal/);
  shown = await pressing(person, shown, 'Layanan pengaduan masyarakat');
  shown = await pressing(person, shown, 'Setuju');
  const typed: [RegExp, string][] = [
    [/^Nama lengkap \(/m, 'Rina Safitri'],
    [/^Alamat\/instansi \(/m, 'lewati'],
    [/^Uraian.* \(/m, String(aComplaint.answers['uraian'])],
    ...cityService('pengaduan')
      .fields.filter(({ type, required }) => type === 'text' && required)
      .map(({ label, example }): [RegExp, string] => [new RegExp(`^${label} \\(`, 'm'), example]),
  ];
  for (let turn = 0; turn < 30 && !/Periksa sebelum/.test(shown.text); turn += 1) {
    const answer = typed.find(([label]) => label.test(shown.text))?.[1];
    person.skip();
    if (shown.keyboard) person.press('Bagikan kontak');
    else if (answer !== undefined) person.say(answer);
    else if (/Bukti/.test(shown.text) && files.length > 0) files.shift()?.();
    else person.press({ message: shown, label: /^(Lewati|Lainnya|Tidak|Ya|Selesai unggah)$/ });
    shown = await person.next(({ buttons, keyboard }) => buttons.length > 0 || keyboard !== null);
  }
  person.skip();
  person.press({ message: shown, label: 'Kirim' });
  const told = await person.next(({ text }) => /TD-\d{4}-\w{8}/.test(text));
  return /TD-\d{4}-\w{8}/.exec(told.text)?.[0] ?? '';
};

beforeAll(async () => {
  office = await openTelegramOffice('polling');
  await employ(office, { phone: '+6281200000011', nip: '198503152010011001', name: 'Andi Pratama' });
  await invite(office, { code: 'OPERATOR22', role: 'operator', unit: 'ikp' });
  await invite(office, { code: 'ARSIPARIS2', role: 'records_officer', unit: 'sekretariat' });
  await invite(office, { code: 'KEPALADD22', role: 'head', unit: 'sekretariat' });
  await office.start();
  operator = await enrol(700102, 'OPERATOR22');
  records = await enrol(700201, 'ARSIPARIS2');
  head = await enrol(700301, 'KEPALADD22');
  citizen = office.server.person(700900, { phone: '6281299990000' });
});
afterAll(() => office[Symbol.asyncDispose]());

test('a request goes from its alert to Selesaikan, with files there and back under their names', async () => {
  const scan = Buffer.concat([pdfBytes(1), Buffer.from('% bukti')]);
  const number = await complaint(citizen, [
    () =>
      citizen.sendAlbum([
        { document: { name: 'bukti satu.pdf', mime: 'application/pdf', bytes: scan } },
        { document: { name: 'bukti dua.pdf', mime: 'application/pdf', bytes: pdfBytes(2) } },
      ]),
  ]);
  const alert = await heardOf(operator, 'Permohonan baru', number);
  await pressing(operator, alert, 'Lihat berkas');
  const letter = await operator.until(
    (all) => all.find(({ document }) => document?.name === 'bukti satu.pdf'),
    'letter',
  );
  expect(letter.document?.bytes().equals(scan)).toBe(true);
  await operator.until(
    (all) => all.find(({ document }) => document?.name === 'bukti dua.pdf'),
    'second letter',
  );
  await heardOf(operator, '2 berkas terkirim', number);

  expect((await pressing(operator, alert, 'Verifikasi')).text).toContain('diteruskan kepada arsiparis');
  await pressing(records, await heardOf(records, 'Menunggu agenda', number), 'Catat agenda');
  await saying(records, '045/2026');
  let shown = await pressing(head, await heardOf(head, 'Menunggu disposisi', number), 'Disposisi');
  shown = await pressing(head, shown, /Informasi/);
  shown = await pressing(head, shown, 'Tindak lanjuti');
  await pressing(head, shown, 'Kirim');
  await heardOf(citizen, 'didisposisikan', number);
  await pressing(operator, await heardOf(operator, 'Disposisi untuk', number), 'Tindak lanjut');
  shown = await saying(operator, 'Hubungi Ibu Ani, 0561-733041.');
  await pressing(operator, shown, 'Kirim');
  await heardOf(citizen, 'ditindaklanjuti', number);
  operator.skip();
  operator.say(number);
  const opened = await operator.next(({ buttons }) => buttons.some(({ label }) => label === 'Selesaikan'));
  await pressing(operator, opened, 'Selesaikan');
  operator.skip();
  operator.sendDocument({ name: 'jawaban.pdf', mime: 'application/pdf', bytes: pdfBytes(3) });
  await operator.next();
  shown = await saying(operator, 'Lampu sudah diganti.');
  await pressing(operator, shown, 'Kirim');

  const outcome = await heardOf(citizen, 'Lampu sudah diganti.', number);
  await citizen.until((all) => all.find(({ document }) => document?.name === 'jawaban.pdf'), 'result');
  expect((await pressing(citizen, outcome, /4|Puas/)).text).toContain('Terima kasih');
  expect(await stateOf(number)).toBe('completed');
  const { id } = await office.db.prisma.request.findUniqueOrThrow({ where: { number } });
  const events = await office.db.prisma.$transaction((tx) => eventsOf(tx, [id]));
  expect(events.map(({ action }) => action)).toEqual([
    'submit',
    'viewed',
    'verify',
    'register',
    'dispose',
    'start',
    'complete',
  ]);
  expect(await office.db.prisma.requestLetter.count({ where: { requestId: id } })).toBe(2);
});

test('a stranger, a foreign contact and a revoked operator are refused', async () => {
  const number = await complaint(citizen);
  const alert = await heardOf(operator, 'Permohonan baru', number);
  const verify = alert.buttons.find(({ label }) => label === 'Verifikasi')?.data ?? '';

  const stranger = office.server.person(700950);
  await saying(stranger, '/start');
  stranger.skip();
  const press = {
    id: '1',
    from: stranger.user,
    chat_instance: '1',
    data: verify,
    message: { message_id: 1, date: 0, chat: { id: 700950, type: 'private' } },
  };
  office.server.update('callback_query', press, 700950);
  expect((await stranger.next()).text).toContain('hanya untuk petugas');

  // Somebody else's contact, a contact card without an owner, and one's own that is in no register.
  let shown = await saying(stranger, '/menu');
  shown = await pressing(stranger, shown, /internal/);
  await pressing(stranger, shown, /Permohonan hosting/);
  for (const contact of [
    { phone: '6281200000011', own: false, userId: 700001 },
    { phone: '6281200000011', own: false },
  ]) {
    stranger.skip();
    stranger.shareContact(contact);
    expect((await stranger.next()).text).toContain('bukan milik akun Telegram ini');
  }
  stranger.skip();
  stranger.shareContact({ phone: '6281299999999', own: true });
  expect((await stranger.next()).text).toContain('belum terdaftar');

  await office.db.prisma.staff.updateMany({ where: { role: 'operator' }, data: { revokedAt: new Date() } });
  expect((await pressing(operator, alert, 'Verifikasi')).text).toContain('hanya untuk petugas');
  expect((await saying(operator, '/permohonan')).text).not.toContain(number);
  expect(await stateOf(number)).toBe('submitted');
});

test('three wrong codes lock a chat out, also for the right one', async () => {
  await invite(office, { code: 'PENGGANTI2', role: 'operator', unit: 'ikp' });
  const guesser = office.server.person(700960);
  for (const code of ['AAAAAA2222', 'BBBBBB2222', 'CCCCCC2222'])
    expect((await saying(guesser, `/masuk ${code}`)).text).toContain('tidak berlaku');
  expect((await saying(guesser, '/masuk PENGGANTI2')).text).toContain('tiga kali');
  const { contactId } = await office.db.prisma.staff.findUniqueOrThrow({
    where: { codeHash: staffCodeHash('PENGGANTI2') },
  });
  expect(contactId).toBeNull();
});

test('whatever else can be sent is answered with a sentence', async () => {
  const person = office.server.person(700970);
  await saying(person, '/start');
  for (const [send, says] of [
    [() => person.sticker(), '🙏'],
    [() => person.voice(), 'pesan suara'],
    [() => person.video(), 'video'],
    [() => person.sendLocation(), 'menangkap maksud'],
    [
      () => person.sendDocument({ name: 'x.pdf', mime: 'application/pdf', bytes: pdfBytes(1) }),
      'belum kami perlukan',
    ],
  ] as const) {
    person.skip();
    send();
    expect((await person.next()).text).toContain(says);
  }
  const id = person.say('apa ini');
  await person.next();
  person.edit(id, 'magang');
  expect((await person.next()).text).toContain('tidak mengubah jawaban');
});

test('a file that breaks off is fetched again; one that Telegram has lost is asked for again', async () => {
  const person = office.server.person(700980, { phone: '6281299990001' });
  const bytes = pdfBytes(300);
  office.server.downloads.breakOff = 1;
  office.server.downloads.missing = 1;
  office.server.downloads.unavailable = 1;
  const number = await complaint(person, [
    () => person.sendDocument({ name: 'besar.pdf', mime: 'application/pdf', bytes }),
  ]);
  const { id } = await office.db.prisma.request.findUniqueOrThrow({ where: { number } });
  const [letter] = await office.db.prisma.requestLetter.findMany({ where: { requestId: id } });
  expect(letter).toMatchObject({ name: 'besar.pdf', bytes: bytes.length });
  // It took a while, and that was shown.
  expect(person.typing).toBeGreaterThan(0);
});

test('a person who blocks the bot is not written to, and hears what waited once they are back', async () => {
  const person = office.server.person(700990);
  await saying(person, '/start');
  const where = { address: findable('700990') };
  person.block();
  const blockedAt = async () => (await office.db.prisma.identity.findFirstOrThrow({ where })).blockedAt;
  await eventually(blockedAt).not.toBeNull();
  const identity = await office.db.prisma.identity.findFirstOrThrow({ where });
  const news = (text: string, also = {}) => {
    const body = office.vault.seal(JSON.stringify({ text }));
    return office.db.prisma.delivery.create({
      data: { contactId: identity.contactId, identityId: identity.id, body, ...also },
    });
  };
  await news('Kabar yang ditolak', { state: 'waiting', error: 'blocked' });
  await news('Kabar permohonan');
  person.unblock();
  expect((await person.next()).text).toBe('Kabar yang ditolak');
  expect((await person.next()).text).toBe('Kabar permohonan');
  expect(office.server.log.filter(({ chat, status }) => chat === 700990 && status === 403)).toEqual([]);
});

test('in a group it says once that it works in private chats, and takes nothing', async () => {
  const group = office.server.group(-100123, { withoutBot: true });
  const somebody = office.server.person(700991);
  const before = await office.db.prisma.inboxMessage.count();
  group.addBot(somebody);
  group.say(somebody, '/menu@teman_disko_bot');
  group.say(somebody, '/menu@teman_disko_bot');
  await group.until((all) => all.find(({ text }) => text.includes('percakapan pribadi')), 'sentence');
  await office.server.drained();
  expect(group.messages).toHaveLength(1);
  expect(await office.db.prisma.inboxMessage.count()).toBe(before);
});

test('everybody has the commands, staff in office one more', async () => {
  const names = (scope?: string): unknown[] =>
    office.server.commands(scope).map((each) => (each as { command: string }).command);
  expect(names()).toEqual(['menu', 'status', 'batal', 'bantuan', 'start']);
  await eventually(() => names('chat|700201')).toContain('permohonan');
  // The operator's office was taken away above.
  await eventually(() => names('chat|700102')).toEqual([]);
});
