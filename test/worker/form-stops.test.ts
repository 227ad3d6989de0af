import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { stoppedAt } from '../../app/db/form-stops.ts';
import { clearDrafts } from '../../worker/jobs/clear-drafts.ts';
import { addContact } from '../support/request-row.ts';
import { runJob } from '../support/timed-jobs.ts';
import { openWorkerNeeds } from '../support/worker-needs.ts';

type Given = { answers?: object; sop?: boolean; requestId?: string; service?: string };

test('where people stopped in forms is counted when these are deleted: once, whoever is killed, and nobody’s', async () => {
  let now = new Date('2026-11-23T03:00:00Z');
  await using needs = await openWorkerNeeds(() => now);
  const { db } = needs;
  const service = needs.catalogue.byCode.get('pengaduan');
  const [first, second] = service?.fields ?? [];
  const add = async ({ answers = {}, sop = true, requestId, service: code = 'pengaduan' }: Given) => {
    const at = now;
    await db.prisma.draft.create({
      data: {
        ...{ id: randomUUID(), contactId: await addContact(db), service: code, serviceVersion: '2026-11' },
        ...{ answers, files: {}, skipped: [], only: [], state: 'open', createdAt: at, updatedAt: at },
        ...{ sopVersion: sop ? '1' : null, sopAcceptedAt: sop ? at : null, requestId: requestId ?? null },
        expiresAt: new Date(at.getTime() + 14 * 86_400_000),
      },
    });
  };
  await add({ sop: false });
  await add({});
  await add({});
  await add({ answers: { [first?.key ?? '']: first?.example ?? 'x' } });
  await add({ requestId: randomUUID() });
  await add({ service: 'tidak_ada_lagi' });

  const day = { from: '2026-11-23', to: '2026-11-23' };
  await runJob(clearDrafts, needs);
  expect(await stoppedAt(db, day)).toEqual([]);

  now = new Date('2026-12-08T03:00:00Z');
  await Promise.all([runJob(clearDrafts, needs), runJob(clearDrafts, needs)]);
  expect(await db.prisma.draft.count()).toBe(0);
  expect(await stoppedAt(db, day)).toEqual([
    { service: 'pengaduan', item: first?.key, stopped: 2 },
    ...[
      { service: 'pengaduan', item: second?.key ?? '', stopped: 1 },
      { service: 'pengaduan', item: 'sop', stopped: 1 },
    ].toSorted((a, b) => a.item.localeCompare(b.item)),
  ]);
  expect(await stoppedAt(db, { from: '2026-11-24', to: '2026-12-31' })).toEqual([]);
});
