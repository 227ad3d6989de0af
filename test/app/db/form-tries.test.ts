import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commitTurns, type TurnWrite } from '../../../app/db/commit-turn.ts';
import { triesAt } from '../../../app/db/form-tries.ts';
import { newSession } from '../../../flows/conversation.ts';
import type { FormTry } from '../../../flows/features/form/facts-and-effects.ts';
import { chance } from '../../support/chance.ts';
import { addContact } from '../../support/request-row.ts';
import { openTestDatabase } from '../../support/test-database.ts';

const db = await openTestDatabase();
afterAll(() => db.close());
const now = new Date('2026-11-23T02:00:00Z');

type Person = { contactId: string; identityId: string };
let people: Person[];
beforeAll(async () => {
  people = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const contactId = await addContact(db);
      const identity = { contactId, channel: 'whatsapp', account: 'a', address: contactId };
      const { id } = await db.prisma.identity.create({ data: identity });
      return { contactId, identityId: String(id) };
    }),
  );
});

const items = ['sekolah_kampus', 'jurusan', 'jumlah_peserta'];
const tryOf = (of: number): FormTry => ({
  service: 'magang',
  item: items[Math.floor(chance(7, of) * items.length)] ?? '',
  kind: chance(8, of) < 0.5 ? 'refused' : 'asked_back',
  on: chance(9, of) < 0.7 ? '2026-11-23' : '2026-12-24',
});

/** A turn at the door, on a version of its person's session. */
const turnOf = (
  { contactId, identityId }: Person,
  version: number,
  tries: readonly FormTry[],
): TurnWrite => ({
  ...{ contactId, version, now, contact: {}, tokens: [], bodies: [], sends: null, drafts: [], tries },
  ...{ state: newSession, chat: { identityId, channel: 'whatsapp', account: 'a' } },
  took: {
    address: contactId,
    phone: null,
    aliases: [],
    providerId: randomUUID(),
    sentAt: null,
    kind: 'text',
  },
});

/** Every other one by its person’s number, and back: batches meet the same counts in every order. */
const inSomeOrder = (all: readonly Person[], round: number): Person[] =>
  all.toSorted((a, b) => (round % 2 === 0 ? 1 : -1) * (a.contactId < b.contactId ? -1 : 1));

test('what is refused or asked back is counted with its turn: as often as turns were written, whoever else tries the same turn', async () => {
  const written: FormTry[] = [];
  for (let round = 0; round < 6; round += 1) {
    const turns = inSomeOrder(people, round).map((person, n) =>
      turnOf(person, round, chance(6, round * 100 + n) < 0.6 ? [tryOf(round * 100 + n)] : []),
    );
    const halves = [turns.slice(0, 20), turns.slice(20)];
    // Two processes decide each of these turns in the same moment, in batches of other sizes.
    const batches = [...halves, turns.toReversed()];
    const done = await Promise.all(batches.map((batch) => commitTurns(db.pool, batch, now)));
    for (const [at, batch] of batches.entries())
      for (const [n, turn] of batch.entries()) if (done[at]?.[n]) written.push(...(turn.tries ?? []));
    for (const { contactId } of people) {
      const times = batches.flatMap((batch, at) =>
        batch.filter((one, n) => one.contactId === contactId && done[at]?.[n]),
      );
      expect(times, 'turns written of one contact').toHaveLength(1);
    }
  }
  expect(written.length).toBeGreaterThan(100);
  const due = (from: string, to: string) =>
    items.flatMap((item) => {
      const count = (kind: string): number =>
        written.filter((one) => one.item === item && one.kind === kind && one.on >= from && one.on <= to)
          .length;
      const counts = { refused: count('refused'), askedBack: count('asked_back') };
      return counts.refused + counts.askedBack === 0 ? [] : [{ service: 'magang', item, ...counts }];
    });
  const byItem = (rows: readonly { item: string }[]) => rows.toSorted((a, b) => a.item.localeCompare(b.item));
  for (const [from, to] of [
    ['2026-11-01', '2026-11-30'],
    ['2026-12-01', '2026-12-31'],
    ['2026-01-01', '2026-12-31'],
    ['2027-01-01', '2027-12-31'],
  ] as const)
    expect(byItem(await triesAt(db, { from, to }))).toEqual(byItem(due(from, to)));
});
