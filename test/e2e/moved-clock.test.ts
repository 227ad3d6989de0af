import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { aComplaint, bringToReview, heardOf, openOffice, requestOfDraft } from '../support/office.ts';
import { openPhone } from '../support/phone.ts';
import { pdfBytes } from '../support/files.ts';
import { runTimedJobs } from '../support/timed-jobs.ts';

const ahead = 400 * 86_400_000;
let house: TestHouse & AsyncDisposable;
beforeAll(async () => {
  house = await openTestHouse({ clock: () => new Date(Date.now() + ahead) });
});
afterAll(() => house[Symbol.asyncDispose]());

/**
 * By the database's own clock, whatever clocks the processes have: when a delivery is first due, so that it is due at once, and how
 * long a process has a file to itself.
 */
const ofTheMachine = new Set(['delivery.next_attempt_at', 'inbox_message.opening_until']);

/** Columns of time in which a row says that it is today, on this machine. */
const saying = async (today: Date): Promise<string[]> => {
  const { rows } = await house.db.pool.query<{ table_name: string; column_name: string }>(
    `SELECT c.table_name, c.column_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type LIKE 'timestamp%'
       AND c.table_name <> '_prisma_migrations'`,
  );
  expect(rows.length).toBeGreaterThan(50);
  const found: string[] = [];
  for (const { table_name: table, column_name: column } of rows) {
    const day = `BETWEEN $1::timestamptz - interval '1 day' AND $1::timestamptz + interval '1 day'`;
    const { rowCount } = await house.db.pool.query(
      `SELECT 1 FROM "${table}" WHERE "${column}" ${day} LIMIT 1`,
      [today],
    );
    const name = `${table}.${column}`;
    if (rowCount && !ofTheMachine.has(name)) found.push(name);
  }
  return found;
};

test('all that is written down has the time of the process, not of the machine the database is on', async () => {
  const { warga, ikp, sekretariat } = openOffice(house.url);
  await warga.say('menu');
  const { draftId } = await bringToReview(house, warga, aComplaint);
  await warga.say('kirim');
  const { number } = await requestOfDraft(house, draftId);
  await heardOf(warga, '*diterima*', number);
  const alert = await heardOf(ikp, 'Permohonan baru', number);
  await ikp.choose(alert, 'Verifikasi');
  await sekretariat.say(`status ${number}`);
  // Files sent together wait for each other, and somebody writes for the first time.
  const stranger = openPhone(house.url, 'whatsapp', '6281500009999');
  for (const name of ['satu.pdf', 'dua.pdf'])
    await stranger.send({ file: { name, mime: 'application/pdf', base64: pdfBytes().toString('base64') } });
  await stranger.reply();
  await runTimedJobs(house);
  expect(await saying(new Date())).toEqual([]);
});
