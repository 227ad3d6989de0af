import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditVerify } from '../../../app/admin/audit-verify.ts';
import { requestList } from '../../../app/admin/request-list.ts';
import { requestShow } from '../../../app/admin/request-show.ts';
import { appendEvent } from '../../../app/db/events.ts';
import { sealValue } from '../../../app/sealed-answers.ts';
import { trackingNumber } from '../../../domain/tracking-number.ts';
import { addRequest } from '../../support/request-row.ts';
import { runJson, testOffice } from './office.ts';

const number = trackingNumber(2026, Buffer.alloc(16, 9));
let office: Awaited<ReturnType<typeof testOffice>>;
let id: string;

const event = (requestId: string, changes: object = {}) =>
  appendEvent(office.db.pool, {
    requestId,
    action: 'submit',
    from: null,
    to: 'submitted',
    actor: 'Siti',
    role: 'applicant',
    at: '2026-11-20T03:00:00.000Z',
    note: null,
    ...changes,
  });

beforeAll(async () => {
  office = await testOffice();
  id = await addRequest(office.db, {
    number,
    service: 'data',
    unit: 'ikp',
    state: 'verified',
    promisedOn: new Date('2026-12-04'),
    applicant: { name: 'Siti', phone: '+6281200000001', institution: null, email: 'siti@contoh.id' },
    answers: { nik: sealValue('6171012345670001', office.vault), bentuk: 'salinan_digital' },
  });
  await office.db.prisma.requestLetter.create({
    data: {
      requestId: id,
      key: 'surat',
      position: 0,
      name: 'surat.pdf',
      mime: 'application/pdf',
      bytes: 5,
      sha256: 'ab',
      pages: 1,
    },
  });
  await event(id);
  await event(id, {
    action: 'verify',
    from: 'submitted',
    to: 'verified',
    actor: 'Sri',
    role: 'operator',
    note: 'Lengkap',
  });
});
afterAll(() => office.close());

test('a request is shown in the promised shape, identity numbers opened', async () => {
  const { json, text } = await runJson(office, requestShow, { argument: number });
  expect(json).toMatchObject({
    number,
    service: 'data',
    state: 'verified',
    unit: 'ikp',
    promisedOn: '2026-12-04',
    applicant: { name: 'Siti', phone: '+6281200000001', institution: null, email: 'siti@contoh.id' },
    answers: { nik: '6171012345670001', bentuk: 'salinan_digital' },
    letters: [{ key: 'surat', name: 'surat.pdf', mime: 'application/pdf', bytes: 5, sha256: 'ab' }],
    events: [
      {
        seq: 1,
        from: null,
        to: 'submitted',
        actor: 'Siti',
        role: 'applicant',
        at: '2026-11-20T03:00:00.000Z',
        note: null,
      },
      { seq: 2, from: 'submitted', to: 'verified', actor: 'Sri', role: 'operator', note: 'Lengkap' },
    ],
  });
  expect(text).toContain('2. 2026-11-20T03:00:00.000Z  submitted → verified  Sri (operator): Lengkap');
});

test('a number is found however it is typed; one that does not exist is told', async () => {
  const typed = number.toLowerCase().replaceAll('-', ' ');
  expect((await runJson(office, requestShow, { argument: typed })).json).toMatchObject({ number });
  await expect(runJson(office, requestShow, { argument: 'TD-2026-NONE' })).rejects.toThrow(
    /no request TD-2026-NONE/,
  );
});

