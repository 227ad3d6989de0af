import { afterEach, beforeEach, expect, test } from 'vitest';
import { adminEvents } from '../../app/db/admin-events.ts';
import { lapseOldBindings } from '../../worker/jobs/lapse-bindings.ts';
import { runJob } from '../support/timed-jobs.ts';
import { openWorkerNeeds } from '../support/worker-needs.ts';

let now: Date;
let needs: Awaited<ReturnType<typeof openWorkerNeeds>>;
beforeEach(async () => {
  now = new Date();
  needs = await openWorkerNeeds(() => now);
});
afterEach(() => needs[Symbol.asyncDispose]());

const member = async (role: string, idleDays: number) => {
  const lastInboundAt = new Date(now.getTime() - idleDays * 86_400_000);
  const { id: contactId } = await needs.db.prisma.contact.create({
    data: {
      identities: {
        create: {
          channel: 'telegram',
          account: 'teman',
          address: `${role} ${String(idleDays)}`,
          lastInboundAt,
        },
      },
    },
  });
  const { id } = await needs.db.prisma.staff.create({ data: { name: role, role, unit: 'ikp', contactId } });
  return { id, contactId };
};
const isBound = async ({ id }: { id: string }): Promise<boolean> =>
  (await needs.db.prisma.staff.findUniqueOrThrow({ where: { id } })).contactId !== null;

test('who has not written for ninety days needs a new code, is told, and keeps the role; the last administrator keeps all', async () => {
  const [administrator, idle, busy] = [
    await member('administrator', 91),
    await member('operator', 91),
    await member('head', 89),
  ];
  await runJob(lapseOldBindings, needs);
  await runJob(lapseOldBindings, needs);
  expect([await isBound(administrator), await isBound(idle), await isBound(busy)]).toEqual([
    true,
    false,
    true,
  ]);
  expect(await needs.db.prisma.staff.findUnique({ where: { id: idle.id } })).toMatchObject({
    revokedAt: null,
  });
  const told = (contactId: string) => needs.db.prisma.delivery.count({ where: { contactId } });
  expect([
    await told(administrator.contactId),
    await told(idle.contactId),
    await told(busy.contactId),
  ]).toEqual([1, 1, 0]);
  expect((await adminEvents(needs.db.prisma)).map(({ action, about }) => [action, about])).toEqual([
    ['binding_lapsed', idle.id],
  ]);

  const other = await member('administrator', 1);
  await runJob(lapseOldBindings, needs);
  expect([await isBound(administrator), await isBound(other)]).toEqual([false, true]);
});
