import { afterAll, beforeAll, expect, test } from 'vitest';
import { cityDate } from '../../domain/city-time.ts';
import { addWorkingDays } from '../../domain/working-days.ts';
import { submit } from '../../worker/jobs/submit.ts';
import { pdfBytes } from '../support/files.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { knownFolder } from '../support/known-folder.ts';
import { bringToReview, heard, introduce, requestOfDraft, storeDraft } from '../support/office.ts';
import { openPhone, type Phone } from '../support/phone.ts';

let house: TestHouse & AsyncDisposable;
let chats = 6_281_400_000_000;
beforeAll(async () => {
  house = await openTestHouse({ worker: false, city: await knownFolder() });
});
afterAll(() => house[Symbol.asyncDispose]());

const newPhone = (): Phone => openPhone(house.url, 'whatsapp', String((chats += 1)));
const day = (ahead: number): string => addWorkingDays(cityDate(new Date(), house.tz), ahead);
const typed = (date: string): string => date.split('-').reverse().join('/');

const meeting = async (date: string) => {
  const bytes = pdfBytes(1);
  const sha256 = await house.files.put(bytes);
  return {
    service: 'kunjungan',
    answers: {
      keperluan: 'pinjam_meeting_room',
      nama_instansi: 'SMA Negeri 1 Pontianak',
      agenda: 'Mengenal layanan kota cerdas',
      jumlah_peserta: 25,
      waktu: { date, from: '09:00', to: '11:00' },
      penanggung_jawab: 'Rina Safitri',
      hp_penanggung_jawab: '+6281200000099',
    },
    files: {
      surat_permohonan: [
        { sha256, name: 'surat.pdf', mime: 'application/pdf', bytes: bytes.length, pages: 1 },
      ],
    },
  };
};
const seats = (date: string, amount: number) => ({
  service: 'coworking',
  answers: {
    keperluan: 'Diskusi kelompok belajar',
    jumlah_orang: amount,
    waktu: { date, from: '09:00', to: '11:00' },
  },
});

/** Everybody presses Kirim while no worker runs; then several jobs run at once. Whose wish was granted, and who was asked again. */
const sendAll = async (people: { phone: Phone; draftId: string }[]) => {
  await Promise.all(people.map(({ phone }) => phone.say('kirim')));
  await house.startWorker();
  const ended = await Promise.all(
    people.map(async (person) => ({
      ...person,
      said: await heard(
        person.phone,
        ({ text }) => /TD-\d{4}-|baru saja dipakai/.test(text),
        'number or the question again',
      ),
    })),
  );
  await house.stopWorker();
  return {
    granted: ended.filter(({ said }) => said.text.includes('TD-')),
    asked: ended.filter(({ said }) => !said.text.includes('TD-')),
  };
};

test('of twelve people who send the same room and time one gets it, the others are asked for the time only', async () => {
  const date = day(4);
  const filled = await meeting(date);
  const people = await Promise.all(
    Array.from({ length: 12 }, async () => {
      const phone = newPhone();
      return { phone, ...(await bringToReview(house, phone, filled)) };
    }),
  );
  const { granted, asked } = await sendAll(people);
  expect(granted).toHaveLength(1);
  expect(asked).toHaveLength(11);
  expect(await house.db.prisma.booking.count({ where: { resource: 'meeting_room' } })).toBe(1);
  const kept = Object.fromEntries(Object.entries(filled.answers).filter(([key]) => key !== 'waktu'));
  for (const { said, draftId } of asked) {
    expect(said.text).toMatch(/\*Waktu\* \(Kunjungan · 5\/8\)/);
    const draft = await house.db.prisma.draft.findUniqueOrThrow({ where: { id: draftId } });
    expect(draft).toMatchObject({ state: 'open', answers: kept, files: filled.files });
  }

  // Another time, and nothing else is asked.
  const [loser] = asked;
  if (!loser) throw new Error('Nobody lost');
  expect((await loser.phone.say(`${typed(date)} 09.00-11.00`)).text).toContain('sudah');
  const review = await loser.phone.say(`${typed(date)} 13.00-15.00`);
  expect(review.options.some(({ label }) => label === 'Kirim')).toBe(true);
  await loser.phone.say('kirim');
  await house.startWorker();
  expect((await requestOfDraft(house, loser.draftId)).answers).toEqual({
    ...kept,
    waktu: { date, from: '13:00', to: '15:00' },
  });
  await house.stopWorker();
});