test('requests are listed by urgency, by state and by unit, without personal data', async () => {
  const urgent = await addRequest(office.db, {
    state: 'verified',
    unit: 'aptika',
    promisedOn: new Date('2026-11-25'),
  });
  await event(urgent, { to: 'verified' });
  const numbers = async (options: object) =>
    (
      await runJson<{ requests: { number: string }[] }>(office, requestList, { ...options })
    ).json.requests.map((r) => r.number);
  expect((await numbers({})).at(-1)).toBe(number);
  expect(await numbers({ state: 'verified', unit: 'ikp' })).toEqual([number]);
  expect(await numbers({ state: 'Terverifikasi', take: '1' })).not.toEqual([number]);
  expect(await numbers({ state: 'completed' })).toEqual([]);
  await expect(numbers({ state: 'gone' })).rejects.toThrow(/--state takes one of submitted/);
  await expect(numbers({ take: 'many' })).rejects.toThrow(/--take/);
  expect(JSON.stringify((await runJson(office, requestList)).json)).not.toMatch(/Siti|6171/);
});

test('a list that shows less than there is says how many there are', async () => {
  const all = await runJson<{ requests: object[]; total: number; more: boolean }>(office, requestList);
  const { total } = all.json;
  expect(all.json).toMatchObject({ total: all.json.requests.length, more: false });
  expect(all.text).not.toContain('--take');
  const short = await runJson(office, requestList, { take: '1' });
  expect(short.json).toMatchObject({ total, more: true });
  expect(short.text).toMatch(new RegExp(`\\n1 of ${total}; --take ${total} shows all\\.$`));
  const ofUnit = await runJson(office, requestList, { take: '1', unit: 'ikp' });
  expect(ofUnit.json).toMatchObject({ total: 1, more: false });
});

type Audit = {
  ok: boolean;
  requests: number;
  events: number;
  broken: { number: string; seq: number; because: string }[];
};

const tampered = async (sql: string): Promise<Audit & { text: string; exit: false | undefined }> => {
  const client = await office.db.pool.connect();
  await client.query(
    'ALTER TABLE request_event DISABLE TRIGGER request_event_append_only, DISABLE TRIGGER request_event_sealed_only',
  );
  try {
    await client.query('CREATE TEMP TABLE saved AS SELECT * FROM request_event');
    await client.query(sql, [id]);
    const { json, text, ok } = await runJson<Audit>(office, auditVerify);
    return { ...json, text, exit: ok };
  } finally {
    await client.query(
      'DELETE FROM request_event; INSERT INTO request_event SELECT * FROM saved; DROP TABLE saved',
    );
    await client.query(
      'ALTER TABLE request_event ENABLE TRIGGER request_event_append_only, ENABLE TRIGGER request_event_sealed_only',
    );
    client.release();
  }
};

test('untouched chains hold', async () => {
  const { json, ok, text } = await runJson<Audit>(office, auditVerify);
  expect(json).toMatchObject({ ok: true, requests: 2, events: 3, seals: 0, unsealed: 3, broken: [] });
  expect(ok).toBeUndefined();
  expect(text).toBe('2 requests, 3 events, 0 seals, 3 events waiting for one: every chain holds.');
});

test.each([
  ['a changed note', `UPDATE request_event SET note = 'x' WHERE request_id = $1 AND seq = 2`, 2, /changed/],
  [
    'a changed time',
    `UPDATE request_event SET at = at + interval '1 ms' WHERE request_id = $1 AND seq = 1`,
    1,
    /changed/,
  ],
  [
    'a state nobody knows',
    `UPDATE request_event SET "to" = 'approved' WHERE request_id = $1 AND seq = 2`,
    2,
    /changed/,
  ],
  ['a first event removed', 'DELETE FROM request_event WHERE request_id = $1 AND seq = 1', 2, /missing/],
  [
    'a last event removed',
    'DELETE FROM request_event WHERE request_id = $1 AND seq = 2',
    1,
    /is verified, its history ends with submitted/,
  ],
  ['the whole history removed', 'DELETE FROM request_event WHERE request_id = $1', 0, /ends with nothing/],
])('the audit finds %s', async (_, sql, seq, because) => {
  const audit = await tampered(sql);
  expect(audit).toMatchObject({ ok: false, exit: false, broken: [{ number, seq }] });
  expect(audit.broken[0]?.because).toMatch(because);
  expect(audit.text).toContain(`First: ${number}, event ${seq}: `);
});
