import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { areSealsBound, bindAllSeals } from '../../../app/db/bind-seals.ts';
import { employeesOf } from '../../../app/db/employees.ts';
import type { Database } from '../../../app/db/open.ts';
import { requestViews } from '../../../app/db/requests.ts';
import { draftsBy } from '../../../app/db/drafts.ts';
import { sealedPlaces } from '../../../app/places.ts';
import { sealValue } from '../../../app/sealed-answers.ts';
import { openVault } from '../../../app/vault.ts';
import { addRequest } from '../../support/request-row.ts';
import { openTestDatabase } from '../../support/test-database.ts';

const key = Buffer.alloc(32, 5);
const vault = openVault(key);
let db: Database;
beforeEach(async () => {
  db = await openTestDatabase();
});
afterEach(() => db.close());

const niks = ['6171010101900001', '6171010101900002'];
const nip = '198503122010011004';

/** Two people, each with a request, a draft and a place in the register, as releases before had sealed them. */
const people = () =>
  Promise.all(
    niks.map(async (nik, n) => {
      const contact = await db.prisma.contact.create({ data: {} });
      const answers = { nik: sealValue(nik, vault), kampus: 'Untan', minat: ['a', 'b'] };
      const id = await addRequest(db, {
        contactId: contact.id,
        answers,
        applicant: {
          name: 'Budi',
          phone: null,
          institution: null,
          email: null,
          nip: sealValue(nip, vault),
        },
        completion: {
          at: new Date().toISOString(),
          items: [{ item: 'nik', because: 'x', before: sealValue(nik, vault) }],
        },
        ratingComment: vault.seal('Bagus'),
      });
      await db.prisma.requestLetter.create({
        data: {
          ...{ requestId: id, key: 'surat', position: 0, name: 'a.pdf', mime: 'application/pdf', bytes: 1 },
          ...{ sha256: 'a'.repeat(64), createdAt: new Date() },
          signer: { capacity: 'plt', name: 'Siti', nip: sealValue(nip, vault) },
        },
      });
      const draft = await db.prisma.draft.create({
        data: {
          ...{ id: randomUUID(), contactId: contact.id, service: 'tte', serviceVersion: '1', state: 'open' },
          ...{ answers, files: {}, skipped: [], only: [], expiresAt: new Date(Date.now() + 86_400_000) },
        },
      });
      const employee = await db.prisma.employee.create({
        data: {
          ...{ nip: vault.seal(nip), nipKey: `k${String(n)}`, name: 'Rina', position: 'Analis' },
          ...{ agency: 'Dinas', phone: `+62812000000${String(n)}` },
        },
      });
      return { requestId: id, draftId: draft.id, employeeId: employee.id };
    }),
  );

const opened = async (requestId: string, draftId: string, by = vault) => {
  const [request] = await requestViews(db, by, { id: requestId });
  const [draft] = await draftsBy(db, by, 'id', [draftId]);
  const register = await employeesOf(db, by, { phones: ['+628120000000', '+628120000001'] });
  return {
    nik: request?.answers['nik'],
    before: request?.completion?.items[0],
    applicant: request?.applicant.nip,
    signer: request?.letters[0]?.signer?.nip,
    comment: request?.ratingComment,
    draft: draft?.draft.answers['nik'],
    register: register.map((one) => one.nip),
  };
};

test('everything sealed before is bound where it stands, opens as before, and is refused anywhere else', async () => {
  const [one, other] = await people();
  if (!one || !other) throw new Error('Nobody is there');
  const before = await opened(one.requestId, one.draftId);
  expect(before).toMatchObject({
    nik: niks[0],
    applicant: nip,
    signer: nip,
    comment: 'Bagus',
    draft: niks[0],
  });

  expect(await bindAllSeals(db.pool, vault, new Date())).toBe(14);
  expect(await opened(one.requestId, one.draftId)).toEqual(before);
  expect(await areSealsBound(db.pool)).toBe(false);
  // A second run finds nothing: from now on nothing unbound is read.
  expect(await bindAllSeals(db.pool, vault, new Date())).toBe(0);
  expect(await areSealsBound(db.pool)).toBe(true);
  const strict = openVault(key, { allBound: () => true });
  expect(await opened(one.requestId, one.draftId, strict)).toEqual(before);

  const swap = (table: string, column: string, ids: [string, string]) =>
    db.pool.query(
      `UPDATE ${table} t SET ${column} = o.${column} FROM ${table} o
       WHERE t.id = ANY($1::uuid[]) AND o.id = ANY($1::uuid[]) AND t.id <> o.id`,
      [ids],
    );
  await swap('request', 'answers', [one.requestId, other.requestId]);
  await expect(requestViews(db, vault, { id: one.requestId })).rejects.toThrow(/moved/);
  await swap('request', 'answers', [one.requestId, other.requestId]);
  expect(await opened(one.requestId, one.draftId)).toEqual(before);
  await swap('draft', 'answers', [one.draftId, other.draftId]);
  await expect(draftsBy(db, vault, 'id', [one.draftId])).rejects.toThrow(/moved/);
  await swap('employee', 'nip', [one.employeeId, other.employeeId]);
  await expect(employeesOf(db, vault, { phones: ['+628120000000'] })).rejects.toThrow(/moved/);

  // What was sealed for anywhere, put back from an old copy, is no way round it.
  await db.prisma.employee.updateMany({ data: { nip: vault.seal(nip) } });
  await expect(employeesOf(db, strict, { phones: ['+628120000000'] })).rejects.toThrow(/bound to no place/);
});

test('a value that is written while it is bound stays as it was written', async () => {
  const [one] = await people();
  if (!one) throw new Error('Nobody is there');
  const answers = {
    nik: sealValue('6171010101900009', vault, `${sealedPlaces.draftAnswers(one.draftId)}.nik`),
  };
  const busy = {
    async query(sql: string, values: unknown[]) {
      if (sql.startsWith('UPDATE draft'))
        await db.prisma.draft.update({ where: { id: one.draftId }, data: { answers } });
      return db.pool.query(sql, values);
    },
  } as unknown as Database['pool'];
  await bindAllSeals(busy, vault, new Date());
  expect((await opened(one.requestId, one.draftId)).draft).toBe('6171010101900009');
});
