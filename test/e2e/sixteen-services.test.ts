import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestViews } from '../../app/db/requests.ts';
import { cityDate } from '../../domain/city-time.ts';
import { describeCatalogue } from '../../flows/catalogue/describe-catalogue.ts';
import { storedAnswer } from '../support/stored-answer.ts';
import { fileService, type CatalogueService } from '../support/file-service.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { openPhone } from '../support/phone.ts';
import { everythingStored } from '../support/everything-stored.ts';
import { pontianak } from '../support/pontianak.ts';
import { someOf } from '../support/storm.ts';

const codes = readdirSync(join(pontianak, 'services')).map((file) => file.replace('.yaml', ''));

/** The whole NIK of the examples, which no chat, row or log may hold in the clear. */
const nik = /(?<!\d)6171\d{12}(?!\d)/;

describe.each([
  { look: 'whatsapp' as const, chat: '6281200000011' },
  { look: 'telegram' as const, chat: '700001' },
])('over the simulator API, in the look of $look', ({ look, chat }) => {
  let house: TestHouse & AsyncDisposable;
  beforeAll(async () => {
    house = await openTestHouse();
  });
  afterAll(() => house[Symbol.asyncDispose]());

  const serviceOf = (code: string): CatalogueService => {
    const { services } = describeCatalogue(house.catalogue, cityDate(new Date(), house.tz));
    const found = services.find((service) => service.code === code);
    if (!found) throw new Error(`No service ${code}`);
    return found;
  };

  test.each(someOf(codes, 2))(
    '%s is filed with its examples, a wrong answer first, and stored as sent',
    async (code) => {
      const service = serviceOf(code);
      const filed = await fileService(openPhone(house.url, look, chat), service);

      const [request] = await requestViews(house.db, house.vault, { number: filed.number });
      expect(request).toMatchObject({ service: code, state: 'submitted' });
      const expected = service.fields
        .filter((field) => filed.answered.has(field.key))
        .map((field) => [field.key, storedAnswer(field)]);
      expect(request?.answers).toEqual(Object.fromEntries(expected));

      const sent = Object.entries(filed.files).flatMap(([key, files]) =>
        files.map((bytes) => ({ key, bytes })),
      );
      expect(request?.letters).toHaveLength(sent.length);
      for (const { key, bytes } of sent) {
        const letter = request?.letters.find((each) => each.key === key);
        expect(letter).toMatchObject({
          sha256: createHash('sha256').update(bytes).digest('hex'),
          bytes: bytes.length,
        });
        expect((await house.files.get(letter?.sha256 ?? ''))?.equals(bytes)).toBe(true);
      }
      const agencyLetter = request?.letters.find(
        (each) => each.key.startsWith('surat_') && service.audience === 'internal',
      );
      if (service.audience === 'internal')
        expect(agencyLetter?.signer).toEqual({
          capacity: 'kepala',
          name: 'Dra. Siti Aminah, M.Si.',
          nip: '197001011995032001',
        });
    },
  );

  test('no step had to be run again for a fact that nobody had declared', async () => {
    expect(await house.undeclared()).toEqual([]);
  });

  test('no message, row or log line of all that holds a whole NIK', async () => {
    const stored = await everythingStored(house.db.pool);
    expect(stored).toContain('TD-');
    expect(stored).not.toMatch(nik);
    expect(house.logged.join('\n')).not.toMatch(nik);
  });

  test('a NIK typed into the chat is kept nowhere', async () => {
    const phone = openPhone(house.url, look, look === 'whatsapp' ? '6281200000099' : '799999');
    await phone.say('menu');
    await phone.say('NIK saya 6171 0101 0190 0099');
    await phone.say('6171010101900099');
    const stored = await everythingStored(house.db.pool);
    expect(stored).not.toMatch(/6171[ .-]?0101[ .-]?0190[ .-]?0099/);
    expect(house.logged.join('\n')).not.toMatch(/6171[ .-]?0101[ .-]?0190[ .-]?0099/);
  });
});
