import { afterAll, beforeEach, expect, test } from 'vitest';
import { addDays, cityDate, toInstant } from '../../domain/city-time.ts';
import { eventually } from '../support/eventually.ts';
import { pdfBytes } from '../support/files.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import {
  aComplaint,
  bringToReview,
  heard,
  introduce,
  makeRequestIn,
  requestOfDraft,
  storeDraft,
} from '../support/office.ts';
import { openPhone, type Phone } from '../support/phone.ts';
import { runTimedJobs } from '../support/timed-jobs.ts';

/** Everything here happens when the test says so: no worker runs unless it is started. */
let now = new Date();
let house: TestHouse & AsyncDisposable;
let chats = 6_281_500_000_000;
const newPhone = (): Phone => openPhone(house.url, 'whatsapp', String((chats += 1)));

const minutes = (count: number): number => count * 60_000;
const days = (count: number): number => count * 86_400_000;
const pass = (milliseconds: number): void => void (now = new Date(now.getTime() + milliseconds));
/** The next time a city clock shows it. */
const until = (time: string): void => {
  const today = toInstant(cityDate(now, house.tz), time, house.tz);
  now = today > now ? today : toInstant(addDays(cityDate(now, house.tz), 1), time, house.tz);
};
const runJobs = (): Promise<void> => runTimedJobs(house);
const reminded = ({ all }: Phone): number => all.filter(({ text }) => text.includes('Mengingatkan')).length;

beforeEach(async () => {
  house ??= await openTestHouse({ clock: () => now, worker: false });
});
afterAll(() => house[Symbol.asyncDispose]());

/** Lets all news reach a phone: whatever was stored for it before is answered before this is. */
const caughtUp = async (phone: Phone): Promise<void> => {
  const waiting = () =>
    house.db.prisma.inboxMessage.count({
      where: { contact: { identities: { some: { address: phone.chat } } }, doneAt: null },
    });
  await eventually(waiting).toBe(0);
  const unsent = () => house.db.prisma.delivery.count({ where: { state: 'pending' } });
  await eventually(unsent).toBe(0);
  await phone.news();
};

test('Kirim is answered while no worker runs, and the request is made when one is back', async () => {
  const phone = newPhone();
  const { draftId } = await bringToReview(house, phone, aComplaint);
  expect((await phone.say('kirim')).text).toContain('sedang dicatat');
  await house.startWorker();
  const { number } = await requestOfDraft(house, draftId);
  await heard(phone, ({ text }) => text.includes(number), 'number');
  await house.stopWorker();
});

test('a job the queue has lost is put back a minute later', async () => {
  const phone = newPhone();
  // As Kirim leaves the draft, without any job for it.
  const draftId = await storeDraft(house, await introduce(house, phone), {
    ...aComplaint,
    state: 'submitting',
  });
  await house.startWorker();
  await runJobs();
  pass(minutes(2));
  await runJobs();
  const { number } = await requestOfDraft(house, draftId);
  await heard(phone, ({ text }) => text.includes(number), 'number');
  await house.stopWorker();
});

test('an unsent form is called to mind once, a day later, by day and not by night', async () => {
  until('21:30');
  const phone = newPhone();
  await bringToReview(house, phone, aComplaint);
  const expectReminders = async (count: number): Promise<void> => {
    await runJobs();
    await caughtUp(phone);
    expect(reminded(phone)).toBe(count);
  };
  pass(minutes(23 * 60));
  await expectReminders(0);
  // A day is over, but it is night.
  pass(minutes(61));
  await expectReminders(0);
  until('07:59');
  await expectReminders(0);
  until('08:00');
  await expectReminders(1);
  await expectReminders(1);
  pass(days(2));
  await expectReminders(1);
});

