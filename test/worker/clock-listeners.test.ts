import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { toInstant } from '../../domain/city-time.ts';
import { watchPromises } from '../../worker/jobs/watch-promises.ts';
import { addContact, addRequest } from '../support/request-row.ts';
import { openWorkerNeeds } from '../support/worker-needs.ts';

test('whoever is told of a late request above its unit reads by name who was told before, and when', async () => {
  let now = new Date(0);
  await using needs = await openWorkerNeeds(() => now);
  const { db, vault, tz } = needs;
  const addressed = () =>
    addContact(db, { identities: { create: [{ channel: 'telegram', account: '', address: randomUUID() }] } });
  const chats = new Map<string, string>();
  for (const [role, unit, name] of [
    ['operator', 'ikp', 'Sari Wulandari'],
    ['operator', 'ikp', 'Dedi Kurniawan'],
    ['operator', 'ikp', 'Eka Putri'],
    ['operator', 'ikp', 'Fajar Hidayat'],
    ['operator', 'sekretariat', 'Dewi Lestari'],
    ['administrator', 'sekretariat', 'Agus Pratama'],
    ['head', 'sekretariat', 'Hendra Gunawan'],
  ] as const) {
    const contactId = await addressed();
    chats.set(contactId, name);
    await db.prisma.staff.create({ data: { name, role, unit, contactId } });
  }
  const submittedAt = toInstant('2026-11-02', '09:00', tz);
  await addRequest(db, {
    ...{ number: 'TD-2026-AAAA2222', contactId: await addressed(), unit: 'ikp', state: 'verified' },
    ...{ submittedAt, since: submittedAt, promisedOn: new Date('2026-11-06') },
  });
  /** What somebody has heard of it since this was last asked. */
  const look = async (day: string): Promise<Record<string, string>> => {
    now = toInstant(day, '10:00', tz);
    await Promise.all([watchPromises(needs), watchPromises(needs)]);
    const rows = await db.prisma.delivery.findMany({ orderBy: { id: 'asc' } });
    await db.prisma.delivery.deleteMany();
    return Object.fromEntries(
      rows.flatMap(({ contactId, body }) => {
        const name = chats.get(contactId);
        const { text } = JSON.parse(vault.open(body)) as { text: string };
        return name === undefined ? [] : [[name, text]];
      }),
    );
  };
  const told = (text: string | undefined): string | undefined =>
    /Sudah diberi tahu – (.*)\./.exec(text ?? '')?.[1];

  const unit = 'bidang: Dedi Kurniawan, Eka Putri, Fajar Hidayat dan 1 lagi (9 November 2026)';
  const late = await look('2026-11-09');
  expect(late['Sari Wulandari']).toContain('TD-2026-AAAA2222');
  expect(told(late['Sari Wulandari'])).toBeUndefined();
  expect(told((await look('2026-11-10'))['Dewi Lestari'])).toBe(unit);
  // Three days without a worker: both hear at once, the head of the administrator as well.
  const last = await look('2026-11-13');
  const secretariat = 'Sekretariat: Dewi Lestari (10 November 2026)';
  expect(told(last['Agus Pratama'])).toBe(`${unit}; ${secretariat}`);
  expect(told(last['Hendra Gunawan'])).toBe(
    `${unit}; ${secretariat}; administrator: Agus Pratama (13 November 2026)`,
  );
});
