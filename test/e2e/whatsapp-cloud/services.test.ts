import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCatalogue } from '../../../app/catalogue.ts';
import { requestViews } from '../../../app/db/requests.ts';
import { cityDate } from '../../../domain/city-time.ts';
import { describeCatalogue } from '../../../flows/catalogue/describe-catalogue.ts';
import { fileService } from '../../support/file-service.ts';
import { storedAnswer } from '../../support/stored-answer.ts';
import { openCloudHouse, type CloudHouse } from '../../support/whatsapp-cloud/house.ts';
import { cloudPhone } from '../../support/whatsapp-cloud/phone-of.ts';
import { eventually } from '../../support/eventually.ts';
import { pontianak } from '../../support/pontianak.ts';

const today = cityDate(new Date(), 'Asia/Pontianak');
const catalogue = await readCatalogue(pontianak, today);
const external = describeCatalogue(catalogue, today).services.filter(
  ({ audience }) => audience === 'external',
);

describe('over the Cloud API', () => {
  let house: CloudHouse & AsyncDisposable;
  beforeAll(async () => {
    house = await openCloudHouse();
  });
  afterAll(() => house[Symbol.asyncDispose]());

  test('all external services are filed with buttons and lists, letters included, and stored as sent', async () => {
    const file = async (code: string): Promise<void> => {
      const service = external.find((each) => each.code === code);
      if (!service) throw new Error(`No service ${code}`);
      const person = house.server.person();
      const filed = await fileService(cloudPhone(person), service, external.indexOf(service) + 1);

      const [request] = await requestViews(house.db, house.vault, { number: filed.number });
      expect(request).toMatchObject({ service: code, state: 'submitted' });
      const answered = service.fields.filter(({ key }) => filed.answered.has(key));
      expect(request?.answers).toMatchObject(
        Object.fromEntries(answered.map((field) => [field.key, storedAnswer(field)])),
      );
      expect(Object.keys(filed.files)).toEqual(service.letters.map(({ key }) => key));
      for (const bytes of Object.values(filed.files).flat()) {
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        expect(request?.letters.map((letter) => letter.sha256)).toContain(sha256);
        expect((await house.files.get(sha256))?.equals(bytes)).toBe(true);
      }
      // Whatever was asked stood in one message with its choices, and all of it was marked as read.
      const answers = [...house.server.log].filter(({ kind }) => kind === 'send');
      expect(answers.every(({ status }) => status === 200)).toBe(true);
      await eventually(() => person.account.read.size).toBeGreaterThan(0);
    };
    expect(external.length).toBeGreaterThan(1);
    // All of them at the same time, as on any morning.
    await Promise.all(external.map(({ code }) => file(code)));
  });

  test('nothing of the token or of anybody stands in the log', () => {
    const said = house.logged.join('');
    expect(said).not.toContain(house.server.token);
    expect(said).not.toMatch(/Rina|62813000000|wamid/);
  });
});
