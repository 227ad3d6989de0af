import { expect, test } from 'vitest';
import { cityFolder } from '../../app/city/city-folder.ts';
import { heardOf, requestIn, serviceIn } from '../support/office.ts';
import { fileService } from '../support/file-service.ts';
import { openTestHouse } from '../support/house.ts';
import { openPhone } from '../support/phone.ts';

/** What only the usual city says. Who files lives there, and may say so. */
const ofUsual = /pontianak|126\/2022|pontive|aptika|sutoyo|733041/i;
const own = 'Jl. Gajah Mada 10, Pontianak';

test.each(['jambi', 'singkawang', 'prabumulih'])(
  '%s runs: a request is filed and reaches its operators, and no message, page or line of the log names the usual city',
  async (name) => {
    await using house = await openTestHouse({ city: cityFolder(name) });
    expect(house.tz).toBe('Asia/Jakarta');
    const warga = openPhone(house.url, 'whatsapp', '6281200000001');
    const operator = openPhone(house.url, 'telegram', '700101');
    const { number } = await fileService(warga, serviceIn(house, 'pengaduan'));
    await heardOf(operator, 'Permohonan baru', number);
    expect(await requestIn(house, number)).toMatchObject({ service: 'pengaduan', state: 'submitted' });
    const pages = await Promise.all(
      ['/simulator', '/meja', '/readyz'].map(async (path) => (await fetch(`${house.url}${path}`)).text()),
    );
    const shown = [...warga.all, ...operator.all].map((message) => JSON.stringify(message));
    const said = [...shown, ...pages, ...house.logged].map((text) => text.replaceAll(own, ''));
    expect(said.length).toBeGreaterThan(10);
    expect(said.filter((text) => ofUsual.test(text))).toEqual([]);
  },
);
