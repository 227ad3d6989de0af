import { afterAll, beforeAll, expect, test } from 'vitest';
import { mergeTogether, replaceWaiting } from '../../../app/db/arrived.ts';
import type { Database } from '../../../app/db/open.ts';
import { openTestDatabase } from '../../support/test-database.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

test('a process that comes late with a file does not undo what another has made of it', async () => {
  const contact = await db.prisma.contact.create({ data: {} });
  const { id } = await db.prisma.inboxMessage.create({
    data: {
      contactId: contact.id,
      ...{ channel: 'whatsapp', account: 'kantor', providerId: 'wamid.1', album: ':files' },
      ...{ kind: 'remote_file', payload: 'where it is' },
    },
  });
  const bring = (payload: string) => replaceWaiting(db.pool, { id: String(id), kind: 'file', payload });
  await bring('the file and its place');
  await mergeTogether(
    db.pool,
    ':files',
    { ids: [String(id)], kind: 'file', payload: 'the file' },
    new Date(),
  );
  await bring('the file and its place, from the other process');
  expect(await db.prisma.inboxMessage.findUniqueOrThrow({ where: { id } })).toMatchObject({
    ...{ kind: 'file', payload: 'the file', album: null },
  });
});
