import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { counterCodeOf, mostMissesOfCode } from '../../app/counter-code.ts';
import { accessesOf, recordAccess } from '../../app/db/accesses.ts';
import { adminEvents } from '../../app/db/admin-events.ts';
import { receiptCodeOf, renewCounterCode } from '../../app/db/counter-codes.ts';
import { personOfContact } from '../../app/db/find-person.ts';
import { personData } from '../../app/db/person-data.ts';
import { requestViews } from '../../app/db/requests.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { trackingNumber } from '../../domain/tracking-number.ts';
import { openInboxHouse, type InboxHouse } from '../support/inbox-house.ts';
import { addContact, addRequest } from '../support/request-row.ts';

let house: InboxHouse;
beforeAll(async () => {
  house = await openInboxHouse();
});
afterAll(() => house.close());

let people = 0;
/** A chat that has written before, so that no notice comes between. */
const chat = async () => {
  people += 1;
  const address = `62812555${String(people).padStart(5, '0')}`;
  await house.write(address, 'menu');
  await house.settle();
  const contactId = await house.contactOf(address);
  const say = async (text: string): Promise<string> => {
    await house.write(address, text);
    await house.settle();
    return (await house.answers(contactId)).at(-1) ?? '';
  };
  return { address, contactId, say };
};

/** A request a clerk has entered for somebody without a chat. */
const entered = async (changes: Parameters<typeof addRequest>[1] = {}) => {
  people += 1;
  const number = trackingNumber(2026, new Uint8Array(16).fill(people));
  const contactId = await addContact(house.db, { name: 'Siti Aminah', phone: '+6281255500001' });
  const submittedAt = house.time.now;
  const id = await addRequest(house.db, {
    number,
    contactId,
    channel: 'counter',
    service: 'magang',
    submittedAt,
    ...changes,
  });
  return { id, number, contactId, code: counterCodeOf(house.vault, { requestId: id, generation: 0 }) };
};
const ownerOf = async (id: string): Promise<string> =>
  (await house.db.prisma.request.findUniqueOrThrow({ where: { id } })).contactId;
const written = async (action: string, about: string): Promise<number> =>
  (await adminEvents(house.db.pool)).filter((act) => act.action === action && act.about === about).length;

describe('a request of the counter', () => {
  test('becomes that of the chat that sends its receipt: status, history, who looked and the copy of one’s data go along', async () => {
    const paper = await entered();
    await recordAccess(house.db.pool, {
      ...{ by: 'command', door: 'command', what: 'request', at: house.time.now },
      of: [{ id: paper.id, contactId: paper.contactId }],
    });
    const { contactId, say } = await chat();
    expect(await say(`status ${paper.number}`)).toContain('Ketik *sambung*');
    const told = await say(`${paper.number} ${paper.code}`);
    expect(told).toContain('kini terhubung');
    expect(await ownerOf(paper.id)).toBe(contactId);
    expect(await say('status')).toContain(paper.number);
    const [view] = await requestViews(house.db, house.vault, { contactId, take: 5 });
    expect(view).toMatchObject({ number: paper.number, applicant: { name: 'Budi' }, lastStep: {} });
    const [event] = await house.db.prisma.requestEvent.findMany({ where: { requestId: paper.id } });
    expect(event).toMatchObject({ action: 'joined', role: 'applicant', from: 'submitted', to: 'submitted' });
    // Whoever gave the paper is not whoever holds the phone: the chat's own details stay its own.
    const own = await house.db.prisma.contact.findUniqueOrThrow({ where: { id: contactId } });
    expect([own.name, own.phone]).toEqual([null, null]);
    const before = await house.db.prisma.contact.findUniqueOrThrow({ where: { id: paper.contactId } });
    expect(before.mergedIntoId).toBe(contactId);
    const person = await personOfContact(house.db.pool, contactId);
    expect(person?.contactIds.sort()).toEqual([contactId, paper.contactId].sort());
    const copy = JSON.stringify(person && (await personData(house.db.pool, house.vault, person)));
    expect(copy).toContain(paper.number);
    expect(await accessesOf(house.db.pool, [contactId], 5)).toMatchObject([{ requests: [paper.number] }]);
  });

  test('is joined once: what was sent again is known, and another chat hears what a guess hears', async () => {
    const paper = await entered();
    const [first, second] = [await chat(), await chat()];
    await first.say(`${paper.number} ${paper.code}`);
    expect(await first.say(`${paper.number} ${paper.code}`)).toContain('sudah terhubung');
    expect(await second.say(`${paper.number} ${paper.code}`)).toContain('tidak cocok');
    expect(await ownerOf(paper.id)).toBe(first.contactId);
  });

  test('goes to one of two who send its receipt at the same moment', async () => {
    for (let race = 0; race < 10; race += 1) {
      const paper = await entered();
      const both = [await chat(), await chat()];
      await Promise.all(both.map(({ address }) => house.write(address, `${paper.number} ${paper.code}`)));
      const [one, other] = [house.turns(), house.turns()];
      await Promise.all([one.pump(), other.pump()]);
      await house.settle();
      const heard = await Promise.all(
        both.map(async ({ contactId }) => (await house.answers(contactId)).at(-1) ?? ''),
      );
      expect(heard.filter((text) => text.includes('kini terhubung'))).toHaveLength(1);
      expect(heard.filter((text) => text.includes('tidak cocok'))).toHaveLength(1);
      const joined = await house.db.prisma.requestEvent.count({
        where: { requestId: paper.id, action: 'joined' },
      });
      expect(joined).toBe(1);
    }
  });
});

