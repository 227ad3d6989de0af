import { findable } from '../../../domain/personal.ts';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCatalogue } from '../../../app/catalogue.ts';
import { requestViews } from '../../../app/db/requests.ts';
import { cityDate } from '../../../domain/city-time.ts';
import { describeCatalogue } from '../../../flows/catalogue/describe-catalogue.ts';
import { eventually } from '../../support/eventually.ts';
import { fileService } from '../../support/file-service.ts';
import { someOf } from '../../support/storm.ts';
import { storedAnswer } from '../../support/stored-answer.ts';
import { openWhatsappOffice, type WhatsappOffice } from '../../support/whatsapp-office.ts';
import { whatsappPhone } from '../../support/whatsapp-phone.ts';
import { pontianak } from '../../support/pontianak.ts';

const today = cityDate(new Date(), 'Asia/Pontianak');
const catalogue = await readCatalogue(pontianak, today);
const external = describeCatalogue(catalogue, today).services.filter(
  ({ audience }) => audience === 'external',
);

describe('over WhatsApp Web', () => {
  let office: WhatsappOffice & AsyncDisposable;
  beforeAll(async () => {
    office = await openWhatsappOffice();
    await office.open();
  });
  afterAll(() => office[Symbol.asyncDispose]());

  test.each(someOf(external, 1).map(({ code }) => code))(
    '%s is filed by typed numbers, and stored as sent',
    async (code) => {
      const service = external.find((each) => each.code === code);
      if (!service) throw new Error(`No service ${code}`);
      const mark = external.indexOf(service) + 1;
      // Half of the people write from a hidden number.
      const citizen = office.world.person({ hidePhone: mark % 2 === 0 });
      const filed = await fileService(whatsappPhone(citizen), service, mark);

      const [request] = await requestViews(office.db, office.vault, { number: filed.number });
      expect(request).toMatchObject({ service: code, state: 'submitted' });
      const answered = service.fields.filter(({ key }) => filed.answered.has(key));
      expect(request?.answers).toMatchObject(
        Object.fromEntries(answered.map((field) => [field.key, storedAnswer(field)])),
      );
      const sent = Object.values(filed.files).flat();
      for (const bytes of sent) {
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        expect(request?.letters.map((letter) => letter.sha256)).toContain(sha256);
        expect((await office.files.get(sha256))?.equals(bytes)).toBe(true);
      }
      // Every message reached them once.
      const heard = citizen.heard().map(({ id }) => id);
      expect(new Set(heard).size).toBe(heard.length);
    },
  );

  test('what we sent is known to have arrived, and to have been read', async () => {
    const citizen = office.world.person();
    await whatsappPhone(citizen).say('menu');
    const states = () =>
      office.db.prisma.delivery
        .findMany({ where: { identity: { address: findable(citizen.address) } } })
        .then((rows) => rows.map(({ state }) => state));
    await eventually(states).toEqual(['delivered']);
    citizen.read();
    await eventually(states).toEqual(['read']);
  });

  test('nothing of anybody stands in the log', () => {
    expect(office.said()).not.toMatch(/Rina|628127\d|@c\.us|@lid/);
  });
});
