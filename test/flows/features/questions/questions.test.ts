import { expect, test } from 'vitest';
import { readCatalogue } from '../../../../app/catalogue.ts';
import { questionNumber, readQuestionNumber } from '../../../../domain/question-number.ts';
import { conversation, type Conversation, type Setting } from '../../../support/conversation.ts';
import { aStaffMember } from '../../../support/context.ts';
import { pontianak } from '../../../support/pontianak.ts';

const catalogue = await readCatalogue(pontianak, '2026-11-23');
const contact = { name: 'Rina', phone: '+6281200000001', detailsConfirmed: true, privacyVersion: '2026-11' };
const talkOn = (more: Partial<Setting> = {}): Conversation =>
  conversation({ catalogue, channel: 'whatsapp', contact, ...more });

const asked = (): Conversation => {
  const talk = talkOn();
  talk.say('petugas');
  talk.say('Boleh datang sore?');
  return talk;
};

/** The same question before a member of staff. */
const before = (unit: 'sekretariat' | 'ikp', talk: Conversation): Conversation => {
  const staff = talkOn({
    channel: 'telegram',
    contact: { ...contact, id: 's1', staff: aStaffMember({ unit }) },
  });
  staff.questions.push(...talk.questions);
  return staff;
};

test('a question is kept with a number, and told to the secretariat with what can be done about it', () => {
  const talk = asked();
  const [question] = talk.questions;
  expect(question).toMatchObject({ state: 'asked', unit: 'sekretariat', asker: { name: 'Rina' } });
  expect(talk.shown()).toContain(question?.number ?? '?');
  expect(talk.alerts[0]?.options?.map(({ label }) => label)).toEqual(['Jawab', 'Teruskan', 'Tutup']);
  expect(readQuestionNumber(talk.shown().toLowerCase())).toBe(question?.number);
});

test('an answer is shown before it goes, and can be changed', () => {
  const talk = before('sekretariat', asked());
  talk.turn({ kind: 'button', option: `tanya.answer.${talk.questions[0]?.id ?? ''}` });
  talk.say('Boleh sampai pukul 15');
  expect(talk.shown()).toContain('> Boleh sampai pukul 15');
  expect(talk.questions[0]?.state).toBe('asked');
  talk.press('Ubah');
  talk.say('Boleh sampai pukul 16');
  talk.press('Kirim');
  expect(talk.questions[0]).toMatchObject({ state: 'answered' });
  expect(talk.questions[0]?.messages.at(-1)?.text).toBe('Boleh sampai pukul 16');
});

test('somebody else has answered meanwhile: nothing is sent, and it is shown as it is', () => {
  const talk = before('sekretariat', asked());
  const [question] = talk.questions;
  talk.turn({ kind: 'button', option: `tanya.answer.${question?.id ?? ''}` });
  if (question) Object.assign(question, { version: 2, state: 'answered' });
  talk.say('Boleh');
  expect(talk.shown()).toContain('belum ada');
  expect(talk.effects.some(({ type }) => type === 'question_step')).toBe(false);
});

test('another unit’s operators and citizens find no question by its button', () => {
  for (const talk of [before('ikp', asked()), talkOn()]) {
    talk.turn({ kind: 'button', option: 'tanya.answer.d0000000-0000-4000-8000-000000000001' });
    expect(talk.session.at.name).not.toBe('question');
    expect(talk.shown()).not.toContain('Boleh datang sore');
  }
});

test('in the middle of a form an answer is news beside it, and the form goes on', () => {
  const talk = talkOn({
    drafts: [{ id: 'd0000000-0000-4000-8000-000000000900', service: 'magang' }],
    session: {
      at: { name: 'item', key: 'sekolah_kampus', from: 'form' },
      prompt: { no: 3, options: [] },
      draftId: 'd0000000-0000-4000-8000-000000000900',
      wrong: 0,
    },
  });
  talk.questions.push(...asked().questions);
  const { at } = talk.session;
  talk.turn({
    kind: 'question_answer',
    questionId: talk.questions[0]?.id ?? '',
    unit: 'sekretariat',
    text: 'Boleh',
  });
  expect(talk.shown()).toContain('Boleh');
  expect(talk.session.at).toEqual(at);
});

test('no more than five wait for an answer at the same time', () => {
  const talk = talkOn();
  for (let no = 1; no <= 6; no += 1) {
    talk.say('petugas');
    talk.say(`Pertanyaan ke-${no}`);
  }
  expect(talk.questions).toHaveLength(5);
  expect(talk.shown()).toContain('Sudah ada 5 pertanyaan');
});

test('a number is read however it is spaced, and one with a wrong letter is none', () => {
  const number = questionNumber(2026, Buffer.from('0123456789abcdef0123456789abcdef', 'hex'));
  expect(readQuestionNumber(`pertanyaan saya ${number.replaceAll('-', ' ').toLowerCase()} gimana`)).toBe(
    number,
  );
  const last = number.at(-1) === '2' ? '3' : '2';
  expect(readQuestionNumber(`${number.slice(0, -1)}${last}`)).toBeNull();
  expect(readQuestionNumber('TD-2026-F46JN83J')).toBeNull();
});
