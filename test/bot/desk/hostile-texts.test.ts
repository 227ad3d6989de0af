import { randomBytes, randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendEvent } from '../../../app/db/events.ts';
import { sealedPlaces } from '../../../app/places.ts';
import { cityDate } from '../../../domain/city-time.ts';
import { trackingNumber } from '../../../domain/tracking-number.ts';
import { sheetOf } from '../../../flows/features/desk/sheet.ts';
import { requestViews } from '../../../app/db/requests.ts';
import { sheetPdf } from '../../../worker/documents/sheet-pdf.ts';
import { openDeskPages, type DeskPages, type Session } from '../../support/desk-pages.ts';
import { hostileTexts, through } from '../../support/hostile-texts.ts';
import { aMoment } from '../../support/context.ts';
import { usualSettings } from '../../support/pontianak.ts';
import { addContact, addRequest } from '../../support/request-row.ts';

const texts = Object.entries(hostileTexts);
const numberOf = (): string => trackingNumber(2026, randomBytes(32));
const numbers = new Map(texts.map(([kind]) => [kind, numberOf()]));

/** What applicants write, and where each comes in. */
const doors = [
  ...['zznama', 'zzinstansi', 'zzisian', 'zzlama', 'zzberkas', 'zzpesan', 'zzlampiran', 'zzcatatan'],
  ...['zznilai', 'zzhasil'],
];

/** A request into which one text came through every door. */
const addHostile = async ({ db, vault, catalogue }: DeskPages, text: string, number: string) => {
  const [id, contactId] = [randomUUID(), await addContact(db)];
  const at = (door: string): string => through(text, door);
  await db.prisma.contact.update({ where: { id: contactId }, data: { name: at('zznama') } });
  const fields = catalogue.byCode.get('magang')?.fields ?? [];
  const written = fields.filter(({ type }) => type === 'text' || type === 'long_text');
  await addRequest(db, {
    ...{ id, number, contactId, service: 'magang', unit: 'aptika', state: 'submitted' },
    applicant: { name: at('zznama'), phone: null, institution: at('zzinstansi'), email: null },
    answers: Object.fromEntries(written.map(({ key }) => [key, at('zzisian')])),
    completion: {
      at: aMoment.toISOString(),
      items: written.slice(0, 1).map(({ key }) => ({ item: key, because: 'x', before: at('zzlama') })),
    },
    ...{ agendaYear: 2026, agendaNumber: number, agendaNo: Math.floor(Math.random() * 1e9) },
    ...{ agendaOn: new Date('2026-11-20'), rating: 2, completedOn: new Date('2026-11-22') },
    outcome: at('zzhasil'),
  });
  await db.prisma.requestRating.create({
    data: {
      ...{ requestId: id, round: 1, stars: 2, at: aMoment },
      comment: vault.seal(at('zznilai'), sealedPlaces.ratingComment(id)),
    },
  });
  await db.prisma.requestLetter.create({
    data: {
      ...{ requestId: id, key: 'surat_pengantar', position: 0, name: at('zzberkas'), bytes: 9, pages: 1 },
      ...{ mime: 'application/pdf', sha256: randomBytes(32).toString('hex') },
    },
  });
  await db.prisma.requestMessage.create({
    data: {
      ...{ requestId: id, sender: 'applicant', body: vault.seal(at('zzpesan')), createdAt: aMoment },
      ...{ sha256: randomBytes(32).toString('hex'), name: at('zzlampiran'), bytes: 9, mime: 'image/png' },
    },
  });
  await appendEvent(db.pool, {
    ...{ requestId: id, action: 'withdraw', from: 'submitted', to: 'submitted', actor: contactId },
    ...{ role: 'applicant', at: aMoment.toISOString(), note: at('zzcatatan') },
  });
};

let desk: DeskPages;
let operator: Session;
let administrator: Session;
let head: Session;
beforeAll(async () => {
  desk = await openDeskPages();
  for (const [kind, text] of texts) await addHostile(desk, text, numbers.get(kind) ?? '');
  operator = await desk.enter({ role: 'operator', unit: 'sekretariat', name: 'Sari' });
  administrator = await desk.enter({ role: 'administrator', unit: 'sekretariat', name: 'Ani' });
  head = await desk.enter({ role: 'head', unit: 'sekretariat', name: 'Ibu Kepala' });
});
afterAll(() => desk.close());

type Tag = { name: string; attributes: [string, string][] };

/** The tags of a page, read as a browser reads them: a quoted value holds anything but its quote. */
const tagsOf = (page: string): Tag[] =>
  [...page.matchAll(/<(\/?[a-z][a-z0-9]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, name = '', rest = '']) => ({
      name: name.toLowerCase(),
      attributes: [...rest.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)].map(
        ([, key = '', value = '']): [string, string] => [key.toLowerCase(), value],
      ),
    }),
  );

