import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../../../app/catalogue.ts';
import { asButtonText } from '../../../../app/render-text.ts';
import { cityDate } from '../../../../domain/city-time.ts';
import type { Event } from '../../../../flows/kernel/event.ts';
import type { Message } from '../../../../flows/kernel/message.ts';
import { isFree } from '../../../../flows/kernel/places.ts';
import { newSession, places } from '../../../../flows/conversation.ts';
import { aMoment } from '../../../support/context.ts';
import { conversation, type Conversation } from '../../../support/conversation.ts';
import { pontianak } from '../../../support/pontianak.ts';

const catalogue = await readCatalogue(pontianak, cityDate(aMoment, 'Asia/Pontianak'));
const id = (letter: string, no: number): string => `${letter}0000000-0000-4000-8000-00000000000${no}`;
const at = aMoment.toISOString();
const slot = { date: '2026-12-15', from: '09:00', to: '11:00' };
const room = { keperluan: 'pinjam_meeting_room', waktu: slot };
const lacking = [{ item: 'surat_pengantar', because: 'tidak terbaca' }];

/** Somebody with something of everything: requests in several states, a question, a form that was not sent, another one. */
const person = (channel: 'whatsapp' | 'telegram'): Conversation => {
  const talk = conversation({
    ...{ catalogue, channel, session: { ...newSession, at: { name: 'menu' } } },
    contact: { name: 'Rina', phone: '+6281200000001', detailsConfirmed: true, privacyVersion: '2026-11' },
    requests: [
      { id: id('b', 1), number: 'TD-2026-F46JN83J', state: 'completed', outcome: 'Sudah kami pasang.' },
      { id: id('b', 2), number: 'TD-2026-W6C3CK42', state: 'needs_completion', lacking },
      {
        id: id('b', 3),
        number: 'TD-2026-99JK2W5C',
        service: 'kunjungan',
        state: 'in_progress',
        answers: room,
      },
    ],
    writtenAbout: [id('b', 3)],
    move: {
      ...{ id: id('f', 1), requestId: id('b', 3), item: 'waktu', reason: 'Dipakai wali kota', old: slot },
      ...{ slot: { ...slot, date: '2026-12-16' }, expiresAt: '2026-11-26T02:00:00.000Z' },
    },
    drafts: [
      { id: id('d', 1), service: 'magang', answers: { sekolah_kampus: 'Untan', jurusan: 'TI' } },
      { id: id('d', 2), service: 'coworking', updatedAt: '2026-11-22T02:00:00.000Z' },
    ],
  });
  talk.lastSeenAt = new Date(aMoment.getTime() - 60_000);
  talk.questions.push({
    ...{ id: id('9', 1), number: 'TN-2026-F46JN83J', state: 'answered', version: 2, unit: 'ikp' },
    ...{ contactId: talk.contact.id, requestNumber: null, asker: { name: 'Rina', phone: null } },
    ...{ askedAt: at, since: at, messages: [{ what: 'asked', unit: null, text: 'Kapan buka?', at }] },
  });
  return talk;
};

/** Where the chat may stand: what is typed to get there, or what came before. */
const standing: Record<string, readonly (string | Event)[]> = {
  menu: ['menu'],
  services: ['menu', 'layanan eksternal'],
  suggest: ['mau pinjam ruangan buat rapat komunitas'],
  elsewhere: ['lampu jalan depan rumah mati'],
  card: ['permintaan data/informasi'],
  resume: ['permohonan magang'],
  start_over: ['permohonan magang', 'mulai baru'],
  item: ['lanjutkan'],
  'item asked again': ['lanjutkan', 'banyak'],
  cancel: ['lanjutkan', 'batal'],
  status: ['status'],
  'one request': ['status TD-2026-99JK2W5C'],
  withdraw: ['status TD-2026-W6C3CK42', 'batalkan permohonan'],
  help: ['bantuan'],
  human: ['petugas'],
  information: ['menu', 'informasi'],
  reply: ['balas'],
  'after stop': ['lanjutkan', 'stop'],
  'after thanks': ['menu', 'makasih'],
  'a rating': [{ kind: 'news', requestId: id('b', 1), news: 'completed' }],
  'a rating given': [{ kind: 'news', requestId: id('b', 1), news: 'completed' }, '5'],
  'what is lacking': [{ kind: 'news', requestId: id('b', 2), news: 'needs_completion' }],
  'a reminder of what is lacking': [{ kind: 'news', requestId: id('b', 2), news: 'completion_reminder' }],
  'a proposed move': [{ kind: 'news', requestId: id('b', 3), news: 'move_proposed' }],
  'a message of a unit': [
    { kind: 'unit_message', requestId: id('b', 3), unit: 'aptika', text: 'Jam berapa?' },
  ],
  'an answer': [{ kind: 'question_answer', questionId: id('9', 1), unit: 'ikp', text: 'Senin.' }],
  'what was written after news': [
    { kind: 'unit_message', requestId: id('b', 3), unit: 'aptika', text: 'Jam berapa?' },
    'kami datang jam sepuluh',
  ],
  'a reminder': [{ kind: 'remind', draftId: id('d', 1) }],
};

