import { expect, test } from 'vitest';
import { readCatalogue } from '../../../../app/catalogue.ts';
import { conversation } from '../../../support/conversation.ts';
import { pontianak } from '../../../support/pontianak.ts';

const catalogue = await readCatalogue(pontianak, '2026-11-23');
const contact = { name: 'Rina', phone: '+6281200000001', detailsConfirmed: true, privacyVersion: '2026-11' };
const talkAfter = (words: string) => {
  const talk = conversation({ catalogue, channel: 'whatsapp', contact });
  talk.say('menu');
  talk.say(words);
  return talk;
};

test.each([
  ['mau pinjem tempat dong', 'yang coworking', 'coworking'],
  ['mau pinjem tempat dong', 'yg kunjungan', 'kunjungan'],
  ['cctv mati di simpang', 'iya lapor', 'pengaduan'],
  ['pengen pkl', 'betul magang', 'magang'],
])('what is offered after "%s" is opened by "%s"', (wish, words, service) => {
  const talk = talkAfter(wish);
  expect(talk.session.at.name).toBe('suggest');
  talk.say(words);
  expect(talk.session.at).toMatchObject({ name: 'card', service });
});

test.each([
  ['pengen pkl', 'ya tapi penelitian'],
  ['mau pinjem tempat dong', 'yang murah'],
])('what was not offered after "%s" is not opened by "%s"', (wish, words) => {
  const talk = talkAfter(wish);
  talk.say(words);
  expect(talk.session.at.name).not.toBe('card');
});