const addresses = ['href', 'src', 'action', 'formaction', 'srcset', 'poster', 'data'];
const ours = /^(?:#isi$|\/meja(?:$|[/?]))/;

/** What a page does that only words of somebody else can have brought about. */
const wrongIn = (page: string): string[] => {
  const all = tagsOf(page);
  const signs = page.replace(/<!doctype html>/i, '').split('<').length - 1;
  return [
    // A sign that begins no tag of ours stands there unescaped.
    ...(signs === all.length ? [] : [`${signs - all.length} signs that begin no tag`]),
    ...all.flatMap(({ name, attributes }) => [
      ...(/^\/?(?:svg|math|iframe|base|style|object|embed|img|b|mtext)$/.test(name) ? [`<${name}>`] : []),
      ...(name === 'script' && !/^\/meja\/cepat-/.test(attributes.find(([key]) => key === 'src')?.[1] ?? '')
        ? ['<script>']
        : []),
      ...attributes.flatMap(([key, value]) => [
        ...(key.startsWith('on') || ['style', 'srcdoc', 'http-equiv'].includes(key) ? [key] : []),
        // Ours stand where the page goes on, which no key reaches by itself.
        ...(key === 'autofocus' && !attributes.some(([other, at]) => other === 'tabindex' && at === '-1')
          ? [key]
          : []),
        ...(addresses.includes(key) && !ours.test(value.replaceAll('&amp;', '&')) ? [`${key}=${value}`] : []),
      ]),
    ]),
    ...[...page.matchAll(/<strong>[^<]*(?:zz|disetujui|evil)[^<]*<\/strong>/g)].map(([found]) => found),
  ];
};

test.each(texts.filter(([, text]) => /<[a-z/!?]/.test(text)))(
  '%s would be seen if it were no words',
  (_, text) => {
    expect(wrongIn(`<p>${text}</p>`)).not.toEqual([]);
  },
);

const shown = new Set<string>();
const look = async (session: Session, path: string): Promise<void> => {
  const { statusCode, body } = await session.get(path);
  expect([path, statusCode]).toEqual([path, 200]);
  expect([path, wrongIn(body)]).toEqual([path, []]);
  for (const door of doors) if (body.includes(door)) shown.add(door);
};

const pageOf = (number: string, more = ''): string => `/meja/permohonan/${number}${more}`;

describe.each(texts)('%s that an applicant wrote is words', (kind) => {
  const number = (): string => numbers.get(kind) ?? '';

  test.each(['', '/lembar', '/periksa', '/verify', '/request_completion', '/tulis', '/tanda-terima'])(
    'on a request’s page %s',
    (more) => look(operator, pageOf(number(), more)),
  );

  test('and on the sheet that is printed', async () => {
    const [request] = await requestViews(desk.db, desk.vault, { number: number() });
    const service = desk.catalogue.byCode.get('magang');
    if (!request || !service) throw new Error('No request');
    const sheet = sheetOf(request, service, {
      letterhead: usualSettings.letterhead,
      units: desk.catalogue.city.units,
      dateOf: (instant) => cityDate(new Date(instant), 'Asia/Pontianak'),
    });
    const pdf = await getDocumentProxy(Uint8Array.from(await sheetPdf(sheet)));
    const annotations = await Promise.all(
      Array.from({ length: pdf.numPages }, async (_, at) => (await pdf.getPage(at + 1)).getAnnotations()),
    );
    expect(annotations.flat()).toEqual([]);
    expect([await pdf.getJSActions(), await pdf.getAttachments()]).toEqual([null, null]);
    const { text } = await extractText(pdf, { mergePages: true });
    expect(text).toContain('zzisian');
    expect(text).not.toMatch(/https?:\/\/|evil\.com/);
  });
});

test.each<[string, () => Session, string[]]>([
  ['lists', () => operator, ['/meja', '/meja?urut=-sejak', '/meja?cari=zznama', '/meja/ruangan']],
  ['the head’s cards', () => head, ['/meja/kepala']],
  ['the agenda', () => administrator, ['/meja/agenda?tahun=2026']],
  ['supervision', () => administrator, ['/meja/pengawasan']],
  ['the history', () => administrator, ['/meja/riwayat']],
])('all of them are words in %s', async (_, session, paths) => {
  if (paths.includes('/meja/kepala'))
    await desk.db.prisma.request.updateMany({ data: { state: 'registered' } });
  if (paths.includes('/meja/pengawasan'))
    await desk.db.prisma.request.updateMany({ data: { state: 'completed' } });
  for (const path of paths) await look(session(), path);
});

test.each<[string, () => Session]>([
  ['/meja/masuk.csv?keadaan=completed', () => operator],
  ['/meja/agenda.csv?tahun=2026', () => administrator],
  ['/meja/riwayat.csv', () => administrator],
])('in %s every cell is text', async (path, session) => {
  const { body } = await session().get(path);
  const rows = parse(body, { bom: true }) as string[][];
  const cells = rows.flat();
  expect(cells.some((cell) => cell.includes('zz'))).toBe(true);
  // None ends its row or begins one of its own.
  expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  expect(cells.filter((cell) => /^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]/u.test(cell) && cell.length > 1)).toEqual(
    [],
  );
});

test('every door’s words were seen on some page', () => {
  expect(doors.filter((door) => !shown.has(door))).toEqual([]);
});
