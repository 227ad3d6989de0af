import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { keepSurvey, surveyAbout, surveyResults } from '../../../app/db/surveys.ts';
import { inTransaction } from '../../../app/db/transaction.ts';
import { addContact, addRequest } from '../../support/request-row.ts';
import { openTestDatabase } from '../../support/test-database.ts';

const db = await openTestDatabase();
afterAll(() => db.close());

const tz = 'Asia/Pontianak';
const at = (day: string): Date => new Date(`${day}T03:00:00Z`);
const marks = [4, 3, 3, 4, 2, 3, 4, 3, 1];
const year = { from: '2026-01-01', to: '2026-12-31' };

test('a person answers once in a quarter, also when the same is sent twice in one moment, and only of what has ended', async () => {
  const contactId = await addContact(db);
  const open = await addRequest(db, { contactId, state: 'registered', since: at('2026-05-03') });
  expect(await surveyAbout(db, contactId, { now: at('2026-05-04'), tz })).toBeNull();
  const requestId = await addRequest(db, {
    contactId,
    state: 'completed',
    service: 'vicon',
    since: at('2026-05-02'),
  });
  const give = (day: string, of = requestId, whose = contactId) =>
    inTransaction(db, (tx) =>
      keepSurvey(tx, { requestId: of, marks }, { contactId: whose, now: at(day), tz }),
    );
  const count = async () => (await surveyResults(db, year))[0]?.respondents ?? 0;

  expect(await surveyAbout(db, contactId, { now: at('2026-05-04'), tz })).toEqual({
    ...{ requestId, service: 'vicon', answered: false },
  });
  await give('2026-05-04', open);
  await give('2026-05-04', requestId, await addContact(db));
  await give('2026-05-04', randomUUID());
  expect(await count()).toBe(0);
  await Promise.all([give('2026-05-04'), give('2026-05-04')]);
  await give('2026-06-30');
  expect(await count()).toBe(1);
  expect(await surveyAbout(db, contactId, { now: at('2026-06-30'), tz })).toMatchObject({ answered: true });
  expect(await surveyAbout(db, contactId, { now: at('2026-07-01'), tz })).toMatchObject({ answered: false });
  expect(await surveyAbout(db, contactId, { now: at('2026-09-01'), tz })).toBeNull();
  await give('2026-07-01');
  expect(await count()).toBe(2);
});

test('what was answered is of a service, and of nobody', async () => {
  const [all, ofService] = await surveyResults(db, year);
  expect(all).toEqual({ service: null, respondents: 2, means: marks });
  expect(ofService).toEqual({ service: 'vicon', respondents: 2, means: marks });
  const { rows } = await db.pool.query('SELECT * FROM survey_answer');
  expect(Object.keys(rows[0] as object).sort()).toEqual([
    'channel',
    'id',
    'marks',
    'on_day',
    'service',
    'unit',
  ]);
});
