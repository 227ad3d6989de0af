import { expect, test } from 'vitest';
import { cityDate } from '../../../../domain/city-time.ts';
import { aMoment } from '../../../support/context.ts';
import { conversation, type Conversation } from '../../../support/conversation.ts';
import { smallCatalogue } from '../../../support/small-city.ts';

const catalogue = await smallCatalogue(cityDate(aMoment, 'Asia/Pontianak'));

const inForm = (changes: object = {}): Conversation => {
  const contact = { name: 'Rina Safitri', phone: '+6281234567890', detailsConfirmed: true };
  const drafts = [{ service: 'kursus', ...changes }];
  const talk = conversation({ catalogue, channel: 'telegram', contact, drafts });
  talk.say('menu');
  talk.say('lanjutkan');
  return talk;
};
/** What of a turn is counted. */
const counted = (talk: Conversation): string[] =>
  talk.effects.flatMap((effect) =>
    effect.type === 'count_try' ? [`${effect.service} ${effect.item} ${effect.kind} ${effect.on}`] : [],
  );

/** A letter of the tries that each text in turn is counted as; a dot where nothing is. */
const letters = (talk: Conversation, texts: readonly string[]): string =>
  texts
    .map((text) => {
      talk.say(text);
      return counted(talk).map((one) => (one.includes(' refused ') ? 'r' : 'a'))[0] ?? '.';
    })
    .join('');

test('an answer that is refused or asked back is counted once at its question; what is taken, and what is said beside it, is not', () => {
  const talk = inForm();
  talk.say('?');
  expect(counted(talk)).toEqual(['kursus sekolah refused 2026-11-23']);
  expect(letters(talk, ['berapa lama?', 'SMKN 2', 'TI', 'tidak tahu', 'banyak'])).toBe('....r');
  expect(counted(talk)).toEqual(['kursus jumlah refused 2026-11-23']);
  talk.say('3 kalau jadi semua');
  expect(counted(talk)).toEqual(['kursus jumlah asked_back 2026-11-23']);
  // No is an answer to what was asked back, and leaves the question as it was.
  expect(letters(talk, ['tidak', '3'])).toBe('..');
  talk.turn({ kind: 'other', what: 'sticker' });
  expect(counted(talk)).toEqual(['kursus nama refused 2026-11-23']);
});
