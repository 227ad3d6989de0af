import { createHash, randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyChains } from '../../../app/db/audit.ts';
import { sealEvents } from '../../../app/db/event-seals.ts';
import { eventsOf } from '../../../app/db/events.ts';
import { openDatabase, type Database } from '../../../app/db/open.ts';
import { sealActors } from '../../../app/db/seal-actors.ts';
import { turnHistories } from '../../../app/db/turn-histories.ts';
import { openPersonalValues } from '../../../app/personal-values.ts';
import { openVault } from '../../../app/vault.ts';
import { freshDatabase } from '../../support/database.ts';
import { addContact, addRequest } from '../../support/request-row.ts';

const key = randomBytes(32);
const vault = openVault(key);
const now = new Date('2026-11-30T01:00:00Z');
let source: Awaited<ReturnType<typeof freshDatabase>>;
let db: Database;
let raw: pg.Pool;
beforeAll(async () => {
  source = await freshDatabase();
  db = openDatabase(source.url, { personal: openPersonalValues(key) });
  raw = new pg.Pool({ connectionString: source.url });
});
afterAll(async () => {
  await Promise.all([db.close(), raw.end()]);
  await source.drop();
});

/** Rows as releases before wrote them: names and notes in the open. */
const old = [
  { action: 'submit', from: null, actor: 'Zaenab Marwanti', role: 'applicant', note: null },
  {
    action: 'note',
    from: 'submitted',
    actor: 'Sari Dewi',
    role: 'operator',
    note: 'Zulkarnaen sudah ditelepon.',
  },
  { action: 'viewed', from: 'submitted', actor: 'Sari Dewi', role: 'operator', note: null },
];

const addOld = async (): Promise<{ id: string; contactId: string }> => {
  const [id, contactId] = [randomUUID(), await addContact(db)];
  await addRequest(db, { id, contactId, state: 'submitted' });
  let previous: string | null = null;
  for (const [n, { action, from, actor, role, note }] of old.entries()) {
    const at = '2026-11-20T03:00:00.000Z';
    const text = JSON.stringify([previous, id, n + 1, action, from, 'submitted', actor, role, at, note]);
    const hash: string = createHash('sha256').update(text).digest('hex');
    await raw.query(
      `WITH e AS (INSERT INTO request_event (request_id, seq, action, "from", "to", actor, role, at, note, previous_hash, hash)
         VALUES ($1, $2, $3, $4, 'submitted', $5, $6, $7, $8, $9, $10) RETURNING request_id, seq, hash)
       INSERT INTO event_to_seal (chain, seq, hash) SELECT * FROM e`,
      [id, n + 1, action, from, actor, role, at, note, previous, hash],
    );
    previous = hash;
  }
  return { id, contactId };
};

const stored = async (id: string): Promise<string> =>
  JSON.stringify((await raw.query('SELECT * FROM request_event WHERE request_id = $1', [id])).rows);

test('histories from before name nobody in the open any more, hold as before, and it is told what was turned over', async () => {
  const [sealed, waiting] = [await addOld(), null];
  await sealEvents(db, vault, now);
  const late = await addOld();
  expect(waiting).toBeNull();
  expect((await verifyChains(db, vault)).broken).toEqual([]);

  expect(await sealActors(db.pool)).toBe(6);
  expect((await verifyChains(db, vault)).broken).toEqual([]);
  expect(await turnHistories(db, vault, now)).toBe(2);
  expect(await turnHistories(db, vault, now)).toBe(0);
  expect(await sealActors(db.pool)).toBe(0);
  const audit = await verifyChains(db, vault);
  expect(audit).toMatchObject({ broken: [], turned: 2 });
  for (const { id, contactId } of [sealed, late]) {
    expect(await stored(id)).not.toMatch(/Zaenab|Marwanti|Sari Dewi|Zulkarnaen/);
    expect((await eventsOf(db.pool, [id])).map(({ actor, note, action }) => [action, actor, note])).toEqual([
      ['submit', contactId, null],
      ['note', 'Sari Dewi', 'Zulkarnaen sudah ditelepon.'],
      ['viewed', 'Sari Dewi', null],
      ['turned_over', 'system', null],
    ]);
  }
  await sealEvents(db, vault, now);
  expect((await verifyChains(db, vault)).broken).toEqual([]);

  // Once the person's key is destroyed the words are gone, and the chain holds.
  await raw.query('DELETE FROM person_key WHERE contact_id = $1', [sealed.contactId]);
  expect((await eventsOf(db.pool, [sealed.id]))[1]?.note).toBe('(dihapus)');
  expect((await verifyChains(db, vault)).broken).toEqual([]);
});

test('nothing else of a history can be changed, and what was written down of a turning over cannot be made up', async () => {
  const { id } = await addOld();
  for (const change of [`note = 'x'`, `hash = 'x'`, `actor = 'x'`, `"to" = 'rejected'`])
    await expect(raw.query(`UPDATE request_event SET ${change} WHERE request_id = $1`, [id])).rejects.toThrow(
      /append-only/,
    );
  await expect(raw.query('DELETE FROM request_event')).rejects.toThrow(/append-only/);
  const { rows } = await raw.query<{ hash: string }>(
    'SELECT hash FROM request_event WHERE request_id = $1 ORDER BY seq',
    [id],
  );
  const hashes = rows.map(({ hash }, n) => [n + 1, hash, 'f'.repeat(64)]);
  await raw.query(`INSERT INTO turned_history (chain, at, hashes, mac) VALUES ($1, now(), $2, 'x')`, [
    ...[id, JSON.stringify(hashes)],
  ]);
  expect((await verifyChains(db, vault)).broken).toMatchObject([
    { because: expect.stringContaining('turning over') as string },
  ]);
  await expect(raw.query('DELETE FROM turned_history')).rejects.toThrow(/append-only/);
});
