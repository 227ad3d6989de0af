import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { office } from '../../../app/report/beside-figures.ts';
import { makeReport, type MadeReport } from '../../../app/report/make-report.ts';
import { reportTexts } from '../../../flows/pages/report.ts';
import { figureDefinitions, figureKeys } from '../../../domain/figures/definitions.ts';
import { catalogueWith, city, usualSettings } from '../../support/pontianak.ts';
import { addLives, lives } from '../../support/random-lives.ts';
import { expectToOpen } from '../../support/report-opens.ts';
import { addContact } from '../../support/request-row.ts';
import { openTestDatabase } from '../../support/test-database.ts';

const db = await openTestDatabase();
afterAll(() => db.close());

const tz = 'Asia/Pontianak';
const now = new Date('2027-01-04T01:00:00Z');
const year = { from: '2026-01-01', to: '2026-12-31' };
let made: MadeReport;
let text: string;

beforeAll(async () => {
  const start = Date.parse('2026-01-10T00:00:00Z');
  const [all = []] = fc.sample(lives(start, tz, 300, { least: 300, days: 330 }), { numRuns: 1, seed: 15 });
  await addLives(db, await addContact(db), all);
  const { letterhead } = usualSettings;
  made = await makeReport({ db, catalogue: catalogueWith([]), letterhead, tz, now }, year);
  ({ text } = await extractText(await getDocumentProxy(new Uint8Array(await made.pdf())), {
    mergePages: true,
  }));
});

test('every count of the year’s report opens the requests it counts, in all, by service, unit and channel', async () => {
  expect(made.report.figures.total.received).toBeGreaterThan(200);
  await expectToOpen(db, made.report.figures, { ...year, now, tz, holidays: city.holidays });
});

test('how often a person was asked for is read beside the messages written', () => {
  const rowsOf = (questions: number, messages: number) =>
    office({ ...made.report, office: { questions, messages, undelivered: 0 } }).blocks.flatMap((block) =>
      'table' in block ? block.table.rows.map(([label, value]) => `${label ?? ''}: ${value ?? ''}`) : [],
    );
  expect(rowsOf(12, 4800)).toContain('Diteruskan kepada petugas, per 1.000 pesan: 2,5');
  expect(rowsOf(0, 0)).toContain('Diteruskan kepada petugas, per 1.000 pesan: –');
});

test('the months add up to the year', () => {
  const { months, figures } = made.report;
  expect(months.map(({ month }) => month)).toEqual(
    Array.from({ length: 12 }, (_, n) => `2026-${String(n + 1).padStart(2, '0')}`),
  );
  for (const key of [
    'received',
    'decided',
    'completed',
    'rejected',
    'withdrawn',
    'reopened',
    'ratings',
  ] as const)
    expect(months.reduce((sum, { total }) => sum + total[key], 0)).toBe(figures.total[key]);
});

test('the PDF is tagged, in Indonesian, with contents, alternatives to its charts, every figure and every definition', async () => {
  const bytes = await made.pdf();
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  expect((await pdf.getMetadata()).info).toMatchObject({
    Title: 'Laporan tahunan layanan, tahun 2026',
    Language: 'id-ID',
  });
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  expect((await pdf.getOutline()).map(({ title }: { title: string }) => title)).toEqual(
    made.sections.map(({ title }) => title),
  );
  const seen = text.replaceAll(/\s+/g, ' ');
  for (const { title } of made.sections) expect(seen).toContain(title);
  for (const key of figureKeys) {
    const { label, sentence } = figureDefinitions[key];
    expect(seen).toContain(`${label} ${reportTexts.shown(key, made.report.figures.total)}`);
    expect(seen).toContain(sentence);
  }
  const alternatives: string[] = [];
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const walk = (node: { alt?: string; children?: unknown[] }): void => {
      if (node.alt !== undefined) alternatives.push(node.alt);
      for (const child of node.children ?? []) walk(child as typeof node);
    };
    walk((await (await pdf.getPage(page)).getStructTree()) as object);
  }
  expect(alternatives).toHaveLength(
    made.sections.flatMap(({ blocks }) => blocks).filter((block) => 'chart' in block).length,
  );
  expect(alternatives.join(' ')).toContain('Januari 2026');
});

test('the contents say on which page each part begins', async () => {
  const pdf = await getDocumentProxy(new Uint8Array(await made.pdf()));
  const { text: pages } = await extractText(pdf);
  const first = (pages[0] ?? '').replaceAll(/\s+/g, ' ');
  for (const { title, dest } of (await pdf.getOutline()) as { title: string; dest: object[] }[]) {
    const on = (await pdf.getPageIndex(dest[0] as never)) + 1;
    expect(first).toContain(`${title} ${on} `);
  }
});

test('nobody’s name is in the report, however it is written', async () => {
  const sheets = JSON.stringify(await readSheet(await made.xlsx()));
  for (const written of [text, made.csv, JSON.stringify(made.json), sheets]) {
    expect(written.length).toBeGreaterThan(500);
    expect(written).not.toMatch(/\bAni\b|TD-/);
  }
});

test('the workbook holds what the tables hold, as numbers', async () => {
  const rows = await readSheet(await made.xlsx());
  expect(rows[0]).toEqual(['Ukuran', 'Periode ini', 'Sebelumnya', 'Selisih']);
  expect(rows[1]).toEqual([
    'Masuk',
    made.report.figures.total.received,
    0,
    made.report.figures.total.received,
  ]);
});