test('never are more than twenty coworking seats given away at once', async () => {
  const date = day(5);
  const people = await Promise.all(
    Array.from({ length: 9 }, async () => {
      const phone = newPhone();
      return { phone, ...(await bringToReview(house, phone, seats(date, 4))) };
    }),
  );
  const { granted, asked } = await sendAll(people);
  expect(granted).toHaveLength(5);
  expect(asked).toHaveLength(4);
  expect(await house.db.prisma.booking.count({ where: { resource: 'coworking' } })).toBe(20);
});

test('a form whose wish was taken waits beside a newer one and is asked again when that is gone', async () => {
  const date = day(6);
  const [holder, phone] = [newPhone(), newPhone()];
  const first = await bringToReview(house, phone, seats(date, 4));
  await phone.say('kirim');
  const taken = await bringToReview(house, holder, seats(date, 20));
  await holder.say('kirim');
  const newer = await storeDraft(house, await introduce(house, phone), {
    ...seats(day(7), 4),
    state: 'open',
  });
  // The other one is recorded first, so that the wish of the first is taken.
  const run = submit(house);
  await run({ draftId: taken.draftId });
  await run({ draftId: first.draftId });
  const stateOf = async (id: string) => (await house.db.prisma.draft.findUnique({ where: { id } }))?.state;
  expect(await stateOf(first.draftId)).toBe('submitting');
  expect(await stateOf(newer)).toBe('open');
  await heard(phone, ({ text }) => text.includes('belum tercatat'), 'why there is no number yet');
  expect(await house.db.prisma.heldSubmission.count({ where: { draftId: first.draftId } })).toBe(1);

  await house.db.prisma.draft.update({ where: { id: newer }, data: { state: 'abandoned' } });
  await run({ draftId: first.draftId });
  await heard(phone, ({ text }) => text.includes('baru saja dipakai'), 'question again');
  expect(await stateOf(first.draftId)).toBe('open');
  expect(await house.db.prisma.heldSubmission.count({ where: { draftId: first.draftId } })).toBe(0);
  // Told once, when it could be answered.
  const told = { contactId: first.contactId, kind: 'not_submitted' };
  expect(await house.db.prisma.inboxMessage.count({ where: told })).toBe(1);
});

test('what somebody has chosen in a form is kept for them until they have sent it or stop', async () => {
  const date = day(8);
  const filled = await meeting(date);
  const answers = Object.fromEntries(Object.entries(filled.answers).filter(([item]) => item !== 'waktu'));
  const atTime = async (): Promise<{ phone: Phone; draftId: string }> => {
    const phone = newPhone();
    const { review, draftId } = await bringToReview(house, phone, { ...filled, answers });
    expect(review.text).toContain('*Waktu* (Kunjungan · 5/8)');
    return { phone, draftId };
  };
  const [first, second] = [await atTime(), await atTime()];
  const chosen = await first.phone.say(`${typed(date)} 09.00-11.00`);
  expect(chosen.options.some(({ label }) => label === 'Kirim')).toBe(true);

  // The other one is told before the form is finished, and takes one of the periods offered.
  const refused = await second.phone.say(`${typed(date)} 10.00-12.00`);
  expect(refused.text).toMatch(/Meeting Room sudah dipesan[^]*\n1\. [^]*\n2\. [^]*\n3\. /);
  const offered = await second.phone.say('1');
  expect(offered.options.some(({ label }) => label === 'Kirim')).toBe(true);

  await Promise.all([first.phone.say('kirim'), second.phone.say('kirim')]);
  await house.startWorker();
  const sent = await Promise.all([first, second].map(({ draftId }) => requestOfDraft(house, draftId)));
  await house.stopWorker();
  expect(sent[0]?.answers['waktu']).toEqual({ date, from: '09:00', to: '11:00' });
  const kept = await house.db.prisma.booking.findMany({
    where: { resource: 'meeting_room', releasedAt: null },
  });
  expect(kept.filter(({ kind }) => kind === 'draft')).toEqual([]);

  // Whoever stops lets go at once.
  const [third, fourth] = [await atTime(), await atTime()];
  const other = `${typed(day(9))} 09.00-11.00`;
  await third.phone.say(other);
  expect((await fourth.phone.say(other)).text).toContain('sudah dipesan');
  await third.phone.say('batal');
  await third.phone.say('ya');
  expect((await fourth.phone.say(other)).options.some(({ label }) => label === 'Kirim')).toBe(true);
});

test('no step had to be run again for a fact that nobody had declared', async () => {
  expect(await house.undeclared()).toEqual([]);
});
