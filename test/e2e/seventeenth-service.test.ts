import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCatalogue } from '../../app/catalogue.ts';
import { requestViews } from '../../app/db/requests.ts';
import { cityDate } from '../../domain/city-time.ts';
import { describeCatalogue } from '../../flows/catalogue/describe-catalogue.ts';
import { fileService } from '../support/file-service.ts';
import { openTestHouse } from '../support/house.ts';
import { openPhone } from '../support/phone.ts';
import { pontianak } from '../support/pontianak.ts';

const seventeenth = `{
  code: 'podcast',
  order: 170,
  title: 'Peminjaman studio podcast',
  law: 'draf',
  audience: 'external',
  unit: 'ikp',
  promiseWorkingDays: 2,
  version: '2026-11',
  summary: 'Meminjam studio podcast untuk rekaman.',
  whoMay: 'Untuk komunitas dan pelajar.',
  product: 'Waktu rekaman di studio.',
  keywords: ['podcast'],
  sop: ['Anda mengisi formulir.', 'Operator memeriksa.', 'Bidang mengabari Anda.'],
  sopStatus: 'draft',
  fields: [
    { key: 'tema', type: 'text', label: 'Tema', help: 'Tema rekaman.', required: true, min: 3, max: 100, example: 'Sejarah Kapuas', invalidExamples: ['?'] },
    { key: 'orang', type: 'integer', label: 'Jumlah orang', help: 'Angka.', required: true, min: 1, max: 4, example: '3', invalidExamples: ['9'] },
    { key: 'tanggal', type: 'date', label: 'Tanggal', help: 'Hari rekaman.', required: true, from: { days: 1 }, example: '{workday+4}', invalidExamples: ['{day-1}'] },
  ],
  letters: [
    { key: 'naskah', label: 'Naskah', help: 'Naskah singkat.', required: true, max: 1, types: ['pdf'], signer: null },
  ],
}
`;

test('a seventeenth service is one more data file: it is listed, filed and stored with no other change', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'teman-services-'));
  await cp(pontianak, folder, { recursive: true });
  await writeFile(join(folder, 'services/podcast.yaml'), seventeenth);
  try {
    await using house = await openTestHouse({ city: folder });
    const { services } = describeCatalogue(house.catalogue, cityDate(new Date(), house.tz));
    const before = (await readCatalogue(pontianak, cityDate(new Date(), house.tz))).services;
    expect(services).toHaveLength(before.length + 1);
    const podcast = services.find(({ code }) => code === 'podcast');
    if (!podcast) throw new Error('The new service is not listed');

    const { number } = await fileService(openPhone(house.url, 'whatsapp', '6281200000001'), podcast);
    const [request] = await requestViews(house.db, house.vault, { number });
    expect(request).toMatchObject({
      service: 'podcast',
      unit: 'ikp',
      answers: { tema: 'Sejarah Kapuas', orang: 3 },
    });
    expect(request?.letters.map(({ key }) => key)).toEqual(['naskah']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
