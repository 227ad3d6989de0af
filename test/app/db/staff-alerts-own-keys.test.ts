import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alertStaff } from '../../../app/db/deliveries.ts';
import { openDatabase, type Database } from '../../../app/db/open.ts';
import { inTransaction } from '../../../app/db/transaction.ts';
import { openPersonalValues } from '../../../app/personal-values.ts';
import { openVault, type Vault } from '../../../app/vault.ts';
import { aMoment } from '../../support/context.ts';
import { freshDatabase } from '../../support/database.ts';
import { addContact, addRequest } from '../../support/request-row.ts';

/* What staff were told in somebody's words stands in the staff's own chats, and goes with whose words they are. */
const key = randomBytes(32);
const numbers = { request: 'TD-2026-VHJTHDNC', question: 'TN-2026-VHJTHDND', objection: 'KB-2026-VHJTHDNF' };
const neighbours = 'TD-2026-VHJTHDNH';
const words = 'Kata Zubaidah';
let source: Awaited<ReturnType<typeof freshDatabase>>;
let db: Database;
let raw: pg.Pool;
let vault: Vault;
let contactId: string;

beforeAll(async () => {
  source = await freshDatabase();
  db = openDatabase(source.url, { personal: openPersonalValues(key) });
  raw = new pg.Pool({ connectionString: source.url });
  vault = openVault(key, { people: db.people });
  const operator = await addContact(db, {
    identities: { create: { channel: 'telegram', account: 'kantor', address: '1', lastInboundAt: aMoment } },
  });
  await db.prisma.staff.create({
    data: { name: 'Sari', role: 'operator', unit: 'aptika', contactId: operator },
  });
  contactId = await addContact(db);
  await addRequest(db, { number: numbers.request, contactId });
  await addRequest(db, { number: neighbours });
  for (const number of [numbers.question, numbers.objection])
    await db.prisma.question.create({
      data: {
        ...{ id: randomUUID(), number, contactId, unit: 'aptika', state: 'asked', asker: '' },
        ...{ askedAt: aMoment, since: aMoment },
      },
    });
});
afterAll(async () => {
  await Promise.all([db.close(), raw.end()]);
  await source.drop();
});

/** What stands in the staff's chat after its alert, as somebody reads it who has the data key and none of the person. */
const leftOf = async (about: readonly string[]): Promise<string> => {
  const text = `*Baru*: ${about.join(', ')}. ${words}`;
  const office = { today: '2026-11-23', secretariat: 'sekretariat', now: aMoment };
  await inTransaction(db, (tx) =>
    alertStaff(tx, vault, { roles: ['operator'], units: ['aptika'] }, [{ text }], office),
  );
  const kept = await raw.query<object>('SELECT * FROM person_key WHERE contact_id = $1', [contactId]);
  await raw.query('DELETE FROM person_key WHERE contact_id = $1', [contactId]);
  const other = openDatabase(source.url, { personal: openPersonalValues(key) });
  const delivery = await other.prisma.delivery.findFirstOrThrow({ orderBy: { id: 'desc' } });
  await raw.query('INSERT INTO person_key SELECT * FROM jsonb_populate_record(NULL::person_key, $1)', [
    JSON.stringify(kept.rows[0]),
  ]);
  const opened = /^v[12]\./.test(delivery.body) ? openVault(key).open(delivery.body) : delivery.body;
  await other.close();
  return opened;
};

test.each([
  ['a request', [numbers.request]],
  ['a question', [numbers.question]],
  ['an objection to a decision', [numbers.objection, numbers.request]],
])('what staff were told of %s goes with its person’s key', async (_, about) => {
  expect(await leftOf(about)).not.toContain('Zubaidah');
});

test.each([
  ['of several people', [numbers.request, neighbours]],
  ['of nobody that is known', ['TN-2026-VHJTHDNJ']],
])('what they were told %s is read as before', async (_, about) => {
  expect(await leftOf(about)).toContain(words);
});
