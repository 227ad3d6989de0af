import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { indexAll, indexSome } from '../../../app/db/search-index.ts';
import { openSearchKeys } from '../../../app/search-keys.ts';
import { openDeskPages, type DeskPages, type Session } from '../../support/desk-pages.ts';
import { addRequest } from '../../support/request-row.ts';

let desk: DeskPages;
let member: Session;
beforeAll(async () => {
  desk = await openDeskPages();
  member = await desk.enter({ unit: 'aptika' });
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.db.prisma.request.deleteMany();
});

const numbersOf = (body: string): string[] => [...new Set(body.match(/TD-\d{4}-[A-Z0-9]{8}/g))];
const found = async (asked: string, by = member, more = ''): Promise<string[]> =>
  numbersOf((await by.get(`/meja?cari=${encodeURIComponent(asked)}${more}`)).body);

const applicant = (changes: object) => ({
  ...{ name: 'Budi', phone: null, institution: null, email: null, ...changes },
});
const number = (code: string): string => `TD-2026-${code.padEnd(8, '2')}`;

const needs = () => ({ ...desk, keys: openSearchKeys(desk.vault) });

describe('what staff type finds the request', () => {
  beforeEach(async () => {
    await addRequest(desk.db, {
      number: number('AAAA'),
      service: 'magang',
      applicant: applicant({
        name: 'Nur Aini, S.Kom',
        phone: '+6281345678901',
        institution: 'SMKN 4 Pontianak',
      }),
      answers: { jurusan: 'Rekayasa perangkat lunak' },
      agendaYear: 2026,
      agendaNumber: '470/12/DISKOMINFO/XI/2026',
    });
    await addRequest(desk.db, { number: number('BBBB'), applicant: applicant({ name: 'Budi Santoso' }) });
  });

  test.each([
    ['a name', 'aini'],
    ['a name’s beginning in capitals', 'AIN'],
    ['two words in any order', 'aini nur'],
    ['an institution', 'smkn 4'],
    ['a subject', 'perangkat lunak'],
    ['a number', 'TD-2026-AAAA2222'],
    ['the end of a number', 'aa2222'],
    ['an agenda number', '470/12'],
    ['a phone as people write it', '0813-4567-8901'],
    ['a phone’s last digits', '678901'],
  ])('by %s', async (_, asked) => {
    expect(await found(asked)).toEqual([number('AAAA')]);
  });

  test.each([
    ['what nobody has', 'zulkifli'],
    ['words of two requests', 'aini santoso'],
    ['pieces in another order', 'ainaini'],
    ['a sign', '%'],
    ['quotes and backslashes', `' OR 1=1 --\\`],
  ])('and by %s nothing', async (_, asked) => {
    expect(await found(asked)).toEqual([]);
  });

  test('together with state and service', async () => {
    expect(await found('2026', member, '&layanan=magang')).toEqual([number('AAAA')]);
    expect(await found('2026', member, '&keadaan=completed')).toEqual([]);
  });

  test('that is theirs to see, also what their unit is named beside', async () => {
    const other = await desk.enter({ unit: 'ikp', name: 'Dewi' });
    expect(await found('aini', other)).toEqual([]);
    expect(await found('aini', await desk.enter({ unit: 'sekretariat', name: 'Ani' }))).toHaveLength(1);
    await desk.db.prisma.request.updateMany({
      where: { number: number('AAAA') },
      data: { state: 'disposed', supportingUnits: ['ikp'] },
    });
    expect(await found('aini', other)).toEqual([number('AAAA')]);
  });

  test('also after it was changed, and not by what it was before', async () => {
    expect(await found('santoso')).toEqual([number('BBBB')]);
    await desk.db.prisma.request.updateMany({
      where: { number: number('BBBB') },
      data: { applicant: applicant({ name: 'Budi Hartono' }) },
    });
    expect(await found('hartono')).toEqual([number('BBBB')]);
    expect(await found('santoso')).toEqual([]);
  });
});

test('who asked not to be named is not found by name or phone', async () => {
  await addRequest(desk.db, {
    number: number('CCCC'),
    service: 'pengaduan',
    applicant: applicant({ name: 'Rahasia Sekali', phone: '+6281399990000' }),
    answers: { sembunyikan_identitas: true, uraian: 'Lampu jalan padam' },
  });
  for (const asked of ['rahasia', '0813-9999-0000']) expect(await found(asked)).toEqual([]);
  expect(await found('lampu padam')).toEqual([number('CCCC')]);
});

test('pages go on where the last one ended, and each request is on one of them', async () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 1, minute));
  const made = Array.from({ length: 90 }, (_, minute) =>
    number(`P${String.fromCharCode(65 + (minute % 26))}${minute}`),
  );
  for (const [minute, one] of made.entries())
    await addRequest(desk.db, {
      number: one,
      // Of two at the same instant none may be lost between pages.
      submittedAt: at(Math.floor(minute / 2)),
      applicant: applicant({ name: 'Siti Aminah' }),
    });
  await indexAll(needs());
  const shown: string[] = [];
  for (let next: string | undefined = '/meja?cari=siti'; next !== undefined;) {
    const { body }: { body: string } = await member.get(next);
    shown.push(...numbersOf(body));
    next = /href="([^"]+)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
  }
  expect(shown).toHaveLength(90);
  expect(new Set(shown)).toEqual(new Set(made));
});

test('old requests are taken up some at a time, from where the last run ended', async () => {
  for (const code of ['DDDD', 'EEEE', 'FFFF']) await addRequest(desk.db, { number: number(code) });
  expect(await indexSome(needs(), 2)).toBe(2);
  expect(await desk.db.prisma.requestToIndex.count()).toBe(1);
  expect(await indexAll(needs())).toBe(1);
  expect(await indexAll(needs())).toBe(0);
  expect(await desk.db.prisma.requestSearch.count()).toBe(3);
});

test('the table says nothing to whoever has not the key', async () => {
  await addRequest(desk.db, { number: number('GGGG') });
  await indexAll(needs());
  const [one] = await desk.db.prisma.requestSearch.findMany();
  const grams = ['bud', 'udi', '^bu'];
  expect(one?.grams).toEqual(expect.arrayContaining(openSearchKeys(desk.vault)(grams)));
  const other = openSearchKeys({ key: (text) => desk.vault.key(`${text} `) })(grams);
  expect(one?.grams.filter((key) => other.includes(key))).toEqual([]);
});
