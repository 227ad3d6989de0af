import { describe, expect, test } from 'vitest';
import type { Imitated } from '../../../../bot/channels/simulator/imitated.ts';
import type { RequestView } from '../../../../flows/features/requests/request.ts';
import type { Event } from '../../../../flows/kernel/event.ts';
import { conversation, type Conversation, type Setting } from '../../../support/conversation.ts';
import { knownCatalogue } from '../../../support/known-city.ts';

const catalogue = await knownCatalogue('2026-11-23');
const id = 'b0000000-0000-4000-8000-000000000001';
const other = 'b0000000-0000-4000-8000-000000000002';
const [number, otherNumber] = ['TD-2026-F46JN83J', 'TD-2026-W6C3CK42'];
const requests: Partial<RequestView>[] = [
  { id, number, state: 'in_progress', supporting: ['ikp'] },
  { id: other, number: otherNumber, state: 'submitted' },
];
const known = { name: 'Rina', phone: '+6281200000001', detailsConfirmed: true, privacyVersion: '2026-11' };
const news = (text: string, about = id): Event => ({
  kind: 'unit_message',
  requestId: about,
  unit: 'aptika',
  text,
});

const talkOn = (channel: Imitated, more: Partial<Setting> = {}): Conversation =>
  conversation({ catalogue, channel, contact: known, requests, writtenAbout: [id], ...more });

/** In the middle of a form, at the question about the school. */
const inForm = (channel: Imitated, more: Partial<Setting> = {}): Conversation => {
  const talk = talkOn(channel, {
    drafts: [{ id: 'd0000000-0000-4000-8000-000000000900', service: 'magang' }],
    session: {
      at: { name: 'item', key: 'sekolah_kampus', from: 'form' },
      prompt: { no: 3, options: [] },
      draftId: 'd0000000-0000-4000-8000-000000000900',
      wrong: 0,
    },
    ...more,
  });
  return talk;
};

describe('somebody who is in the middle of nothing', () => {
  test('reads by role and unit who writes, and answers by a number', () => {
    const talk = talkOn('whatsapp');
    talk.turn(news('Mohon bawa surat asli.'));
    expect(talk.shown()).toContain(`*Pesan dari petugas* tentang permohonan *${number}*`);
    expect(talk.shown()).toContain('Operator Bidang Aplikasi Informatika\n\nMohon bawa surat asli.');
    expect(talk.shown()).toContain('1. Balas petugas');
    expect(talk.replies.at(-1)?.notice).toEqual({ kind: 'unit_message', about: number });
    talk.say('1');
    expect(talk.shown()).toContain(`tentang permohonan *${number}*`);
    talk.say('Baik, besok saya bawa.');
    expect(talk.relayed).toMatchObject([
      { requestId: id, from: { sender: 'applicant' }, text: 'Baik, besok saya bawa.' },
    ]);
    expect(talk.shown()).toContain('sudah diteruskan kepada petugas');
    // All units that work on it hear of it, and nobody reads a name or number.
    expect(talk.effects.find(({ type }) => type === 'alert')).toMatchObject({
      to: { roles: ['operator'], units: ['aptika', 'sekretariat', 'ikp'] },
    });
    expect(JSON.stringify(talk.alerts)).not.toMatch(/Rina|\+62|62812/);
  });

  test('words typed without Balas petugas go nowhere unsaid', () => {
    const talk = talkOn('whatsapp');
    talk.turn(news('Mohon bawa surat asli.'));
    talk.say('boleh fotokopi saja tidak?');
    expect(talk.relayed).toEqual([]);
    expect(talk.shown()).toContain('Kirim ke *Bidang Aplikasi Informatika*');
  });

  test('may write first, from the request’s status', () => {
    const talk = talkOn('telegram', { writtenAbout: [] });
    talk.say(`status ${otherNumber}`);
    talk.press('Tulis kepada petugas');
    talk.say('Apakah boleh menyusul?');
    expect(talk.relayed).toMatchObject([{ requestId: other }]);
  });

  test('sends a file as it is asked for; one that cannot be opened is refused and asked again', () => {
    const talk = talkOn('telegram');
    talk.turn(news('Mohon kirim denah.'));
    talk.press('Balas petugas');
    talk.send({ name: 'denah.pdf', trouble: 'encrypted' });
    expect(talk.shown()).toContain('terkunci kata sandi');
    expect(talk.relayed).toEqual([]);
    talk.send({ name: 'denah.pdf' });
    expect(talk.relayed).toMatchObject([{ requestId: id, text: '', file: { name: 'denah.pdf' } }]);
    expect(talk.alerts[0]?.file).toMatchObject({ name: 'denah.pdf' });
  });

  test('of several files sent together the first goes, and the chat says so', () => {
    const talk = talkOn('telegram');
    talk.turn(news('Mohon kirim foto.'));
    talk.press('Balas petugas');
    const files = ['satu.jpg', 'dua.jpg'].map((name) => talk.fileEvent({ name, type: 'jpg' }));
    talk.turn({
      kind: 'album',
      files: files.map(({ sha256, name, mime, bytes }) => ({ sha256, name, mime, bytes })),
      lost: [],
    });
    expect(talk.relayed).toMatchObject([{ file: { name: 'satu.jpg' } }]);
    expect(talk.shown()).toContain('Hanya berkas pertama');
  });

  test('is stopped after so many messages in a day', () => {
    const talk = talkOn('telegram');
    talk.turn(news('Halo'));
    for (let message = 0; message < 16; message += 1) {
      talk.turn({ kind: 'button', option: `reply.${id}` });
      talk.say(`Pesan nomor ${message}`);
    }
    expect(talk.relayed).toHaveLength(15);
    expect(talk.shown()).toContain('Sudah ada 15 pesan');
  });
});

