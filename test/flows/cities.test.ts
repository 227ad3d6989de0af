import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../app/catalogue.ts';
import { calendarText } from '../../app/calendar/calendar-text.ts';
import { cityFolder, cityNames } from '../../app/city/city-folder.ts';
import { cityDate } from '../../domain/city-time.ts';
import { findService } from '../../flows/catalogue/find-service.ts';
import { ownCalendar } from '../../flows/features/bookings/own-calendar.ts';
import { bookingTexts } from '../../flows/features/bookings/texts.ts';
import { sheetOf } from '../../flows/features/desk/sheet.ts';
import { informationTexts } from '../../flows/features/information/information-texts.ts';
import { disposedAlert, submittedAlert } from '../../flows/features/office/alerts.ts';
import { disposedText } from '../../flows/features/office/applicant-texts.ts';
import { employeeTexts } from '../../flows/features/services/verify-texts.ts';
import { securePageTexts } from '../../flows/pages/secure-page.ts';
import { manualPage } from '../../bot/manual/page.ts';
import type { Message } from '../../flows/kernel/message.ts';
import { settingsOf } from '../../flows/settings.ts';
import { aMoment } from '../support/context.ts';
import { conversation, type Conversation } from '../support/conversation.ts';
import { fileByRobot } from '../support/robot.ts';
import { namingOthers } from '../support/words-of-cities.ts';

const today = cityDate(aMoment, 'Asia/Jakarta');
const cities = await Promise.all(
  cityNames().map(async (name) => ({ name, catalogue: await readCatalogue(cityFolder(name), today) })),
);

const said = (messages: readonly Message[]): string[] =>
  messages.flatMap(({ text, footer, options = [] }) => [
    text,
    footer ?? '',
    ...options.map(({ label }) => label),
  ]);

/** A stranger who looks at all that can be looked at without filing anything. */
const lookedAround = (talk: Conversation): Conversation => {
  const pages = Object.values(informationTexts.pageLabels);
  for (const words of ['halo', 'menu', 'bantuan', 'privasi', 'status', 'petugas', 'layanan apa saja'])
    talk.say(words);
  for (const page of pages) {
    talk.say('informasi');
    talk.press(page);
  }
  return talk;
};

test('four cities come along', () => {
  expect(cities.map(({ name }) => name).toSorted()).toEqual([
    'jambi',
    'pontianak',
    'prabumulih',
    'singkawang',
  ]);
});

describe.each(cities)('$name', ({ name, catalogue }) => {
  const { city, services } = catalogue;
  const foreign = (texts: readonly string[]): string[] => namingOthers(name, texts);

  test.each(services)(
    '$code is filed from its examples, and nothing said on the way names another city',
    (service) => {
      for (const channel of ['whatsapp', 'telegram'] as const)
        for (const who of ['new', 'known'] as const) {
          const { talk } = fileByRobot(service, { catalogue, channel, who, today });
          expect(talk.requests).toMatchObject([{ service: service.code, unit: service.unit }]);
          expect(foreign(said([...talk.messages, ...talk.alerts]))).toEqual([]);
        }
    },
  );

  test('what people are shown as what they could write finds a service', () => {
    for (const wish of Object.values(city.examples))
      expect(findService(wish, catalogue)?.by, wish).toMatch(/^(name|words)$/);
  });

  test('neither does what can be looked at', () => {
    for (const channel of ['whatsapp', 'telegram'] as const) {
      const talk = lookedAround(conversation({ catalogue, channel }));
      expect(talk.messages.length).toBeGreaterThan(10);
      expect(foreign(said(talk.messages))).toEqual([]);
    }
  });

  test('nobody is told to call, write to or go to what the office has not written down', () => {
    const placeholder = /\bdraf\b/;
    for (const channel of ['whatsapp', 'telegram'] as const) {
      const talk = lookedAround(conversation({ catalogue, channel }));
      for (const words of ['alamat kantornya di mana?', 'nomor teleponnya berapa?', 'payah lambat sekali'])
        talk.say(words);
      const told = said(talk.messages).map((text) => text.replaceAll(city.office.hours, ''));
      expect(told.filter((text) => placeholder.test(text))).toEqual([]);
    }
    for (const service of services)
      expect(informationTexts.standardText(service, city.office, null)).not.toMatch(placeholder);
    expect(securePageTexts.sender(city.office.name, city.office.phone)).not.toMatch(placeholder);
    expect(employeeTexts.failed(city.office)).not.toMatch(placeholder);
    expect(manualPage(city, [], { pictures: new Map(), pdf: null })).not.toMatch(/<td>draf<\/td>/);
  });

  test('the standard of each service has its six parts, on however many pages', () => {
    for (const { title } of services) {
      const talk = conversation({ catalogue, channel: 'telegram', contact: { privacyVersion: '2026-11' } });
      talk.say('menu');
      talk.press('Informasi');
      talk.press(informationTexts.pageLabels.standards);
      talk.press(title);
      const pages = [talk.shown()];
      while (talk.shown().includes('[ Selengkapnya ]') && pages.length < 9) {
        talk.press('Selengkapnya');
        pages.push(talk.shown());
      }
      const parts = pages.flatMap((page) => [...page.matchAll(/^\*(\d)\. /gm)].map(([, no]) => no));
      expect([...new Set(parts)]).toEqual(['1', '2', '3', '4', '5', '6']);
    }
  });

  test('neither do alerts, sheets and calendars of any service', () => {
    const settings = settingsOf(city);
    if (!settings.success) throw settings.error;
    const { letterhead } = settings.data;
    for (const service of services) {
      const { talk } = fileByRobot(service, { catalogue, channel: 'whatsapp', who: 'known', today });
      const [request] = talk.requests;
      if (!request) throw new Error('Nothing was filed');
      const decided = { ...request, disposition: { role: 'head' as const, instruction: 'Tindak lanjuti' } };
      const entries = ownCalendar(request, service, city.resources);
      const calendar = calendarText(
        bookingTexts.calendarName([...city.resources.keys()][0] ?? '', city),
        entries.map(({ uid, sequence, title, place, description }) => ({
          ...{ uid, sequence, title, place, description },
          ...{ from: aMoment, to: aMoment, stamp: aMoment },
        })),
        {},
      );
      const written = [
        ...said(submittedAlert(request, service)),
        ...said(disposedAlert(request, service, city.units)),
        ...said([disposedText(decided as typeof request, city.units)]),
        JSON.stringify(sheetOf(request, service, { letterhead, units: city.units, dateOf: () => today })),
        calendar,
      ];
      expect(foreign(written)).toEqual([]);
    }
  });

  test('each service, unit and room is of this city’s own, and says by which article or that it is draf', () => {
    for (const service of services) {
      expect(service.law).toMatch(/^(draf|Perwali \d+\/\d{4} Pasal \d+.*)$/);
      expect(city.units.names.has(service.unit)).toBe(true);
      expect(foreign(JSON.stringify(service).split('","'))).toEqual([]);
    }
  });
});
