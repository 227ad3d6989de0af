import { afterAll, beforeAll, expect, test } from 'vitest';
import { staffCodeHash } from '../../app/staff-code.ts';
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
  const welcome = await openPhone(house.url, 'telegram', '701001').say('/masuk abcd234567');
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
  expect((await phone.say('/masuk RIGHT23456')).text).toContain('Selamat datang');
  expect(await chatOf(id)).not.toBeNull();
});

test('no step had to be run again for a fact that nobody had declared', async () => {
  expect(await house.undeclared()).toEqual([]);
});
