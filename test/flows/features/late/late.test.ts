import { expect, test } from 'vitest';
import { readCatalogue } from '../../../../app/catalogue.ts';
import { cityDate } from '../../../../domain/city-time.ts';
import type { At } from '../../../../flows/kernel/session.ts';
import { newSession } from '../../../../flows/conversation.ts';
import { aMoment } from '../../../support/context.ts';
import { conversation } from '../../../support/conversation.ts';
import { pontianak } from '../../../support/pontianak.ts';

const catalogue = await readCatalogue(pontianak, cityDate(aMoment, 'Asia/Pontianak'));
const draft = {
  id: 'd0000000-0000-4000-8000-000000000900',
  service: 'magang',
  updatedAt: aMoment.toISOString(),
  answers: { sekolah_kampus: 'SMKN 4 Pontianak' },
};
const late = (count: number) => ({ kind: 'late' as const, count, since: '2026-11-20T05:00:00.000Z' });
const talking = (at: At, { withDraft = true, known = true } = {}) =>
  conversation({
    catalogue,
    channel: 'whatsapp',
    drafts: withDraft ? [draft] : [],
    contact: known ? { privacyVersion: '2026-11' } : {},
    session: { ...newSession, at, draftId: withDraft ? draft.id : null },
  });

test('in a form late messages are no answers: one apology, and the question that stands', () => {
  const talk = talking({ name: 'item', key: 'cv', from: 'form' });
  talk.turn(late(3));
  expect(talk.replies).toHaveLength(1);
  expect(talk.shown()).toMatch(/^Maaf, 3 pesan Anda sejak Jumat, 20 November 2026 baru sampai/);
  expect(talk.shown()).toMatch(/Isian Anda tersimpan[^]*berkas, mohon kirim lagi[^]*\*CV/);
  expect(talk.session.at).toEqual({ name: 'item', key: 'cv', from: 'form' });
  expect(talk.draft?.answers).toEqual(draft.answers);
  expect(talk.session.wrong).toBe(0);
  // The next answer counts as ever.
  talk.send({ name: 'cv.pdf' });
  expect(talk.draft?.files['cv']).toHaveLength(1);
});

test('one late message is spoken of as one', () => {
  const talk = talking({ name: 'menu' }, { withDraft: false });
  talk.turn(late(1));
  expect(talk.shown()).toMatch(/^Maaf, pesan Anda dari Jumat, 20 November 2026 baru sampai/);
  expect(talk.shown()).toMatch(/silakan tulis lagi di sini[^]*Apa yang bisa kami bantu/);
});

test('who has never been greeted is greeted, once, with the privacy notice', () => {
  const talk = talking({ name: 'start' }, { withDraft: false, known: false });
  talk.turn(late(2));
  expect(talk.replies).toHaveLength(1);
  expect(talk.shown()).toMatch(/Teman DISKO[^]*2 pesan Anda[^]*Apa yang bisa kami bantu/);
  expect(talk.contact.privacyVersion).toBe('2026-11');
});

test('a form that lapsed meanwhile is said to have lapsed', () => {
  const talk = talking({ name: 'item', key: 'cv', from: 'form' });
  talk.later(20);
  talk.turn(late(2));
  expect(talk.shown()).toContain('melewati 14 hari');
  expect(talk.session.at).toEqual({ name: 'menu' });
});

test('a member of staff in the middle of a step stays there', () => {
  const at: At = {
    name: 'staff',
    action: 'reject',
    requestId: 'b1',
    version: 1,
    stage: 'reason',
    picked: [],
    reasons: {},
  };
  const talk = talking(at, { withDraft: false });
  talk.turn(late(1));
  expect(talk.session.at).toEqual(at);
  expect(talk.shown()).toContain('baru sampai');
});