/** What comes from the house by itself. */
const coming: Record<string, Event> = {
  'a rating': { kind: 'news', requestId: id('b', 1), news: 'completed' },
  'what is lacking': { kind: 'news', requestId: id('b', 2), news: 'needs_completion' },
  'a reminder of what is lacking': { kind: 'news', requestId: id('b', 2), news: 'completion_reminder' },
  'a proposed move': { kind: 'news', requestId: id('b', 3), news: 'move_proposed' },
  'a message of a unit': { kind: 'unit_message', requestId: id('b', 3), unit: 'aptika', text: 'Jam berapa?' },
  'an answer': { kind: 'question_answer', questionId: id('9', 1), unit: 'ikp', text: 'Senin.' },
  'a reminder': { kind: 'remind', draftId: id('d', 1) },
  'a reminder of the other form': { kind: 'remind', draftId: id('d', 2) },
  'a wish that was taken': {
    ...{ kind: 'not_submitted', draftId: id('d', 2), item: 'waktu', because: 'slot_taken' },
  },
};

const come = (talk: Conversation, said: string | Event): void =>
  typeof said === 'string' ? talk.say(said) : talk.turn(said);

const asks = ({ options = [] }: Message): boolean =>
  options.some(({ kind }) => kind === undefined || kind === 'line');
/** The labels a typed number may mean. */
const labels = (message: Message | undefined): string[] =>
  message ? asButtonText(message).buttons.map(({ label }) => label) : [];

describe.each(['whatsapp', 'telegram'] as const)('%s', (channel) => {
  describe.each(Object.entries(standing))('at %s', (_place, way) => {
    test.each(Object.entries(coming))('%s is the only thing that is asked', (_name, event) => {
      const talk = person(channel);
      for (const said of way) come(talk, said);
      const free = isFree(talk.session, { places });
      const before = talk.session;
      talk.turn(event);
      const shown = talk.shown();
      // Neither the menu nor the form that waits comes with it.
      expect(shown).not.toMatch(/Anda punya isian|belum Anda kirim|Apa yang bisa kami bantu/);
      const asking = talk.replies.filter(asks);
      expect(asking.length, shown).toBeLessThanOrEqual(1);
      const stays = talk.session.prompt.no === before.prompt.no;
      // Typed numbers mean the list that was read last.
      if (channel === 'whatsapp' && asking.length > 0)
        expect(labels({ text: '', options: talk.session.prompt.options })).toEqual(labels(asking[0]));
      // In the middle of something else the question there goes on standing, and nothing beside it asks.
      if (!free && stays) expect(talk.session.at).toEqual(before.at);
      if (!free && stays && channel === 'whatsapp')
        expect(shown.split('?').length - 1, shown).toBe(shown.includes('Jam berapa?') ? 1 : 0);
    });
  });
});

test('a reminder does not take the place of what other news has asked', () => {
  const talk = person('whatsapp');
  come(talk, coming['a rating'] as Event);
  come(talk, coming['a reminder'] as Event);
  expect(talk.shown()).toContain('*lanjutkan*');
  talk.say('5');
  expect(talk.requests.find(({ state }) => state === 'completed')?.rating).toBe(5);
});
