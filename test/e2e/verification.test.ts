import { afterAll, beforeAll, expect, test } from 'vitest';
import { cityDate, toInstant } from '../../domain/city-time.ts';
import { firstBrokenLink } from '../../domain/event-chain.ts';
import { sealAnswers } from '../../app/sealed-answers.ts';
import { submit } from '../../worker/jobs/submit.ts';
import { eventually } from '../support/eventually.ts';
import { pdfBytes } from '../support/files.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import {
  aComplaint,
  contactIn,
  heardOf,
  historyIn,
  introduce,
  makeRequestIn,
  openOffice,
  requestIn,
  storeDraft,
} from '../support/office.ts';
import type { Phone, Shown } from '../support/phone.ts';
import { addRequest } from '../support/request-row.ts';
import { runTimedJobs } from '../support/timed-jobs.ts';

/** Time passes when the test says so; Monday morning in the city to begin with, when reminders may be sent. */
let now = toInstant('2026-11-23', '09:00', 'Asia/Pontianak');
let house: TestHouse & AsyncDisposable;
let office: ReturnType<typeof openOffice>;

beforeAll(async () => {
  house = await openTestHouse({ clock: () => now });
  office = openOffice(house.url);
  await introduce(house, office.warga);
});
afterAll(() => house[Symbol.asyncDispose]());

const days = (count: number): void => void (now = new Date(now.getTime() + count * 86_400_000));
const runJobs = (): Promise<void> => runTimedJobs(house);

const complaint = async (withLetter = false) => {
  const bytes = pdfBytes(1, 'Bukti');
  const bukti = { sha256: await house.files.put(bytes), name: 'bukti.pdf', mime: 'application/pdf' };
  const files = withLetter ? { bukti: [{ ...bukti, bytes: bytes.length, pages: 1 }] } : {};
  const made = await makeRequestIn(house, await contactIn(house, office.warga), { ...aComplaint, files });
  await heardOf(office.warga, '*diterima*', made.number);
  return made;
};
const press = async (phone: Phone, id: string): Promise<Shown> => {
  await phone.news();
  await phone.send({ button: id });
  return phone.reply();
};
const actionsOf = async (id: string): Promise<string[]> =>
  (await historyIn(house, id)).map(({ action, role }) => `${action} ${role}`);
const quiet = async (): Promise<void> => {
  const waiting = () => house.db.prisma.inboxMessage.count({ where: { doneAt: null, failedAt: null } });
  await eventually(waiting).toBe(0);
  await eventually(() => house.db.prisma.delivery.count({ where: { state: 'pending' } })).toBe(0);
};
const said = async (phone: Phone, words: string, number: string): Promise<number> => {
  await quiet();
  await phone.news();
  return phone.all.filter(({ text }) => text.includes(words) && text.includes(number)).length;
};
const lacking = async (number: string, id: string): Promise<void> => {
  await heardOf(office.ikp, 'Permohonan baru', number);
  const { version } = await requestIn(house, number);
  let shown = await press(office.ikp, `act.request_completion.${id}.${version}`);
  shown = await office.ikp.choose(shown, 'Uraian');
  shown = await office.ikp.choose(shown, 'Selesai memilih');
  shown = await office.ikp.choose(shown, 'Perlu diperbaiki');
  await office.ikp.choose(shown, 'Kirim');
  await heardOf(office.warga, 'perlu dilengkapi', number);
};

test('looks of several at once and a step between them are all in the history, and none stands in another’s way', async () => {
  const { id, number } = await complaint(true);
  const { ikp, sekretariat } = office;
  await press(ikp, `act.letters.${id}`);
  await Promise.all([
    ...[1, 2, 3].flatMap(() => [
      ikp.send({ button: `act.letters.${id}` }),
      sekretariat.send({ button: `act.letters.${id}` }),
    ]),
    // The button is of before all those looks and still does what it says: a look is no change.
    ikp.send({ button: `act.verify.${id}.1` }),
  ]);
  await quiet();
  const events = await historyIn(house, id);
  expect(events.filter(({ action }) => action === 'viewed')).toHaveLength(7);
  for (const { action, from, to, actor, note } of events)
    if (action === 'viewed')
      expect({ from, actor, note }).toEqual({
        from: to,
        actor: expect.stringMatching(/^Operator/) as string,
        note: 'Bukti foto/PDF',
      });
  expect(await requestIn(house, number)).toMatchObject({
    state: 'verified',
    version: 2,
    lastStep: { action: 'verify' },
  });
  expect(await said(sekretariat, 'berkas terkirim', number)).toBe(3);
  expect(firstBrokenLink(events)).toBeNull();
  expect(events.at(-1)?.to).toBe('verified');
  // The applicant hears and sees nothing of it.
  expect(await said(office.warga, 'Dilihat', number)).toBe(0);
});

