import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../../../app/catalogue.ts';
import { cityDate } from '../../../../domain/city-time.ts';
import { plainWords } from '../../../../flows/kernel/fold.ts';
import { reminderWish } from '../../../../flows/features/reminders/reminder-wish.ts';
import { newSession } from '../../../../flows/conversation.ts';
import { aMoment } from '../../../support/context.ts';
import { conversation } from '../../../support/conversation.ts';
import { pontianak } from '../../../support/pontianak.ts';

const catalogue = await readCatalogue(pontianak, cityDate(aMoment, 'Asia/Pontianak'));

test.each([
  'stop',
  'STOP!',
  'Setop',
  'berhenti',
  'Berhenti ya',
  'unsubscribe',
  'jangan ingatkan',
  'Jangan ingatkan saya lagi',
  'tolong jangan ingatkan lagi',
  'tidak usah diingatkan',
  'gak usah diingetin lagi kak',
  'stop reminder',
  'matikan pengingat',
  'hentikan notifikasinya',
  'berhenti mengirim pesan',
])('%s asks for no more reminders', (text) => {
  expect(reminderWish(plainWords(text))).toBe('stop');
});

test.each(['ingatkan', 'Ingatkan lagi', 'tolong ingatkan saya lagi', 'aktifkan pengingat'])(
  '%s asks for them again',
  (text) => {
    expect(reminderWish(plainWords(text))).toBe('begin');
  },
);

test.each([
  'stop kontak rusak',
  'berhenti bekerja',
  'jangan',
  'ingat',
  'kapan diingatkan',
  'menu',
  'halte pemberhentian',
])('%s is about something else', (text) => {
  expect(reminderWish(plainWords(text))).toBeNull();
});

describe.each(['whatsapp', 'telegram'] as const)('on %s', (channel) => {
  const draft = {
    id: 'd0000000-0000-4000-8000-000000000900',
    service: 'magang',
    updatedAt: aMoment.toISOString(),
  };
  const talking = (at: 'menu' | 'item') =>
    conversation({
      catalogue,
      channel,
      drafts: [draft],
      contact: { privacyVersion: '2026-11' },
      session: {
        ...newSession,
        at: at === 'menu' ? { name: 'menu' } : { name: 'item', key: 'sekolah_kampus', from: 'form' },
        draftId: at === 'menu' ? null : draft.id,
      },
    });
  const remind = { kind: 'remind', draftId: draft.id } as const;

  test('who answers a reminder with a word to stop gets no other, until they ask for them again', () => {
    const talk = talking('menu');
    talk.turn(remind);
    expect(talk.shown()).toContain('belum dikirim');
    talk.say('jangan ingatkan lagi');
    expect(talk.shown()).toContain('ketik *ingatkan*');
    talk.turn(remind);
    expect(talk.replies).toEqual([]);
    talk.say('ingatkan');
    expect(talk.shown()).toContain('kami akan mengingatkan');
    talk.say('menu');
    talk.turn(remind);
    expect(talk.shown()).toContain('belum dikirim');
  });

  test.each([
    'Berhenti',
    'stop',
    'unsubscribe',
    'udah jangan chat saya lagi',
    'STOP!!',
    'saya tidak mau dihubungi lagi',
  ])('in the middle of a form %j stops at once: the form is kept, and they hear how to come back', (text) => {
    const talk = talking('item');
    talk.say(text);
    expect(talk.contact.remindersOff).toBe(true);
    expect(talk.replies).toHaveLength(1);
    expect(talk.shown()).toContain('Isian Anda tersimpan');
    expect([...talk.drafts.values()]).toMatchObject([{ state: 'open', answers: {} }]);
    talk.turn(remind);
    expect(talk.replies).toEqual([]);
    talk.say('lanjutkan');
    expect(talk.shown()).toContain('(Magang · Data pemohon 1/3)');
  });
});
