import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../../../app/catalogue.ts';
import type { RequestView } from '../../../../flows/features/requests/request.ts';
import { conversation, type Conversation } from '../../../support/conversation.ts';
import { pontianak } from '../../../support/pontianak.ts';

const catalogue = await readCatalogue(pontianak, '2026-11-23');
const contact = { name: 'Rina', phone: '+6281200000001', detailsConfirmed: true, privacyVersion: '2026-11' };
const one: Partial<RequestView> = {
  id: 'b0000000-0000-4000-8000-000000000001',
  number: 'TD-2026-F46JN83J',
  state: 'submitted',
  unit: 'aptika',
};
const another: Partial<RequestView> = {
  id: 'b0000000-0000-4000-8000-000000000002',
  number: 'TD-2026-W6C3CK42',
  state: 'verified',
  unit: 'ikp',
};
const ended: Partial<RequestView> = { ...another, state: 'rejected' };
const said = (words: string, requests: Partial<RequestView>[]): Conversation => {
  const talk = conversation({ catalogue, channel: 'whatsapp', contact, requests });
  talk.say('menu');
  talk.say(words);
  return talk;
};

/** Nobody wrote to them about it, and no word of these names what was sent. */
const unknown = [
  'besok boleh dtg lgsg kah',
  'pintu belakangnya dikunci ndak',
  'tolong sediakan kipas angin besar',
];

describe.each(unknown)('what nobody understands: %s', (words) => {
  test('is offered to the unit of the one open request, and goes at one tap', () => {
    const talk = said(words, [one, ended]);
    expect(talk.shown()).toContain('(permohonan *TD-2026-F46JN83J*)?');
    expect(talk.relayed).toEqual([]);
    talk.say('ya');
    expect(talk.relayed).toMatchObject([{ requestId: one.id, text: words }]);
  });

  test('is asked about where several are open', () => {
    const talk = said(words, [one, another]);
    expect(talk.shown()).toContain('TD-2026-F46JN83J');
    expect(talk.shown()).toContain('TD-2026-W6C3CK42');
    talk.say('2');
    expect(talk.relayed).toMatchObject([{ text: words }]);
  });

  test('leads to the menu where nothing is open', () => {
    expect(said(words, [ended]).session.at.name).toBe('menu');
  });
});

test.each([
  'jamnya mundurin sejam dong',
  'orangnya nambah jd 6 bisa?',
  'blm ada balesan nih',
  'udh di setujui blm',
])('words in any of their forms are about what was sent: %s', (words) => {
  expect(said(words, [one]).session.at.name).toBe('status');
  expect(said(words, []).session.at.name).not.toBe('status');
});

describe('of who has reported it, a sentence about the same', () => {
  const reported: Partial<RequestView> = { ...one, service: 'pengaduan', unit: 'ikp' };

  test.each(['wifinya msh mati lho', 'kapan teknisi dtg', 'udah idup lagi wifinya makasih ya'])(
    'is offered to the unit: %s',
    (words) => {
      expect(said(words, [reported]).shown()).toContain('(permohonan *TD-2026-F46JN83J*)?');
    },
  );

  test('is a wish where it is said as one, or where nothing was reported', () => {
    expect(said('mau lapor wifi taman masih mati', [reported]).session.at.name).toBe('suggest');
    expect(said('wifi taman masih mati', []).session.at.name).toBe('suggest');
  });

  test('is read as a wish after all when it was not meant for them', () => {
    const talk = said('wifinya msh mati lho', [reported]);
    talk.say('bukan');
    expect(talk.session.at).toMatchObject({ name: 'suggest', service: 'pengaduan' });
  });
});

test('thanks that follow an offer are no part of it', () => {
  const talk = said('pintu belakangnya dikunci ndak', [one]);
  talk.say('oke makasih');
  expect(talk.relayed).toEqual([]);
  expect(talk.shown()).toContain('Sama-sama');
});
