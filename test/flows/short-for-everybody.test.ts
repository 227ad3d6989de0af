import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../app/catalogue.ts';
import { cityFolder, cityNames } from '../../app/city/city-folder.ts';
import { stateCodes } from '../../domain/state.ts';
import { informationTexts } from '../../flows/features/information/information-texts.ts';
import { longestShown, shownLength } from '../../flows/kernel/long-text.ts';
import { conversation, type Conversation } from '../support/conversation.ts';

/*
 * Nobody is sent a message longer than can be read: what everybody may look at, in every city and both looks, to its end,
 * with figures of every service and as many requests as a list holds.
 */
const cities = await Promise.all(
  cityNames().map(async (name) => ({ name, catalogue: await readCatalogue(cityFolder(name), '2026-11-23') })),
);
const looks = ['whatsapp', 'telegram'] as const;
type City = (typeof cities)[number];

const words = (count: number): string => Array.from({ length: count }, (_, at) => `kata${at}`).join(' ');
const counted = { received: 1234, done: 987, overdue: 123, medianHours: 12.5, rating: 4.25 };

const talkIn = ({ catalogue }: City, channel: (typeof looks)[number], about: object = {}): Conversation =>
  conversation({
    catalogue,
    channel,
    contact: { name: 'Rina', phone: '+6281200000001', detailsConfirmed: true, privacyVersion: '2026-11' },
    figures: {
      total: counted,
      rows: catalogue.services.map(({ code, unit }) => ({ service: code, unit, ...counted })),
    },
    ...about,
  });

/** What was said so far that is too long, by its beginning. */
const tooLong = (talk: Conversation, listed: boolean): string[] =>
  talk.messages
    .filter((message) => shownLength(message, listed) > longestShown)
    .map((message) => `${shownLength(message, listed)}: ${message.text.slice(0, 80)}`);

/** Reads on for as long as there is more. */
const toItsEnd = (talk: Conversation): void => {
  for (let part = 0; talk.session.rest?.length && part < 20; part += 1) talk.say('selengkapnya');
};

describe.each(cities)('in $name', (city) => {
  const { services } = city.catalogue;

  describe.each(looks)('on %s', (channel) => {
    const listed = channel === 'whatsapp';

    test('every page of information, and every standard of service', () => {
      const talk = talkIn(city, channel);
      for (const [page, label] of Object.entries(informationTexts.pageLabels)) {
        talk.say('menu');
        talk.say('informasi');
        talk.press(label);
        toItsEnd(talk);
        expect(talk.session.at).toMatchObject({ name: 'information', page });
      }
      for (const { code, title } of services) {
        talk.say('menu');
        talk.say('informasi');
        talk.press(informationTexts.pageLabels.standards);
        talk.press(title);
        toItsEnd(talk);
        expect(talk.session.at).toMatchObject({ name: 'information', page: `standard-${code}` });
      }
      expect(tooLong(talk, listed)).toEqual([]);
    });

    test('every word that is looked up, and every service from its card to its SOP', () => {
      const talk = talkIn(city, channel);
      for (const word of ['halo', 'menu', 'bantuan', 'privasi', 'status', 'petugas', 'menu', 'data saya']) {
        talk.say(word);
        toItsEnd(talk);
      }
      for (const { title } of services) {
        talk.say('menu');
        talk.say(title);
        if (talk.session.at.name === 'suggest') talk.say('ya');
        toItsEnd(talk);
        talk.say('baca sop');
        toItsEnd(talk);
      }
      expect(tooLong(talk, listed)).toEqual([]);
    });

    test('a list of as many requests as it holds, and each of them with all there is to say', () => {
      const requests = Array.from({ length: 20 }, (_, no) => ({
        id: `b0000000-0000-4000-8000-${String(no).padStart(12, '0')}`,
        number: `TD-2026-F46J${String(no).padStart(4, '0')}`,
        service: services[no % services.length]?.code ?? '',
        unit: services[no % services.length]?.unit ?? '',
        state: stateCodes[no % stateCodes.length] ?? 'submitted',
        outcome: words(140),
        lacking: [],
        answers: {},
        letters: [],
      }));
      const talk = talkIn(city, channel, { requests });
      talk.say('menu');
      talk.say('status');
      while (talk.shown().includes('Yang lebih lama')) talk.press('Yang lebih lama');
      for (const { number } of requests) {
        talk.say(`status ${number}`);
        toItsEnd(talk);
      }
      expect(tooLong(talk, listed)).toEqual([]);
    });
  });
});
