import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordAccess } from '../../../app/db/accesses.ts';
import { incidentList, incidentOpen } from '../../../app/admin/incident.ts';
import type { Database } from '../../../app/db/open.ts';
import { openVault } from '../../../app/vault.ts';
import { looks, type Look } from '../../../domain/access.ts';
import { addContact, addRequest } from '../../support/request-row.ts';
import { openTestDatabase } from '../../support/test-database.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const start = Date.parse('2026-11-20T00:00:00Z');
/** A row of numbers by chance, the same in every run. */
const chance = () => {
  let seed = 42;
  return (most: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % most;
  };
};

test('of 2,000 looks by chance an incident lists exactly who was seen in it, with what', async () => {
  const next = chance();
  const people: { contactId: string; id: string; number: string }[] = [];
  for (let n = 0; n < 60; n += 1) {
    const contactId = await addContact(db);
    const number = `TD-2026-${randomUUID().slice(0, 8).toUpperCase()}`;
    people.push({ contactId, number, id: await addRequest(db, { contactId, number }) });
  }
  const kinds = Object.keys(looks) as Look[];
  const seen: { at: number; what: Look; of: typeof people }[] = [];
  for (let n = 0; n < 2000; n += 1) {
    const of = Array.from({ length: 1 + next(3) }, () => people[next(people.length)]).flatMap(
      (one) => one ?? [],
    );
    const look = { at: start + next(10_000) * 60_000, what: kinds[next(kinds.length)] ?? 'request', of };
    seen.push(look);
    await recordAccess(db.pool, { by: 'command', door: 'command', ...look, at: new Date(look.at) });
  }
  const office = { db, vault: openVault(Buffer.alloc(32, 3)), now: new Date(start) };
  for (const [from, to, request] of [
    [2_000, 2_040, undefined],
    [0, 9_999, undefined],
    [500, 6_000, people[7]?.number],
  ] as const) {
    const [first, last] = [start + from * 60_000, start + to * 60_000];
    const given = {
      kind: 'access',
      from: new Date(first).toISOString(),
      to: new Date(last).toISOString(),
      request,
    };
    const { id } = (await incidentOpen.run(office, '', given)).json as { id: string };
    const { json } = await incidentList.run(office, id, {});
    const expected = people
      .flatMap(({ contactId, number }) => {
        const mine = seen.filter(
          ({ at, of }) => at >= first && at <= last && of.some((one) => one.contactId === contactId),
        );
        if (mine.length === 0 || (request !== undefined && request !== number)) return [];
        const what = [...new Set(mine.map((look) => look.what))].sort();
        return [{ contact: contactId, kinds: what, requests: [number] }];
      })
      .sort((a, b) => a.contact.localeCompare(b.contact));
    expect((json as { people: unknown }).people).toEqual(expected);
    expect((json as { deadlines: { at: string }[] }).deadlines[0]?.at).toBe('2026-11-23T00:00:00.000Z');
  }
});
