import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, expect, test } from 'vitest';
import { cityDate } from '../../../domain/city-time.ts';
import { readCatalogue } from '../../../app/catalogue.ts';
import { sheetOf } from '../../../flows/features/desk/sheet.ts';
import { ownWording, wordAlways } from '../../../flows/kernel/wording.ts';
import { openSandbox } from '../../../app/sandbox/sandbox.ts';
import { print } from '../../../worker/documents/print.ts';
import { sheetPdf } from '../../../worker/documents/sheet-pdf.ts';
import { aRequest } from '../../support/context.ts';
import * as made from '../../support/files.ts';
import { unitName } from '../../../domain/unit.ts';
import { pontianak, usualSettings } from '../../support/pontianak.ts';

const catalogue = await readCatalogue(pontianak, '2026-11-23');
const { units } = catalogue.city;
const dateOf = (instant: string): string => cityDate(new Date(instant), 'Asia/Pontianak');
const { letterhead } = usualSettings;
const sandbox = openSandbox();
afterAll(() => sandbox.close());
const nik = '6171010101900001';

const read = async (bytes: Uint8Array) => {
  const { totalPages, text } = await extractText(await getDocumentProxy(Uint8Array.from(bytes)), {
    mergePages: true,
  });
  return { pages: totalPages, text: text.replace(/\s+/g, ' ') };
};

const requestFor = (service: (typeof catalogue.services)[number]) =>
  aRequest({
    service: service.code,
    unit: service.unit,
    agendaNumber: `12/${service.code}/DISKOMINFO/XI/2026`,
    answers: Object.fromEntries(
      service.fields.map((field) => [
        field.key,
        field.type === 'nik' ? nik : `${field.label} ${'isian yang wajar panjangnya '.repeat(2)}`,
      ]),
    ),
    letters: service.letters.map(({ key }, index) => ({
      key,
      sha256: String(index).repeat(64),
      name: `${key}.pdf`,
      mime: 'application/pdf',
      bytes: 1000,
      pages: 2,
    })),
  });

test.each(catalogue.services)(
  'the sheet of an ordinary $code is one page that holds everything',
  async (service) => {
    const request = requestFor(service);
    const { pages, text } = await read(
      await sheetPdf(sheetOf(request, service, { letterhead, units, dateOf })),
    );
    expect(pages).toBe(1);
    for (const { label } of service.fields) expect(text).toContain(label);
    for (const letter of service.letters) expect(text).toContain(letter.label);
    for (const named of [request.number, service.title, letterhead.lines[1], 'Diteruskan kepada'])
      expect(text).toContain(named);
    expect(text).not.toContain(nik);
  },
);

const service = catalogue.byCode.get('magang');
if (!service) throw new Error('No magang');

const decided = aRequest({
  state: 'disposed',
  unit: 'aptika',
  supporting: ['ikp'],
  dueOn: '2026-11-27',
  disposition: {
    instruction: 'Tindak lanjuti',
    actor: 'Ir. Kepala',
    role: 'head',
    at: '2026-11-24T02:00:00.000Z',
  },
});

test('an emblem stands beside the letterhead, and the sheet is no longer for it', async () => {
  const emblem = `data:image/png;base64,${made.pngBytes().toString('base64')}`;
  const [plain, adorned] = await Promise.all(
    [null, emblem].map((shown) =>
      sheetPdf(sheetOf(decided, service, { letterhead, emblem: shown, units, dateOf })),
    ),
  );
  const isDrawn = (bytes: Uint8Array | undefined): boolean =>
    Buffer.from(bytes ?? []).includes('/Subtype /Image');
  expect([isDrawn(plain), isDrawn(adorned)]).toEqual([false, true]);
  expect((await read(adorned ?? new Uint8Array())).pages).toBe(1);
});

test('a decision stands on the sheet as it was made', async () => {
  const sheet = sheetOf(decided, service, { letterhead, units, dateOf });
  expect(sheet.units.filter(({ marked }) => marked).map(({ name }) => name)).toEqual([
    unitName(units, 'ikp'),
    unitName(units, 'aptika'),
  ]);
  const { text } = await read(await sheetPdf(sheet));
  for (const words of ['Tindak lanjuti', 'Jumat, 27 November 2026', 'Ir. Kepala, Selasa, 24 November 2026'])
    expect(text).toContain(words);
});

test('a city’s own words are printed, though whoever draws the sheet knows no city', async () => {
  wordAlways(
    new Map([
      ['sheet.title', 'LEMBAR ARAHAN'],
      ['state.submitted.label', 'Sudah masuk'],
    ]),
  );
  const sheet = sheetOf(aRequest(), service, { letterhead, units, dateOf });
  wordAlways(ownWording);
  const { text } = await read(await sheetPdf(sheet));
  for (const words of ['LEMBAR ARAHAN', 'Sudah masuk']) expect(text).toContain(words);
  expect(text).not.toContain('LEMBAR DISPOSISI');
});

test('before a decision nothing of it is filled in', () => {
  const sheet = sheetOf(aRequest(), service, { letterhead, units, dateOf });
  expect(sheet.decision).toEqual([]);
  expect(sheet.units.some(({ marked }) => marked)).toBe(false);
});

test('a complaint that hides its author does not name them on paper', async () => {
  const hidden = aRequest({ answers: { sembunyikan_identitas: true } });
  const { text } = await read(await sheetPdf(sheetOf(hidden, service, { letterhead, units, dateOf })));
  expect(text).not.toContain('Rina');
  expect(text).not.toContain('Gajah Mada');
});

test('the bundle holds the sheet and every page of every letter, in order; what cannot be copied says so', async () => {
  const bytes = await print(sandbox, sheetOf(decided, service, { letterhead, units, dateOf }), [
    { label: 'Surat', mime: 'application/pdf', pages: 3, bytes: made.pdfBytes(3, 'Halaman') },
    { label: 'Foto', mime: 'image/jpeg', pages: null, bytes: made.jpgBytes() },
    {
      label: 'Berkas – “terlindung” 漢',
      mime: 'application/pdf',
      pages: 1,
      bytes: made.restrictedPdfBytes(),
    },
    { label: 'Hilang', mime: 'application/pdf', pages: 1, bytes: Buffer.alloc(0) },
    { label: 'Kurang', mime: 'application/pdf', pages: 4, bytes: made.pdfBytes(3, 'Lain') },
    { label: 'Gambar', mime: 'image/png', pages: null, bytes: made.pngBytes() },
  ]);
  const { pages, text } = await read(bytes);
  expect(pages).toBe(1 + 3 + 1 + 1 + 1 + 1 + 1);
  // Only the one that is not there and the one of which fewer pages are found than were counted.
  expect(text.match(/tidak dapat digabungkan/g)).toHaveLength(2);
  expect(text).toMatch(
    /LEMBAR DISPOSISI.*Halaman 1.*Halaman 2.*Halaman 3.*Foto.*Hilang.*tidak dapat digabungkan.*Kurang.*tidak dapat digabungkan.*Gambar/,
  );
});
