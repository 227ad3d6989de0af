import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../../../app/catalogue.ts';
import type { RequestView } from '../../../../flows/features/requests/request.ts';
import { acknowledges } from '../../../../flows/features/relay/acknowledges.ts';
import { conversation, type Conversation, type Setting } from '../../../support/conversation.ts';
import { pontianak } from '../../../support/pontianak.ts';

const catalogue = await readCatalogue(pontianak, '2026-11-23');
const id = 'b0000000-0000-4000-8000-000000000001';
const other = 'b0000000-0000-4000-8000-000000000002';
const contact = { name: 'Rina', phone: '+6281200000001', detailsConfirmed: true, privacyVersion: '2026-11' };
const requests: Partial<RequestView>[] = [
  { id, number: 'TD-2026-F46JN83J', state: 'in_progress', unit: 'infrastruktur' },
  { id: other, number: 'TD-2026-W6C3CK42', state: 'submitted', unit: 'ikp' },
];
const talkOn = (more: Partial<Setting> = {}): Conversation =>
  conversation({ catalogue, channel: 'whatsapp', contact, requests, ...more });
const wroteIn = (more: Partial<Setting> = {}): Conversation => {
  const talk = talkOn(more);
  talk.turn({ kind: 'unit_message', requestId: id, unit: 'infrastruktur', text: 'Mohon bawa surat asli.' });
  return talk;
};

describe.each([
  'besok pagi saya antar ya pak',
  'Surat aslinya masih di kampus, boleh menyusul?',
  'yg tanda tangan wadek boleh kah',
  'baik pak, tapi jamnya bisa diundur?',
  'Sudah saya kirim lewat email tadi',
  'mau magang juga adik saya',
  'kantornya yang di mana ya, yang lama atau yang baru',
])('right after a message of a unit: %s', (words) => {
  test('is offered to that unit with its text, and goes at one tap', () => {
    const talk = wroteIn();
    talk.say(words);
    expect(talk.relayed).toEqual([]);
    expect(talk.shown()).toContain('Kirim ke *Bidang Infrastruktur TIK* (permohonan *TD-2026-F46JN83J*)?');
    expect(talk.shown()).toContain(`> ${words}`);
    talk.say('1');
    expect(talk.relayed).toMatchObject([{ requestId: id, text: words, from: { sender: 'applicant' } }]);
    expect(talk.shown()).not.toContain('1. ');
  });

  test('goes nowhere after Bukan', () => {
    const talk = wroteIn();
    talk.say(words);
    talk.say('bukan');
    expect(talk.relayed).toEqual([]);
  });
});

test('what is written while the offer stands belongs to the message', () => {
  const talk = wroteIn();
  talk.say('besok saya antar');
  talk.say('sekitar jam 10 ya pak');
  talk.say('iya');
  expect(talk.relayed).toMatchObject([{ text: 'besok saya antar\nsekitar jam 10 ya pak' }]);
});

test('what was meant as a service is one after Bukan', () => {
  const talk = wroteIn();
  talk.say('mau magang juga adik saya');
  talk.say('2');
  expect(talk.shown()).toContain('Permohonan magang');
});

test('a file sent after a message of a unit is offered to it as well', () => {
  const talk = wroteIn();
  talk.send({ name: 'denah.pdf' });
  expect(talk.shown()).toContain('[berkas: denah.pdf]');
  talk.say('ya');
  expect(talk.relayed).toMatchObject([{ requestId: id, file: { name: 'denah.pdf' } }]);
});

test('a command leads away, and the message is said not to be sent', () => {
  const talk = wroteIn();
  talk.say('besok saya antar');
  talk.say('status');
  expect(talk.relayed).toEqual([]);
  expect(talk.shown()).toContain('tidak dikirim');
});

describe('in the days after news', () => {
  const told = { [id]: '2026-11-21T02:00:00.000Z' };

  test('words nobody else understands are offered to who sent it', () => {
    const talk = talkOn({ told });
    talk.lastSeenAt = new Date('2026-11-22T00:00:00Z');
    talk.say('pak yang kemarin itu jadinya kabelnya ditarik dari mana');
    expect(talk.shown()).toContain('Kirim ke *Bidang Infrastruktur TIK*');
  });

  test('of several requests it is asked which', () => {
    const talk = talkOn({ told: { ...told, [other]: '2026-11-20T02:00:00.000Z' } });
    talk.lastSeenAt = new Date('2026-11-22T00:00:00Z');
    talk.say('pak yang kemarin itu jadinya bagaimana kelanjutan kabelnya');
    expect(talk.shown()).toContain('2. Bidang Informasi dan Komunikasi Publik – TD-2026-W6C3CK42');
    talk.say('2');
    expect(talk.relayed).toMatchObject([{ requestId: other }]);
  });

  test('a service is a service', () => {
    const talk = talkOn({ told });
    talk.lastSeenAt = new Date('2026-11-22T00:00:00Z');
    talk.say('mau magang dong');
    expect(talk.shown()).toContain('magang');
    expect(talk.shown()).not.toContain('Kirim ke');
  });
});

test.each([
  'oke siap',
  'baik pak terima kasih',
  '🙏',
  'siap bu makasih infonya',
  'ok noted',
  'iya pak siap',
  'makaseh bang',
])('news answered with "%s" is left at one short sentence', (words) => {
  const talk = wroteIn();
  talk.say(words);
  expect(talk.relayed).toEqual([]);
  expect(talk.replies.length).toBeLessThanOrEqual(1);
  expect(talk.shown().length).toBeLessThan(40);
  expect(talk.shown()).not.toMatch(/1\. /);
});

test.each([
  'oke siap besok',
  'baik pak tapi belum',
  'ok jam berapa',
  'siap?',
  'terima kasih, kapan selesainya',
  'tidak bisa pak',
])('"%s" says more than that it was read', (words) => {
  expect(acknowledges(words)).toBeNull();
});