describe('in the middle of a form', () => {
  test('on WhatsApp the message changes nothing of the question; balas is an aside that returns to it', () => {
    const talk = inForm('whatsapp');
    const before = talk.session;
    talk.turn(news('Mohon bawa surat asli.'));
    expect(talk.session).toEqual(before);
    expect(talk.shown()).toContain('ketik *balas*');
    expect(talk.shown()).not.toContain('1. ');
    talk.say('balas');
    talk.say('Baik, saya bawa.');
    expect(talk.relayed).toMatchObject([{ requestId: id, text: 'Baik, saya bawa.' }]);
    expect(talk.session.at).toEqual({ name: 'item', key: 'sekolah_kampus', from: 'form' });
    expect(talk.shown()).toContain('*Sekolah/kampus* (Magang · 1/');
    talk.say('Universitas Tanjungpura');
    expect(talk.draft?.answers).toMatchObject({ sekolah_kampus: 'Universitas Tanjungpura' });
  });

  test('on Telegram its button works at any time, and the way back as well', () => {
    const talk = inForm('telegram');
    talk.turn(news('Mohon bawa surat asli.'));
    talk.say('Universitas Tanjungpura');
    expect(talk.draft?.answers).toMatchObject({ sekolah_kampus: 'Universitas Tanjungpura' });
    const asked = talk.session.at;
    talk.press('Balas petugas', true);
    talk.say('kembali');
    expect(talk.relayed).toEqual([]);
    expect(talk.session.at).toEqual(asked);
  });

  test('an answer being changed from the review, and what is picked so far, are gone back to as they were', () => {
    const at = { name: 'item', key: 'jurusan', from: 'review', picked: ['a'] } as const;
    const draftId = 'd0000000-0000-4000-8000-000000000900';
    const talk = inForm('telegram', {
      session: { at: { ...at, picked: ['a'] }, prompt: { no: 3, options: [] }, draftId, wrong: 0 },
    });
    talk.turn({ kind: 'button', option: `reply.${id}` });
    talk.say('Sebentar ya');
    expect(talk.session.at).toEqual(at);
  });

  test('with several requests balas asks which, and they never mix', () => {
    const talk = inForm('whatsapp', { writtenAbout: [id, other] });
    talk.turn(news('Tentang yang kedua', other));
    talk.say('balas');
    expect(talk.shown()).toContain(`1. ${number}`);
    talk.say('2');
    talk.turn(news('Tentang yang pertama', id));
    talk.say('Jawaban untuk yang kedua');
    expect(talk.relayed).toMatchObject([{ requestId: other, text: 'Jawaban untuk yang kedua' }]);
    expect(talk.session.at).toMatchObject({ name: 'item', key: 'sekolah_kampus' });
  });

  test('where no unit has written balas goes to nobody, and is asked back like any word of talk', () => {
    const talk = inForm('whatsapp', { writtenAbout: [] });
    talk.say('balas');
    expect(talk.session.at).toMatchObject({ name: 'item', key: 'sekolah_kampus', unlikely: 'balas' });
    talk.say('ya');
    expect(talk.draft?.answers).toMatchObject({ sekolah_kampus: 'balas' });
  });
});

test('a status shows the schedule that the unit has arranged', () => {
  const schedule = { date: '2026-11-25', from: '10:00', to: '11:30', place: 'Ruang Meeting' };
  const talk = talkOn('whatsapp', { requests: [{ id, number, state: 'in_progress', schedule }] });
  talk.say(`status ${number}`);
  expect(talk.shown()).toContain('Jadwal: Rabu, 25 November 2026, pukul 10.00–11.30\nTempat: Ruang Meeting');
});

test('a request that has ended takes no more messages, and says why', () => {
  const talk = talkOn('telegram', { requests: [{ id, number, state: 'completed' }] });
  talk.turn({ kind: 'button', option: `reply.${id}` });
  expect(talk.shown()).toContain('sudah *Selesai*');
  expect(talk.relayed).toEqual([]);
});

test('a message about somebody else’s request reaches nobody, and its button nothing', () => {
  const foreign = { id, number, contactId: 'c0000000-0000-4000-8000-000000000099' };
  const talk = talkOn('telegram', { requests: [foreign] });
  talk.turn(news('Rahasia'));
  expect(talk.replies).toEqual([]);
  talk.turn({ kind: 'button', option: `reply.${id}` });
  expect(talk.shown()).toContain('tidak ditemukan');
});

describe('a rating', () => {
  const done = [{ id, number, state: 'completed', completedOn: '2026-11-23', outcome: 'Siap' } as const];
  const comments = (talk: Conversation) =>
    talk.effects.flatMap((effect) => (effect.type === 'rating_comment' ? [effect.comment] : []));

  test('may be followed by a comment, typed at once', () => {
    const talk = talkOn('whatsapp', { requests: done });
    talk.turn({ kind: 'news', requestId: id, news: 'completed' });
    talk.say('5');
    talk.say('Petugasnya ramah dan cepat');
    expect(comments(talk)).toEqual(['Petugasnya ramah dan cepat']);
  });

  test('binds nobody to one: services, words and thanks go where they always go', () => {
    for (const [words, shown] of [
      ['menu', 'Apa yang bisa kami bantu'],
      ['Permohonan magang', 'Permohonan magang'],
      ['terima kasih', 'Sama-sama'],
    ] as const) {
      const talk = talkOn('whatsapp', { requests: done });
      talk.turn({ kind: 'news', requestId: id, news: 'completed' });
      talk.say('4');
      talk.say(words);
      expect(comments(talk)).toEqual([]);
      expect(talk.shown()).toContain(shown);
    }
  });
});
