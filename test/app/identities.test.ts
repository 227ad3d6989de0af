import { restoredSession } from '../../app/stored-session.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFacts } from '../../app/facts.ts';
import { dutiesVersion } from '../../flows/features/enrolment/index.ts';
import { takeTurn } from '../../app/turn.ts';
import { eventually } from '../support/eventually.ts';
import { openInboxHouse, type InboxHouse } from '../support/inbox-house.ts';

let house: InboxHouse;
beforeAll(async () => {
  house = await openInboxHouse();
});
afterAll(() => house.close());

let people = 0;
/** The two addresses WhatsApp knows a person by. */
const person = () => {
  people += 1;
  return { phone: `62812000${people}@c.us`, lid: `99${people}@lid` };
};
const contactsOf = async (addresses: string[]): Promise<string[]> => {
  const rows = await house.db.prisma.identity.findMany({ where: { address: { in: addresses } } });
  return [...new Set(rows.map(({ contactId }) => contactId))];
};
/** Every answer to somebody's addresses, whoever they were held to be when it was given. */
const answersTo = (addresses: string[]): Promise<number> =>
  house.db.prisma.delivery.count({ where: { identity: { address: { in: addresses } } } });
const undone = (): Promise<number> =>
  house.db.prisma.inboxMessage.count({ where: { OR: [{ doneAt: null }, { attempts: { gt: 0 } }] } });

/** Three processes that take turns until nothing waits, beside some work. */
const whileTurnsRun = async (work: () => Promise<unknown>): Promise<void> => {
  const processes = [house.turns(), house.turns(), house.turns()];
  const pumping = setInterval(() => {
    for (const each of processes) void each.pump();
  }, 5);
  await work();
  await eventually(undone).toBe(0);
  clearInterval(pumping);
  await Promise.all(processes.map((each) => each.stop()));
};

test('many messages at once from both addresses of a person are one contact’s, each answered once', async () => {
  const all = Array.from({ length: 6 }, person);
  const write = ({ phone, lid }: ReturnType<typeof person>, n: number) =>
    n % 2 === 0
      ? house.write(phone, 'bantuan', { aliases: [lid] })
      : house.write(lid, 'bantuan', { aliases: [phone] });
  await whileTurnsRun(() =>
    Promise.all(all.flatMap((each) => Array.from({ length: 10 }, (_, n) => write(each, n)))),
  );
  for (const { phone, lid } of all) {
    expect(await contactsOf([phone, lid])).toHaveLength(1);
    expect(await answersTo([phone, lid])).toBe(10);
  }
});

test('two contacts that turn out to be one while they write go on as one, and nothing is lost or counted twice', async () => {
  const all = Array.from({ length: 6 }, person);
  await whileTurnsRun(() =>
    Promise.all(
      all.flatMap(({ phone, lid }) => [
        ...Array.from({ length: 5 }, () => house.write(phone, 'bantuan')),
        ...Array.from({ length: 5 }, () => house.write(lid, 'bantuan')),
        house.write(lid, 'bantuan', { aliases: [phone] }),
        house.write(phone, 'bantuan', { aliases: [lid] }),
      ]),
    ),
  );
  for (const { phone, lid } of all) {
    expect(await contactsOf([phone, lid])).toHaveLength(1);
    expect(await answersTo([phone, lid])).toBe(12);
  }
});

test('a form goes on where it was when the same person writes from their other address', async () => {
  const { phone, lid } = person();
  for (const text of ['menu', '1', '1', '1', 'Rina Safitri']) await house.write(phone, text);
  await house.settle();
  await house.write(lid, 'halo');
  await house.settle();
  const [before] = await house.db.prisma.session.findMany({
    where: { contactId: await house.contactOf(phone) },
  });
  await house.write(lid, '0812-3456-7890', { aliases: [phone] });
  await house.settle();
  const contactId = await house.contactOf(phone);
  expect(await house.contactOf(lid)).toBe(contactId);
  const contact = await house.db.prisma.contact.findUniqueOrThrow({ where: { id: contactId } });
  expect(restoredSession(before?.state)).toMatchObject({ at: { name: 'details', key: 'phone' } });
  expect(contact).toMatchObject({ name: 'Rina Safitri', phone: '+6281234567890' });
  // The answer goes to where the last word came from.
  const last = await house.db.prisma.delivery.findFirstOrThrow({
    where: { contactId },
    orderBy: { id: 'desc' },
    include: { identity: true },
  });
  expect(last.identity.address).toBe(lid);
});

test.each([
  ['new', []],
  ['known', ['menu']],
])('a turn decided on a %s contact that is merged meanwhile is decided anew', async (_what, said) => {
  const { phone, lid } = person();
  await house.write(phone, 'menu');
  for (const text of said) await house.write(lid, text);
  await house.settle();
  await house.write(lid, 'status');
  const goes = await house.contactOf(lid);
  const load = openFacts(house);
  let merged: Promise<unknown> | undefined;
  const needs = {
    ...house.needs,
    loadFact: (async (want, contactId) => {
      // Facts of a turn are asked for at the same time; the merge comes before all of them, once.
      await (merged ??= house.write(phone, 'bantuan', { aliases: [lid] }));
      return load(want, contactId);
    }) as typeof load,
  };
  await takeTurn(goes, needs);
  expect(merged).toBeDefined();
  expect(await answersTo([lid])).toBe(said.length);
  expect(await takeTurn(goes, needs)).toBe(false);
  await house.settle();
  expect(await contactsOf([phone, lid])).toHaveLength(1);
  expect(await answersTo([phone, lid])).toBe(said.length + 3);
});

test('two of our people on one phone stay two, and administrators hear of it once', async () => {
  const { prisma } = house.db;
  const admin = await prisma.contact.create({
    data: { identities: { create: { channel: 'telegram', account: 'a', address: '1' } } },
  });
  const row = { name: 'x', role: 'administrator', unit: 'sekretariat', dutiesVersion };
  await prisma.staff.create({ data: { ...row, contactId: admin.id } });
  const { phone, lid } = person();
  for (const address of [phone, lid]) {
    await house.write(address, 'menu');
    await prisma.staff.create({
      data: { ...row, role: 'operator', contactId: await house.contactOf(address) },
    });
  }
  for (let times = 0; times < 3; times += 1) await house.write(phone, 'bantuan', { aliases: [lid] });
  await house.settle();
  expect(await contactsOf([phone, lid])).toHaveLength(2);
  expect(await answersTo([phone])).toBe(4);
  const told = await house.answers(admin.id);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(await house.contactOf(lid));
  expect(house.logged.filter((line) => line.includes('different staff'))).toHaveLength(1);
});

test('a message that is repeated later joins nobody: its number may be somebody else’s by then', async () => {
  const { phone, lid } = person();
  await house.write(phone, 'menu', { providerId: `repeated ${lid}` });
  await house.write(lid, 'menu');
  await house.write(phone, 'menu', { providerId: `repeated ${lid}`, aliases: [lid] });
  await house.settle();
  expect(await contactsOf([phone, lid])).toHaveLength(2);
  expect(await answersTo([phone])).toBe(1);
});
