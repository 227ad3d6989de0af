import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCatalogue } from '../../../app/catalogue.ts';
import { requestViews } from '../../../app/db/requests.ts';
import { cityDate } from '../../../domain/city-time.ts';
import { describeCatalogue } from '../../../flows/catalogue/describe-catalogue.ts';
import { fileService } from '../../support/file-service.ts';
import { someOf } from '../../support/storm.ts';
import { storedAnswer } from '../../support/stored-answer.ts';
import { employ, openTelegramOffice, saying, type TelegramOffice } from '../../support/telegram-office.ts';
import { telegramPhone } from '../../support/telegram-phone.ts';
import { pontianak } from '../../support/pontianak.ts';

const today = cityDate(new Date(), 'Asia/Pontianak');
const catalogue = await readCatalogue(pontianak, today);
const internal = describeCatalogue(catalogue, today).services.filter(
  ({ audience }) => audience === 'internal',
);

/** How updates come changes nothing of a form. */
const filedBy = { polling: someOf(internal, 1), webhook: someOf(internal, 1) };

describe.each(['polling', 'webhook'] as const)('over Telegram by %s', (mode) => {
  let office: TelegramOffice & AsyncDisposable;
  beforeAll(async () => {
    office = await openTelegramOffice(mode);
    await employ(office, { phone: '+6281200000011', nip: '198503152010011001', name: 'Andi Pratama' });
    await office.start();
  });
  afterAll(() => office[Symbol.asyncDispose]());

  test.each(filedBy[mode].map(({ code }) => code))(
    '%s is filed with buttons, and stored as sent',
    async (code) => {
      const service = internal.find((each) => each.code === code);
      if (!service) throw new Error(`No service ${code}`);
      const asn = office.server.person(700001, { phone: '6281200000011' });
      const filed = await fileService(telegramPhone(asn), service, internal.indexOf(service) + 1);

      const [request] = await requestViews(office.db, office.vault, { number: filed.number });
      expect(request).toMatchObject({
        service: code,
        state: 'submitted',
        applicant: { name: 'Andi Pratama' },
      });
      const answered = service.fields.filter(({ key }) => filed.answered.has(key));
      expect(request?.answers).toMatchObject(
        Object.fromEntries(answered.map((field) => [field.key, storedAnswer(field)])),
      );
      for (const bytes of Object.values(filed.files).flat()) {
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        expect(request?.letters.map((letter) => letter.sha256)).toContain(sha256);
        expect((await office.files.get(sha256))?.equals(bytes)).toBe(true);
      }
    },
  );

  test('an answered question keeps only what was chosen, and nothing of it has an effect any more', async () => {
    const person = office.server.person(700002);
    const first = await saying(person, '/start');
    person.press(/eksternal/);
    const services = await person.next();
    const marked = await person.until(
      (all) => all.find(({ id, buttons }) => id === first.id && buttons.length === 1),
      'mark',
    );
    expect(marked.buttons[0]?.label).toBe('✓ Layanan eksternal (masyarakat/institusi)');
    const card = await saying(person, 'magang');
    await person.until(
      (all) => all.find(({ id, buttons }) => id === services.id && buttons.length === 0),
      'clearing',
    );

    // What is spent answers, and does nothing; what an old phone still shows says so and repeats the question.
    await person.press({ message: first, label: /^✓/ })?.answered();
    await person.pressOld(first, /internal/).answered();
    const again = await person.next();
    expect(again.text).toContain('Tombol itu dari pertanyaan sebelumnya');
    expect(again.buttons.map(({ label }) => label)).toEqual(card.buttons.map(({ label }) => label));
  });

  test('nothing of the token or of anybody stands in the log', () => {
    expect(office.said()).not.toContain(office.server.token);
    expect(office.said()).not.toMatch(/Andi|6281200000011|198503152010011001/);
  });
});