test('a form touched within the day is not called to mind, nor any of somebody who said stop', async () => {
  until('10:00');
  const [busy, quiet] = [newPhone(), newPhone()];
  await bringToReview(house, busy, aComplaint);
  const { contactId } = await bringToReview(house, quiet, aComplaint);
  await quiet.say('stop');
  pass(minutes(12 * 60));
  await busy.say('1');
  await busy.say('Hoaks');
  until('11:00');
  await runJobs();
  await Promise.all([busy, quiet].map(caughtUp));
  expect(reminded(busy)).toBe(0);
  expect(reminded(quiet)).toBe(0);

  // By the button under a reminder it works as well.
  await house.db.prisma.contact.update({ where: { id: contactId }, data: { remindersOff: false } });
  await runJobs();
  const reminder = await heard(quiet, ({ text }) => text.includes('Mengingatkan'), 'reminder');
  await quiet.choose(reminder, 'Jangan ingatkan lagi');
  expect((await house.db.prisma.contact.findUniqueOrThrow({ where: { id: contactId } })).remindersOff).toBe(
    true,
  );
});

test('drafts lapse after fourteen days with their letters, but not a letter that somebody else has sent', async () => {
  const phone = newPhone();
  const contactId = await introduce(house, phone);
  const [own, shared] = [pdfBytes(1, 'Sendiri'), pdfBytes(1, 'Bersama')];
  const fileOf = async (bytes: Buffer) => ({
    sha256: await house.files.put(bytes),
    name: 'surat.pdf',
    mime: 'application/pdf',
    bytes: bytes.length,
  });
  const [mine, ours] = [await fileOf(own), await fileOf(shared)];
  await house.startWorker();
  await makeRequestIn(house, contactId, { ...aComplaint, files: { bukti: [ours] } });
  await house.stopWorker();
  const draftId = await storeDraft(house, contactId, {
    ...aComplaint,
    files: { bukti: [mine, ours] },
    state: 'open',
  });
  const isThere = async () => (await house.db.prisma.draft.count({ where: { id: draftId } })) === 1;

  pass(days(14) - minutes(1));
  await runJobs();
  // By day it is called to mind as well.
  await caughtUp(phone);
  expect(await isThere()).toBe(true);
  expect((await phone.say('menu')).options.some(({ label }) => label === 'Lanjutkan')).toBe(true);
  pass(minutes(2));
  expect((await phone.say('menu')).options.some(({ label }) => label === 'Lanjutkan')).toBe(false);
  pass(minutes(10));
  await runJobs();
  expect(await isThere()).toBe(false);
  expect(await house.files.get(mine.sha256)).toBeNull();
  expect((await house.files.get(ours.sha256))?.equals(shared)).toBe(true);
});

test('a form somebody stopped can be had back for fourteen days, then it goes with its letters, also when that was killed half way', async () => {
  const phone = newPhone();
  const bytes = pdfBytes(1, 'Batal');
  const file = {
    sha256: await house.files.put(bytes),
    name: 'a.pdf',
    mime: 'application/pdf',
    bytes: bytes.length,
  };
  const { draftId } = await bringToReview(house, phone, { ...aComplaint, files: { bukti: [file] } });
  await phone.choose(await phone.say('batal'), 'Ya');
  pass(days(14) - minutes(1));
  await runJobs();
  const review = await phone.say('balikin yang tadi');
  expect(review.text).toContain('Periksa sebelum dikirim');
  expect(review.options.map(({ label }) => label).join()).toContain('a.pdf');
  await phone.choose(await phone.say('batal'), 'Ya');
  pass(days(14) + minutes(1));
  expect((await phone.say('kembalikan isian')).text).toContain('Tidak ada isian');
  // The letters go before the draft, so whoever dies in between can go on.
  const dying = { ...house.files, forget: () => Promise.reject(new Error('killed')) };
  await expect(runTimedJobs({ ...house, files: dying })).rejects.toThrow('killed');
  expect(await house.db.prisma.draft.count({ where: { id: draftId } })).toBe(1);
  await runJobs();
  expect(await house.db.prisma.draft.count({ where: { id: draftId } })).toBe(0);
  expect(await house.files.get(file.sha256)).toBeNull();
});
