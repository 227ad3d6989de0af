import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFacts } from '../../../app/facts.ts';
import type { Database } from '../../../app/db/open.ts';
import { openVault } from '../../../app/vault.ts';
import type { Want } from '../../../flows/kernel/fact.ts';
import { addRequest } from '../../support/request-row.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { city, usualSettings } from '../../support/pontianak.ts';

const vault = openVault(Buffer.alloc(32, 3));
const now = new Date('2026-11-23T02:00:00Z');
const log = { error: () => undefined };
let db: Database;
let mine: { contactId: string; requestId: string }[];

const addTalk = async (requestId: string, count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1)
    await db.prisma.requestMessage.create({
      data: {
        ...{ requestId, sender: n % 3 === 0 ? 'unit' : 'applicant', unit: n % 3 === 0 ? 'ikp' : null },
        ...{ body: vault.seal(`kabar ${String(n)}`), createdAt: new Date(now.getTime() - n * 3 * 3_600_000) },
      },
    });
};

beforeAll(async () => {
  db = await openTestDatabase();
  mine = [];
  for (const talks of [12, 3, 0]) {
    const requestId = await addRequest(db);
    const { contactId } = await db.prisma.request.findUniqueOrThrow({ where: { id: requestId } });
    await db.prisma.request.update({ where: { id: requestId }, data: { state: 'in_progress' } });
    await addTalk(requestId, talks);
    await db.prisma.draft.create({
      data: {
        ...{
          id: crypto.randomUUID(),
          contactId,
          service: 'ruang',
          serviceVersion: '1',
          answers: {},
          files: {},
        },
        ...{ state: talks > 3 ? 'submitting' : 'open', expiresAt: now },
      },
    });
    mine.push({ contactId, requestId });
  }
});
afterAll(() => db.close());

const wants: Record<string, (of: { requestId: string }) => Want> = {
  my_requests: () => ({ fact: 'my_requests' }),
  unrecorded: () => ({ fact: 'unrecorded' }),
  written_about: () => ({ fact: 'written_about' }),
  relay: ({ requestId }) => ({ fact: 'relay', requestId }),
  open_move: ({ requestId }) => ({ fact: 'open_move', of: { requestId } }),
};

test.each(Object.entries(wants))('%s of many asked for together is each one’s own', async (_, wantOf) => {
  const load = openFacts({
    db,
    vault,
    clock: () => now,
    tz: 'Asia/Pontianak',
    catalogue: { city },
    log,
    settings: usualSettings,
  });
  const alone = [];
  for (const one of mine) alone.push(await load(wantOf(one), one.contactId));
  const together = await Promise.all(mine.map((one) => load(wantOf(one), one.contactId)));
  expect(together).toEqual(alone);
});

test('what each has is found, and nobody else’s', async () => {
  const load = openFacts({
    db,
    vault,
    clock: () => now,
    tz: 'Asia/Pontianak',
    catalogue: { city },
    log,
    settings: usualSettings,
  });
  const all = await Promise.all(
    mine.map(async ({ contactId, requestId }) => ({
      requests: (await load({ fact: 'my_requests' }, contactId)).map(({ id }) => id === requestId),
      sent: (await load({ fact: 'unrecorded' }, contactId)).length,
      about: (await load({ fact: 'written_about' }, contactId)).map(({ id }) => id === requestId),
      relay: await load({ fact: 'relay', requestId }, contactId),
    })),
  );
  const [first, second, third] = all.map(({ relay, ...others }) => ({
    ...others,
    last: relay.last.map(({ text }) => text),
    today: relay.today,
  }));
  // Of twelve the last ten, as they were written; eight of them in the last day.
  const last = Array.from({ length: 10 }, (_, n) => `kabar ${String(n + 2)}`);
  expect(first).toEqual({ requests: [true], sent: 1, about: [true], last, today: { unit: 3, applicant: 5 } });
  expect(second).toEqual({
    ...{ requests: [true], sent: 0, about: [true] },
    ...{ last: ['kabar 0', 'kabar 1', 'kabar 2'], today: { unit: 1, applicant: 2 } },
  });
  expect(third).toEqual({ requests: [true], sent: 0, about: [], last: [], today: { unit: 0, applicant: 0 } });
});