test('a request nobody completes reminds its applicant once after two weeks, and a week later asks its operators once', async () => {
  const { id, number } = await complaint();
  await lacking(number, id);
  const counts = async () => [
    await said(office.warga, 'Mengingatkan: permohonan', number),
    await said(office.ikp, 'Belum dilengkapi pemohon', number),
    await said(office.aptika, 'Belum dilengkapi pemohon', number),
  ];
  const after = async (passing: number) => {
    days(passing);
    await runJobs();
    await runJobs();
    return counts();
  };
  expect(await after(13)).toEqual([0, 0, 0]);
  now = toInstant(cityDate(new Date(now.getTime() + 86_400_000), house.tz), '21:00', house.tz);
  // Two weeks have passed, but it is night.
  await runJobs();
  expect(await counts()).toEqual([0, 0, 0]);
  now = toInstant(cityDate(new Date(now.getTime() + 86_400_000), house.tz), '09:00', house.tz);
  expect(await after(0)).toEqual([1, 0, 0]);
  expect(await after(6)).toEqual([1, 0, 0]);
  expect(await after(1)).toEqual([1, 1, 0]);
  expect(await after(30)).toEqual([1, 1, 0]);

  // Two operators remind again at the same moment: one does, the other hears that it is done.
  const ask = await heardOf(office.ikp, 'Belum dilengkapi pemohon', number);
  const button = ask.options.find(({ label }) => label === 'Ingatkan lagi')?.id ?? '';
  await Promise.all([office.ikp.send({ button }), office.sekretariat.send({ button })]);
  expect(await said(office.warga, 'Mengingatkan: permohonan', number)).toBe(2);
  const told = await Promise.all(
    [office.ikp, office.sekretariat].map((phone) => said(phone, 'sudah diingatkan hari ini', number)),
  );
  expect(told.sort()).toEqual([0, 1]);
  expect(await actionsOf(id)).toEqual([
    'submit applicant',
    'request_completion operator',
    'reminded system',
    'reminded operator',
  ]);

  // By the reminder the applicant goes on to exactly what is lacking, and the clock begins anew the next time.
  const reminder = office.warga.all.filter(({ text }) => text.includes('Mengingatkan: permohonan')).at(-1);
  const question = await office.warga.choose(reminder as Shown, 'Lengkapi sekarang');
  expect(question.text).toContain('*Uraian* (Pengaduan · 1/1)');
  const review = await office.warga.say('Lampu di ruang layanan lantai dua padam sejak Senin pagi.');
  await office.warga.choose(review, 'Kirim');
  await eventually(async () => (await requestIn(house, number)).state).toBe('submitted');
  await lacking(number, id);
  await runJobs();
  expect((await counts())[0]).toBe(2);
});

test('who said stop is not reminded, and the operators are told so', async () => {
  const { id, number } = await complaint();
  await lacking(number, id);
  const where = { id: await contactIn(house, office.warga) };
  await house.db.prisma.contact.update({ where, data: { remindersOff: true } });
  days(15);
  await runJobs();
  days(8);
  await runJobs();
  expect(await said(office.warga, 'Mengingatkan: permohonan', number)).toBe(0);
  const ask = await heardOf(office.ikp, 'Belum dilengkapi pemohon', number);
  expect(ask.text).toContain('Pemohon meminta agar tidak diingatkan lagi');
  expect(ask.options.map(({ label }) => label)).toEqual(['Tolak', 'Tunggu', 'Lihat']);
  expect((await office.ikp.choose(ask, 'Tunggu')).text).toContain('tetap menunggu pemohon');
  expect((await actionsOf(id)).at(-1)).toBe('kept_waiting operator');
  expect((await requestIn(house, number)).version).toBe(2);
});

test('an identity number that was mended is kept sealed, old and new', async () => {
  const contactId = await contactIn(house, office.warga);
  const [old, fresh] = ['6171010101900002', '6171010101900001'];
  const service = house.catalogue.byCode.get('data');
  const requestId = await addRequest(house.db, {
    contactId,
    service: 'data',
    unit: 'ikp',
    state: 'needs_completion',
    lacking: [{ item: 'nik', because: 'perlu diperbaiki' }],
    answers: sealAnswers(service, { nik: old }, house.vault),
  });
  const draftId = await storeDraft(house, contactId, {
    service: 'data',
    answers: { nik: fresh },
    state: 'open',
  });
  const data = { state: 'submitting', requestId, only: ['nik'] };
  await house.db.prisma.draft.update({ where: { id: draftId }, data });
  await submit(house)({ draftId });
  const row = await house.db.prisma.request.findUniqueOrThrow({ where: { id: requestId } });
  expect(JSON.stringify(row)).not.toMatch(/6171010101/);
  const request = await requestIn(house, row.number);
  expect(request).toMatchObject({
    state: 'submitted',
    answers: { nik: fresh },
    completion: { items: [{ item: 'nik', before: old }] },
  });
  const alert = await heardOf(office.ikp, 'Kelengkapan sudah dikirim', row.number);
  expect(alert.text).toContain('NIK: ••••••••••••0002 → ••••••••••••0001');
});

test('no step had to be run again for a fact that nobody had declared', async () => {
  expect(await house.undeclared()).toEqual([]);
});
