import { expect, test } from 'vitest';
import { cityDate } from '../../../../domain/city-time.ts';
import { newSession } from '../../../../flows/conversation.ts';
import { otherTexts } from '../../../../flows/features/other-kinds/texts.ts';
import { otherKinds } from '../../../../flows/kernel/event.ts';
import type { At } from '../../../../flows/kernel/session.ts';
import { aMoment } from '../../../support/context.ts';
import { conversation } from '../../../support/conversation.ts';
import { knownCatalogue } from '../../../support/known-city.ts';

const catalogue = await knownCatalogue(cityDate(aMoment, 'Asia/Pontianak'));
const draft = {
  id: 'd0000000-0000-4000-8000-000000000901',
  service: 'magang',
  updatedAt: aMoment.toISOString(),
  answers: { sekolah_kampus: 'SMKN 4 Pontianak' },
};
const talking = (at: At, channel: 'whatsapp' | 'telegram' = 'whatsapp', known = true) => {
  const inForm = at.name === 'item';
  return conversation({
    catalogue,
    channel,
    drafts: inForm ? [draft] : [],
    contact: known ? { privacyVersion: '2026-11', detailsConfirmed: true } : {},
    session: { ...newSession, at, draftId: inForm ? draft.id : null },
    quoted: {
      news: { notice: { kind: 'in_progress', about: 'TD-2026-7KQ4M9XD' }, requestId: null, prompt: null },
      older: { notice: null, requestId: null, prompt: 99 },
    },
  });
};
const jurusan: At = { name: 'item', key: 'jurusan', from: 'form' };

test.each(otherKinds)('%s in the middle of a form is told, and the question stands in short', (what) => {
  const talk = talking(jurusan);
  talk.turn({ kind: 'other', what });
  expect(talk.replies).toHaveLength(1);
  expect(talk.shown()).toContain(otherTexts.cannotUse[what]);
  expect(talk.shown()).toContain('*Jurusan* (Magang · 2/9)');
  // Not the whole screen: the help has been read.
  expect(talk.shown()).not.toContain('Contoh');
  expect(talk.session.at).toEqual(jurusan);
  expect(talk.draft?.answers).toEqual(draft.answers);
});

test.each(otherKinds)('%s where nothing is asked is one sentence without the menu', (what) => {
  const talk = talking({ name: 'menu' });
  talk.turn({ kind: 'other', what });
  expect(talk.replies).toHaveLength(1);
  expect(talk.shown()).not.toContain('Apa yang bisa kami bantu');
  expect(talk.shown()).toContain(what === 'sticker' ? '🙏' : otherTexts.cannotUse[what]);
  expect(talk.session.at).toEqual({ name: 'menu' });
});

test.each(otherKinds)('%s as the first word is greeted, answered, and told how to go on', (what) => {
  const talk = talking({ name: 'start' }, 'whatsapp', false);
  talk.turn({ kind: 'other', what });
  expect(talk.replies).toHaveLength(1);
  expect(talk.shown()).toMatch(/Teman DISKO/);
  expect(talk.shown()).toContain(`${otherTexts.cannotUse[what]} ${otherTexts.howToGoOn}`);
  talk.say('magang');
  expect(talk.shown()).toContain('Permohonan magang');
});

test('the numbers of a list go on meaning its lines after a voice message', () => {
  const talk = talking({ name: 'start' });
  talk.say('menu');
  talk.turn({ kind: 'other', what: 'voice' });
  talk.say('1');
  expect(talk.session.at).toMatchObject({ name: 'services' });
});

test('a sign under the question that stands is no answer, and that is said', () => {
  const talk = talking({ name: 'start' });
  talk.say('magang');
  expect(talk.session.at.name).toBe('card');
  const asked = talk.session.prompt.no;
  talk.setting.quoted = { ...talk.setting.quoted, now: { notice: null, requestId: null, prompt: asked } };
  talk.turn({ kind: 'reaction', emoji: '👍', quotes: 'now' });
  expect(talk.replies).toHaveLength(1);
  expect(talk.shown()).toContain('Reaksi belum dapat kami baca');
  expect(talk.session.at.name).toBe('card');
});

test.each(['news', 'older', 'unknown to us'])('a sign under %s is a nod: nothing is said', (quotes) => {
  for (const at of [jurusan, { name: 'menu' } as const]) {
    const talk = talking(at);
    talk.turn({ kind: 'reaction', emoji: '❤️', quotes });
    expect(talk.replies).toEqual([]);
    expect(talk.session.at).toEqual(at);
  }
});

test('an answer taken back stays stored, and that is said; any other message taken back is nothing', () => {
  const talk = talking(jurusan);
  talk.turn({ kind: 'text', text: 'Informatika', message: 'm7' });
  expect(talk.draft?.answers['jurusan']).toBe('Informatika');
  talk.turn({ kind: 'deleted', message: 'm7' });
  expect(talk.shown()).toContain('jawaban *Jurusan* tetap tersimpan');
  expect(talk.draft?.answers['jurusan']).toBe('Informatika');
  talk.turn({ kind: 'deleted', message: 'm1' });
  expect(talk.replies).toEqual([]);
});

test('a sign or a message taken back is nobody’s first word', () => {
  for (const event of [
    { kind: 'deleted', message: 'x' },
    { kind: 'reaction', emoji: '👍', quotes: 'x' },
  ] as const) {
    const talk = talking({ name: 'start' }, 'telegram', false);
    talk.turn(event);
    expect(talk.replies).toEqual([]);
  }
});