describe('guesses', () => {
  test('are three for a chat in a day, whatever they are about, and each is written down', async () => {
    const [paper, wrong] = [await entered(), await entered()];
    const guesser = await chat();
    const nobodys = trackingNumber(2026, new Uint8Array(16).fill(250));
    for (const text of [
      `${paper.number} ${wrong.code}`,
      `${nobodys} ${wrong.code}`,
      `${paper.number} ${wrong.code}`,
    ])
      expect(await guesser.say(text)).toContain('tidak cocok');
    // From now on even the right one.
    expect(await guesser.say(`${paper.number} ${paper.code}`)).toContain('24 jam');
    expect(await ownerOf(paper.id)).toBe(paper.contactId);
    expect([
      await written('counter_code_missed', paper.number),
      await written('counter_code_missed', nobodys),
    ]).toEqual([2, 1]);
    house.time.now = new Date(house.time.now.getTime() + 25 * 3_600_000);
    expect(await guesser.say(`${paper.number} ${paper.code}`)).toContain('kini terhubung');
  });

  test('of many chats end a code, and a new one from the counter is good', async () => {
    const [paper, wrong] = [await entered(), await entered()];
    for (let tried = 0; tried < mostMissesOfCode; tried += 1)
      await (await chat()).say(`${paper.number} ${wrong.code}`);
    const { say } = await chat();
    expect(await say(`${paper.number} ${paper.code}`)).toContain('tidak cocok');
    const renewed = await inTransaction(house.db, (tx) =>
      renewCounterCode(tx, paper, { actor: 'operator Sari', now: house.time.now }),
    );
    const fresh = await receiptCodeOf(house.db.pool, house.vault, paper.id, house.time.now);
    expect([renewed, fresh?.code === paper.code]).toEqual([true, false]);
    expect(await say(`${paper.number} ${fresh?.code}`)).toContain('kini terhubung');
    expect(await written('counter_code_renewed', paper.number)).toBe(1);
  });
});

const day = 86_400_000;
test.each([
  ['older than ninety days', { submittedAt: new Date(Date.now() - 91 * day) }],
  ['that came over a chat', { channel: 'telegram' }],
  ['of before it was written down where it came from', { channel: null }],
  ['whose words were erased', { applicant: { name: '(dihapus)' } }],
])('no code opens a request %s', async (_, changes) => {
  const paper = await entered(changes);
  const { say } = await chat();
  expect(await say(`${paper.number} ${paper.code}`)).toContain('tidak cocok');
  expect(await ownerOf(paper.id)).toBe(paper.contactId);
});

test('nor one of somebody who has a chat, or for a chat of staff', async () => {
  const owner = await chat();
  const theirs = await entered({ contactId: owner.contactId });
  const { say } = await chat();
  expect(await say(`${theirs.number} ${theirs.code}`)).toContain('tidak cocok');
  const paper = await entered();
  const clerk = await chat();
  await house.db.prisma.staff.create({
    data: { name: 'Sari', role: 'operator', unit: 'ikp', contactId: clerk.contactId },
  });
  await clerk.say(`${paper.number} ${paper.code}`);
  expect(await ownerOf(paper.id)).toBe(paper.contactId);
});
