import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personAnswer, personRequests } from '../../../app/admin/data-request.ts';
import { adminEvents } from '../../../app/db/admin-events.ts';
import { keepDataRequest } from '../../../app/db/data-requests.ts';
import type { DataRequestKind } from '../../../domain/data-request.ts';
import { addContact } from '../../support/request-row.ts';
import { runJson, testOffice } from './office.ts';

let office: Awaited<ReturnType<typeof testOffice>>;
let contactId: string;
beforeAll(async () => {
  office = await testOffice();
  contactId = await addContact(office.db, {
    identities: { create: { channel: 'whatsapp', account: 'kantor', address: '6281200000001' } },
  });
});
afterAll(() => office.close());

const asked = (kind: DataRequestKind, number: string): Promise<void> =>
  keepDataRequest(
    office.db.pool,
    { id: randomUUID(), number, kind, words: 'Alamat saya salah.' },
    { contactId, now: office.now, vault: office.vault },
  );

/** What they were told last. */
const heard = async (): Promise<string> => {
  const [last] = await office.db.prisma.delivery.findMany({
    where: { contactId },
    orderBy: { id: 'desc' },
    take: 1,
  });
  return last ? (JSON.parse(office.vault.open(last.body)) as { text: string }).text : '';
};

test.each([
  [
    'correction',
    'DP-2026-VHJTHDNC',
    { say: 'Alamatnya sekarang Jl. Merdeka 7.' },
    'done',
    'Alamatnya sekarang',
  ],
  ['withdrawal', 'DP-2026-VHJTHDND', {}, 'done', 'sudah kami kerjakan'],
  [
    'objection',
    'DP-2026-VHJTHDNF',
    { refuse: 'UU 27/2022 Pasal 15' },
    'refused',
    'menurut UU 27/2022 Pasal 15',
  ],
] as const)(
  'a %s waits three days with its words, is answered once, and its person hears',
  async (kind, number, given, state, says) => {
    await asked(kind, number);
    const { json } = await runJson<{
      requests: { number: string; askedAt: string; dueAt: string; words: string }[];
    }>(office, personRequests);
    const found = json.requests.find((one) => one.number === number);
    expect(found?.words).toBe('Alamat saya salah.');
    expect(Date.parse(found?.dueAt ?? '') - Date.parse(found?.askedAt ?? '')).toBe(3 * 24 * 3_600_000);
    const answered = await runJson(office, personAnswer, { argument: number, ...given });
    expect(answered.json).toEqual({ number, state });
    expect(await heard()).toContain(says);
    expect(await heard()).toContain(number);
    await expect(runJson(office, personAnswer, { argument: number, ...given })).rejects.toThrow('is open');
    const events = await adminEvents(office.db.pool);
    expect(events.filter(({ about }) => about === number).map(({ action }) => action)).toEqual([
      'data_request_ended',
    ]);
  },
);
