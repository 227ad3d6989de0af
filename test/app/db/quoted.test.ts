import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../app/db/open.ts';
import { quotedMessage } from '../../../app/db/quoted.ts';
import { openVault } from '../../../app/vault.ts';
import { trackingNumber } from '../../../domain/tracking-number.ts';
import type { Message } from '../../../flows/kernel/message.ts';
import { addContact, addRequest } from '../../support/request-row.ts';
import { openTestDatabase } from '../../support/test-database.ts';

let db: Database;
const vault = openVault(randomBytes(32));
const number = trackingNumber(2026, randomBytes(16));
let contactId: string;
let requestId: string;

beforeAll(async () => {
  db = await openTestDatabase();
  contactId = await addContact(db);
  requestId = await addRequest(db, { number, contactId });
});
afterAll(() => db.close());

/** A message of ours that has been sent; what quoting it tells. */
const said = async (message: Message, to = contactId) => {
  const providerId = randomUUID();
  const identity = await db.prisma.identity.create({
    data: {
      channel: 'telegram',
      account: 'kantor',
      address: providerId,
      contactId: to,
      lastInboundAt: new Date(),
    },
  });
  await db.prisma.delivery.create({
    data: {
      contactId: to,
      identityId: identity.id,
      body: vault.seal(JSON.stringify(message)),
      state: 'sent',
      providerId,
    },
  });
  return quotedMessage(db.pool, vault, { contactId, message: providerId });
};

test.each<[string, Message, object]>([
  [
    'news of a request',
    { text: 'Kabar.', notice: { kind: 'in_progress', about: number } },
    { notice: { kind: 'in_progress', about: number }, prompt: null, mine: true },
  ],
  [
    'news that is about no request',
    { text: 'Isian Anda', notice: { kind: 'draft_reminder', about: 'Permohonan magang' } },
    { notice: { kind: 'draft_reminder', about: 'Permohonan magang' }, prompt: null, mine: false },
  ],
  [
    'a text that names a request',
    { text: `Permohonan *${number}* sedang diproses.` },
    { notice: null, prompt: null, mine: true },
  ],
  [
    'a question',
    {
      text: 'Jurusan?',
      options: [
        { id: 'menu', label: 'Menu' },
        { id: 'q12.cancel', label: 'Batal' },
      ],
    },
    { notice: null, prompt: 12, mine: false },
  ],
])('%s is known by the channel’s id of it', async (_, message, { mine, ...expected }: { mine?: boolean }) => {
  expect(await said(message)).toEqual({ ...expected, requestId: mine ? requestId : null });
});

test('what was said to somebody else, or never, is none of ours', async () => {
  expect(await said({ text: 'Rahasia.' }, await addContact(db))).toBeNull();
  expect(await quotedMessage(db.pool, vault, { contactId, message: 'none' })).toBeNull();
});
