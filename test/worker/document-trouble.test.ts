import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { documentList } from '../../app/admin/document.ts';
import { document } from '../../worker/jobs/document.ts';
import { runJson } from '../app/admin/office.ts';
import { openWorkerNeeds } from '../support/worker-needs.ts';

const now = new Date('2026-11-22T03:00:00Z');
let needs: Awaited<ReturnType<typeof openWorkerNeeds>>;
beforeEach(async () => {
  needs = await openWorkerNeeds(() => now);
});
afterEach(() => needs[Symbol.asyncDispose]());

/** An order of somebody with a chat; its id. */
const order = async (what: object, attempts = 0): Promise<string> => {
  const id = randomUUID();
  const identities = { create: [{ channel: 'telegram', account: 'teman', address: '7' }] };
  const contact = await needs.db.prisma.contact.create({ data: { identities } });
  await needs.db.prisma.documentOrder.create({
    data: { id, contactId: contact.id, what, attempts, createdAt: now },
  });
  return id;
};
const run = (orderId: string): Promise<void> => document(needs)({ orderId });
const told = async (): Promise<string[]> =>
  (await needs.db.prisma.delivery.findMany()).map(
    ({ body }) => (JSON.parse(needs.vault.open(body)) as { text: string }).text,
  );

test('a document of a kind this version does not know is tried three times, then said, and never again', async () => {
  const id = await order({ kind: 'hologram' });
  await expect(run(id)).rejects.toThrow();
  await expect(run(id)).rejects.toThrow();
  const listed = async () =>
    (await runJson<{ documents: object[]; total: number }>({ ...needs, now }, documentList)).json;
  expect(await listed()).toMatchObject({ documents: [], total: 0 });
  await run(id);
  await run(id);
  expect(await told()).toEqual([expect.stringContaining('belum bisa dibuat')]);
  // What is given up is in sight.
  expect(await listed()).toMatchObject({ documents: [{ id, kind: 'hologram', attempts: 3 }], total: 1 });
});

test('a document that took its worker down three times is not begun again', async () => {
  await run(await order({ kind: 'figures', month: '2026-11-01' }, 3));
  expect(await told()).toEqual([expect.stringContaining('belum bisa dibuat')]);
});
