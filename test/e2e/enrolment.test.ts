import { afterAll, beforeAll, expect, test } from 'vitest';
import { staffCodeHash } from '../../flows/features/enrolment/staff-code.ts';
import { dutiesVersion } from '../../flows/features/enrolment/index.ts';
import { askedForDuties, enrol } from '../support/enrol.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { openPhone } from '../support/phone.ts';

let house: TestHouse & AsyncDisposable;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house[Symbol.asyncDispose]());

const invite = (code: string, minutes: number) =>
  house.db.prisma.staff.create({
    data: {
      name: 'Sari',
      role: 'operator',
      unit: 'ikp',
      codeHash: staffCodeHash(code),
      codeExpiresAt: new Date(Date.now() + minutes * 60_000),
    },
  });
const chatOf = async (id: string) =>
  (await house.db.prisma.staff.findUniqueOrThrow({ where: { id } })).contactId;

test('a new member of staff makes a chat theirs with the code, once', async () => {
  const { id } = await invite('ABCD234567', 60);
  const welcome = await enrol(openPhone(house.url, 'telegram', '701001'), 'abcd234567');
  expect(welcome.text).toContain('Selamat datang, Sari');
  const bound = await chatOf(id);
  expect(bound).not.toBeNull();

  const late = await openPhone(house.url, 'telegram', '701002').say('masuk ABCD234567');
  expect(late.text).toContain('Kode itu tidak berlaku');
  expect(await chatOf(id)).toBe(bound);
});

test('a code that has lapsed, and one pressed by somebody who has an office already, open nothing', async () => {
  const lapsed = await invite('LAPSED2345', -1);
  expect((await openPhone(house.url, 'telegram', '701003').say('masuk LAPSED2345')).text).toContain(
    'tidak berlaku',
  );
  expect(await chatOf(lapsed.id)).toBeNull();

  const second = await invite('SECOND2345', 60);
  expect((await openPhone(house.url, 'telegram', '700102').say('masuk SECOND2345')).text).toContain(
    'tidak berlaku',
  );
  expect(await chatOf(second.id)).toBeNull();
});

test('three wrong codes lock the chat out for a day, also with the right one, and also from within a form', async () => {
  const { id } = await invite('RIGHT23456', 60);
  const phone = openPhone(house.url, 'telegram', '701004');
  expect((await phone.say('/masuk WRONG23456')).text).toContain('tidak berlaku');
  expect((await phone.say('/masuk WRONG34567')).text).toContain('tidak berlaku');
  expect((await phone.say('/masuk WRONG45678')).text).toContain('tidak berlaku');
  expect((await phone.say('/masuk RIGHT23456')).text).toContain('tiga kali');
  expect(await chatOf(id)).toBeNull();

  await house.db.prisma.codeMiss.updateMany({ data: { at: new Date(Date.now() - 25 * 3_600_000) } });
  expect((await enrol(phone, 'RIGHT23456')).text).toContain('Selamat datang');
  expect(await chatOf(id)).not.toBeNull();
});

const acts = async (about: string) =>
  (await house.db.prisma.adminEvent.findMany({ where: { about }, orderBy: { seq: 'asc' } })).map(
    ({ action, actor, note }) => [action, actor, note],
  );

test('the duties of Pasal 16 and 17 are read and accepted before the chat is anybody’s, and that is written down', async () => {
  const { id } = await invite('DUTIES2345', 60);
  const phone = openPhone(house.url, 'telegram', '701010');
  await askedForDuties(phone, 'masuk DUTIES2345');
  const read = phone.all.map(({ text }) => text).join('\n');
  for (const words of ['Pasal 16 (2)', 'Pasal 17 (1)', 'Perwali Pontianak', dutiesVersion])
    expect(read).toContain(words);
  expect(await chatOf(id)).toBeNull();
  // Where the chat stands is kept, and is no way to the code.
  expect(JSON.stringify(await house.db.prisma.session.findMany())).not.toContain('DUTIES2345');
  // Nothing of an office is there before, whatever is said.
  expect((await phone.say('permohonan')).text).not.toContain('Permohonan masuk');
  expect(
    (await phone.choose(await askedForDuties(phone, 'masuk DUTIES2345'), 'Tidak setuju')).text,
  ).toContain('tidak menjadi chat petugas');
  expect(await chatOf(id)).toBeNull();
  expect((await enrol(phone, 'DUTIES2345')).text).toContain('Selamat datang, Sari');
  expect(await acts(id)).toEqual([['duties_accepted', 'operator Sari', dutiesVersion]]);
  const row = await house.db.prisma.staff.findUniqueOrThrow({ where: { id } });
  expect(row).toMatchObject({ dutiesVersion, contactId: expect.any(String) as string });
});

test('whoever is in office and has not accepted them as they are worded now can do nothing until they do', async () => {
  const phone = openPhone(house.url, 'telegram', '700103');
  const inbox = await phone.say('permohonan');
  const { id } = await house.db.prisma.staff.findFirstOrThrow({
    where: { role: 'operator', unit: 'aptika' },
  });
  await house.db.prisma.staff.update({ where: { id }, data: { dutiesVersion: 'older' } });
  for (const words of ['permohonan', 'status', 'cari magang', 'menu']) {
    const asked = await askedForDuties(phone, words);
    expect(asked.options.map(({ label }) => label)).toEqual(['Setuju', 'Tidak setuju']);
  }
  expect((await phone.say('ya setuju')).text).toContain('persetujuan Anda dicatat');
  expect((await phone.say('permohonan')).text).toBe(inbox.text);
  expect(await acts(id)).toEqual([['duties_accepted', 'operator Operator aptika', dutiesVersion]]);

  await house.db.prisma.staff.update({ where: { id }, data: { dutiesVersion: 'older' } });
  expect((await phone.choose(await askedForDuties(phone, 'permohonan'), 'Tidak setuju')).text).toContain(
    'berakhir',
  );
  expect(await chatOf(id)).toBeNull();
  expect((await phone.say('permohonan')).text).not.toBe(inbox.text);
});

test('no step had to be run again for a fact that nobody had declared', async () => {
  expect(await house.undeclared()).toEqual([]);
});
