import { expect, test } from 'vitest';
import { cityFolder, cityNames } from '../../app/city/city-folder.ts';
import { openDeskBrowser } from '../support/desk-browser.ts';
import { fileService } from '../support/file-service.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { heardOf, openOffice, requestIn, serviceIn } from '../support/office.ts';
import type { Phone, Shown } from '../support/phone.ts';
import { readPhone, readThrough } from '../support/read-through.ts';
import { namingOthers } from '../support/words-of-cities.ts';

type Office = ReturnType<typeof openOffice>;

/** A request as its number brings it up, with what can be done. */
const opened = async (phone: Phone, number: string): Promise<Shown> => {
  await phone.news();
  await phone.send({ text: number });
  return phone.until(({ options }) => options.length > 0, `what can be done with ${number}`);
};

/** A request from the form to its outcome, each step in the chat of who takes it. */
const wholeLife = async (house: TestHouse, office: Office): Promise<string> => {
  const { warga, sekretariat: operator, arsiparis, kepala } = office;
  const { number } = await fileService(warga, serviceIn(house, 'pengaduan'), 1, {
    // Nobody's own words may be taken for the product's.
    answers: { 'Alamat/instansi': 'Jl. Gajah Mada 10' },
    file: (key) => key,
  });
  await operator.choose(await heardOf(operator, 'Permohonan baru', number), 'Lihat berkas');
  await heardOf(operator, 'berkas terkirim', number);
  await operator.choose(await opened(operator, number), 'Verifikasi');
  await arsiparis.choose(await heardOf(arsiparis, 'Menunggu agenda', number), 'Catat agenda');
  await arsiparis.say('045/2026');
  let shown = await kepala.choose(await heardOf(kepala, 'Menunggu disposisi', number), 'Disposisi');
  // Whether there is a unit to choose is the city's.
  if (!shown.options.some(({ label }) => label === 'Tindak lanjuti')) shown = await kepala.choose(shown, /./);
  await kepala.choose(await kepala.choose(shown, 'Tindak lanjuti'), 'Kirim');
  await heardOf(warga, 'didisposisikan', number);
  shown = await operator.choose(await opened(operator, number), 'Tindak lanjut');
  shown = await operator.choose(await operator.say('Teknisi datang besok pukul 09.00.'), 'Kirim');
  await operator.choose(shown, 'Selesaikan');
  await operator.choose(await operator.say('Sudah diperbaiki.'), 'Kirim');
  await heardOf(warga, 'Sudah diperbaiki.', number);
  return number;
};

/** Everything that stands at the desk for its members, and on the pages for everybody. */
const readDesk = async (house: TestHouse, office: Office, number: string): Promise<Map<string, string>> => {
  const read = await readThrough(house.url, new Map(), [
    '/manual',
    '/kinerja',
    '/simulator',
    '/readyz',
    '/metrics',
    '/meja',
    '/aman/x',
    '/calendar/x.ics',
  ]);
  for (const who of ['administrator', 'kepala', 'sekretariat', 'arsiparis'] as const) {
    const desk = openDeskBrowser(house.url);
    await desk.enter(office[who]);
    const begins = ['/meja', `/meja/permohonan/${number}`, `/meja/permohonan/${number}/tanda-terima`];
    for (const [path, text] of await readThrough(house.url, desk.jar, begins, read)) read.set(path, text);
  }
  return read;
};

test.each(cityNames().filter((name) => name !== 'pontianak'))(
  '%s runs: a request goes to its outcome, and no message, file, page of the desk, printed sheet or line of the log says a word of another city',
  async (name) => {
    await using house = await openTestHouse({ city: cityFolder(name) });
    const office = openOffice(house.url);
    const number = await wholeLife(house, office);
    expect(await requestIn(house, number)).toMatchObject({ service: 'pengaduan', state: 'completed' });
    const pages = await readDesk(house, office, number);
    await Promise.all(Object.values(office).map((phone) => phone.news()));
    const told = await Promise.all(
      Object.entries(office).map(([who, { all }]) => readPhone(house.url, { who, all })),
    );
    const all = [
      ...told.flat(),
      ...[...pages].map(([url, text]) => ({ url, text })),
      ...house.logged.map((text) => ({ url: 'log', text })),
    ];
    expect(
      all.flatMap(({ url, text }) => namingOthers(name, [text]).map((word) => `${url}: ${word}`)),
    ).toEqual([]);
  },
);
