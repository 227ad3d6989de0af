import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { recordAccess } from '../../app/db/accesses.ts';
import { sendLooksDigest } from '../../worker/jobs/send-looks-digest.ts';
import { addContact } from '../support/request-row.ts';
import { runJob } from '../support/timed-jobs.ts';
import { openWorkerNeeds } from '../support/worker-needs.ts';

test('administrators get one digest a month, of the month before by the city’s days, with numbers and no applicant', async () => {
  let now = new Date('2026-11-02T01:30:00Z');
  await using needs = await openWorkerNeeds(() => now);
  needs.settings.digestAt = ['08:00'];
  const member = async (role: string, name: string): Promise<string> => {
    const contactId = await addContact(needs.db, {
      identities: { create: { channel: 'telegram', account: 'a', address: randomUUID() } },
    });
    return (await needs.db.prisma.staff.create({ data: { name, role, unit: 'ikp', contactId } })).id;
  };
  await member('administrator', 'Ani');
  const operator = await member('operator', 'Sari');
  const applicant = await addContact(needs.db, { name: 'Budi Hartono' });
  const look = (at: string) =>
    recordAccess(needs.db.pool, {
      ...{ by: { staffId: operator, role: 'operator' }, door: 'desk', what: 'letters', at: new Date(at) },
      of: [{ contactId: applicant }, { contactId: randomUUID() }],
    });
  // The last minute of October and the first of November in Pontianak; one at night.
  for (const at of [
    '2026-10-31T16:59:00Z',
    '2026-10-20T03:00:00Z',
    '2026-10-31T17:00:00Z',
    '2026-09-30T16:59:00Z',
  ])
    await look(at);
  const told = async () =>
    (await needs.db.prisma.delivery.findMany()).map(
      ({ body }) => (JSON.parse(needs.vault.open(body)) as { text: string }).text,
    );
  await Promise.all([runJob(sendLooksDigest, needs), runJob(sendLooksDigest, needs)]);
  now = new Date('2026-11-25T02:00:00Z');
  await runJob(sendLooksDigest, needs);
  const [text, ...more] = await told();
  expect(more).toEqual([]);
  expect(text).toContain('Oktober 2026');
  expect(text).toContain('Sari: 2 kali, 3 orang, 1 kali di luar pukul 06–20');
  expect(text).not.toContain('Budi');
  now = new Date('2026-12-01T02:00:00Z');
  await runJob(sendLooksDigest, needs);
  expect((await told())[1]).toContain('Sari: 1 kali, 2 orang');
});
