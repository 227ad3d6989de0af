import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../app/db/open.ts';
import type { Inspector } from '../../app/inspect/inspect.ts';
import { openFiles } from '../../app/open-files.ts';
import { openVault } from '../../app/vault.ts';
import { eventually } from '../support/eventually.ts';
import { openTestDatabase } from '../support/test-database.ts';

const vault = openVault(Buffer.alloc(32, 3));
let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const file = { kind: 'file', sha256: 'a'.repeat(64), name: 'surat.pdf', mime: 'application/pdf', bytes: 9 };

const waitingFile = async (attempts = 0) => {
  const identity = { channel: 'whatsapp', account: 'kantor', address: randomUUID() };
  const { id: contactId } = await db.prisma.contact.create({ data: { identities: { create: identity } } });
  const { id } = await db.prisma.inboxMessage.create({
    data: {
      contactId,
      channel: 'whatsapp',
      account: 'kantor',
      providerId: randomUUID(),
      kind: 'file',
      attempts,
    },
  });
  return { messageId: String(id), contactId };
};
const triesOf = async ({ messageId }: { messageId: string }): Promise<number> =>
  (await db.prisma.inboxMessage.findUniqueOrThrow({ where: { id: BigInt(messageId) } })).attempts;

/** An inspector whose places are given one step at a time. */
const slowInspector = () => {
  const steps: ((go?: Error) => void)[] = [];
  const step = () =>
    new Promise<void>((resolve, reject) => {
      steps.push((error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  const inspector: Inspector = {
    async inspect(claim, _by, begun) {
      await step();
      await begun?.();
      await step();
      return { ...claim, bytes: 9, type: 'pdf', pages: 1 } as never;
    },
  };
  return { inspector, steps };
};

test('a try is counted when a file is opened, not while it waits for its place', async () => {
  const waiting = await waitingFile();
  const { inspector, steps } = slowInspector();
  const opening = openFiles(file, waiting, { db, vault, inspector });
  await eventually(() => steps.length).toBe(1);
  expect(await triesOf(waiting)).toBe(0);
  steps[0]?.();
  await eventually(() => steps.length).toBe(2);
  expect(await triesOf(waiting)).toBe(1);
  steps[1]?.();
  await opening;
  expect(await triesOf(waiting)).toBe(0);
});

test.each([
  ['while it waits', 0],
  ['while it is open', 1],
])('a try that ends %s without a file to blame is not counted', async (_, given) => {
  const waiting = await waitingFile(1);
  const { inspector, steps } = slowInspector();
  const opening = openFiles(file, waiting, { db, vault, inspector });
  const ended = expect(opening).rejects.toThrow('database away');
  for (let step = 0; step <= given; step += 1) {
    await eventually(() => steps.length).toBe(step + 1);
    steps[step]?.(step === given ? new Error('database away') : undefined);
  }
  await ended;
  expect(await triesOf(waiting)).toBe(1);
});

test('a file that three processes ended over is opened no more', async () => {
  const waiting = await waitingFile(3);
  const { inspector, steps } = slowInspector();
  await expect(openFiles(file, waiting, { db, vault, inspector })).rejects.toThrow('three times');
  expect(steps).toEqual([]);
});

test('while one process has a file, another lets it be', async () => {
  const waiting = await waitingFile();
  const [one, two] = [slowInspector(), slowInspector()];
  const opening = openFiles(file, waiting, { db, vault, inspector: one.inspector });
  await eventually(() => one.steps.length).toBe(1);
  await openFiles(file, waiting, { db, vault, inspector: two.inspector });
  expect(two.steps).toEqual([]);
  one.steps[0]?.();
  await eventually(() => one.steps.length).toBe(2);
  one.steps[1]?.();
  await opening;
});
