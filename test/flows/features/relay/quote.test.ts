import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../../../app/catalogue.ts';
import type { RequestView } from '../../../../flows/features/requests/request.ts';
import type { Facts } from '../../../../flows/kernel/fact.ts';
import { newSession } from '../../../../flows/conversation.ts';
import { aMoment } from '../../../support/context.ts';
import { conversation, type Conversation, type Setting } from '../../../support/conversation.ts';
import { pontianak } from '../../../support/pontianak.ts';

const catalogue = await readCatalogue(pontianak, '2026-11-23');
const id = 'b0000000-0000-4000-8000-000000000001';
const theirs = 'b0000000-0000-4000-8000-000000000002';
const number = 'TD-2026-F46JN83J';
const requests: Partial<RequestView>[] = [
  { id, number, state: 'in_progress', unit: 'infrastruktur' },
  { id: theirs, number: 'TD-2026-W6C3CK42', contactId: 'c0000000-0000-4000-8000-000000000077' },
];
const about = (
  kind: string,
  requestId: string | null = id,
  prompt: number | null = null,
): Facts['quoted'] => ({
  notice: { kind: kind as never, about: number },
  requestId,
  prompt,
});
const quoted = {
  message: about('unit_message'),
  news: about('in_progress'),
  foreign: about('unit_message', theirs),
  question: { notice: null, requestId: null, prompt: 3 },
};

const talkAt = (at: 'menu' | 'form'): Conversation => {
  const draft = {
    id: 'd0000000-0000-4000-8000-000000000900',
    service: 'magang',
    updatedAt: aMoment.toISOString(),
    answers: { sekolah_kampus: 'SMKN 4 Pontianak' },
  };
  const setting: Setting = {
    catalogue,
    channel: 'whatsapp',
    requests,
    quoted,
    contact: { name: 'Rina', phone: '+6281200000001', detailsConfirmed: true, privacyVersion: '2026-11' },
    drafts: at === 'form' ? [draft] : [],
    session:
      at === 'form'
        ? { ...newSession, at: { name: 'item', key: 'jurusan', from: 'form' }, draftId: draft.id }
        : { ...newSession, at: { name: 'menu' } },
  };
  return conversation(setting);
};
const under = (talk: Conversation, quotes: keyof typeof quoted, text: string): void =>
  talk.turn({ kind: 'text', text, quotes });

describe.each(['menu', 'form'] as const)('words under a unit’s message of long ago, %s', (at) => {
  test('are offered to that unit in one tap, and answer nothing else', () => {
    const talk = talkAt(at);
    under(talk, 'message', 'Surat aslinya saya antar besok pagi');
    expect(talk.shown()).toContain(`Kirim ke *Bidang Infrastruktur TIK* (permohonan *${number}*)?`);
    expect(talk.shown()).toContain('> Surat aslinya saya antar besok pagi');
    talk.say('1');
    expect(talk.relayed).toMatchObject([{ requestId: id, text: 'Surat aslinya saya antar besok pagi' }]);
    expect(talk.draft?.answers).toEqual(at === 'form' ? { sekolah_kampus: 'SMKN 4 Pontianak' } : undefined);
    // On with the question that stood.
    if (at === 'form') expect(talk.session.at).toMatchObject({ name: 'item', key: 'jurusan' });
  });

  test('go nowhere after Bukan', () => {
    const talk = talkAt(at);
    under(talk, 'message', 'Surat aslinya saya antar besok pagi');
    talk.say('bukan');
    expect(talk.relayed).toEqual([]);
    if (at === 'form') expect(talk.session.at).toMatchObject({ name: 'item', key: 'jurusan' });
  });

  test('that only say ok are heard', () => {
    const talk = talkAt(at);
    const before = talk.session.at;
    under(talk, 'message', 'oke siap pak');
    expect(talk.shown()).toBe('Baik.');
    expect(talk.session.at).toEqual(before);
  });

  test('under somebody else’s message are like any other', () => {
    const talk = talkAt(at);
    under(talk, 'foreign', 'Teknik Informatika');
    expect(talk.shown()).not.toContain('Kirim ke');
  });
});

test('words under other news are offered where nothing is asked, and are an answer where something is', () => {
  const idle = talkAt('menu');
  under(idle, 'news', 'kok belum ada yang hubungi saya');
  expect(idle.shown()).toContain('Kirim ke *Bidang Infrastruktur TIK*');
  const asked = talkAt('form');
  under(asked, 'news', 'Teknik Informatika');
  expect(asked.draft?.answers).toMatchObject({ jurusan: 'Teknik Informatika' });
});

test('words under a question are its answer', () => {
  const talk = talkAt('form');
  under(talk, 'question', 'Teknik Informatika');
  expect(talk.draft?.answers).toMatchObject({ jurusan: 'Teknik Informatika' });
});
