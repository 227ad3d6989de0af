import { expect, test } from 'vitest';
import { cityDate } from '../../../../domain/city-time.ts';
import { aMoment } from '../../../support/context.ts';
import { conversation, type Conversation } from '../../../support/conversation.ts';
import { smallCatalogue } from '../../../support/small-city.ts';

const catalogue = await smallCatalogue(cityDate(aMoment, 'Asia/Pontianak'));

/** A person in the form of *kursus*, at its second question; message 10 answered the first. */
const inForm = (): Conversation => {
  const talk = conversation({ catalogue, channel: 'telegram', drafts: [{ service: 'kursus' }] });
  talk.say('menu');
  talk.say('lanjutkan');
  while (talk.session.at.name === 'details')
    talk.say(
      talk.session.at.key === 'name'
        ? 'Rina Safitri'
        : talk.session.at.key === 'phone'
          ? '081234567890'
          : 'lewati',
    );
  talk.turn({ kind: 'text', text: 'SMKN 2', message: '10' });
  return talk;
};
const answers = (talk: Conversation) => [...talk.drafts.values()][0]?.answers;
const edit = (talk: Conversation, message: string, text: string) =>
  talk.turn({ kind: 'edited', message, text });

test('an edit of the last answer offers to replace it; Ya does, and the form goes on where it was', () => {
  const talk = inForm();
  expect(talk.shown()).toContain('*Jurusan*');
  edit(talk, '10', 'Universitas Teladan');
  expect(talk.shown()).toContain('Ganti jawaban *Sekolah/kampus* menjadi:\nUniversitas Teladan');
  talk.press('Ya');
  expect(answers(talk)).toMatchObject({ sekolah: 'Universitas Teladan' });
  expect(talk.shown()).toContain('*Jurusan*');
});

test('Tidak leaves the answer as it was', () => {
  const talk = inForm();
  edit(talk, '10', 'Universitas Teladan');
  talk.say('tidak');
  expect(answers(talk)).toMatchObject({ sekolah: 'SMKN 2' });
  expect(talk.shown()).toContain('*Jurusan*');
});

test('an edit of an answer that was refused is the next try', () => {
  const talk = inForm();
  talk.turn({ kind: 'text', text: '?', message: '11' });
  expect(talk.shown()).toContain('*Jurusan*');
  edit(talk, '11', 'Informatika');
  expect(answers(talk)).toMatchObject({ jurusan: 'Informatika' });
});

test('an edit that does not fit is refused, and the old answer stands', () => {
  const talk = inForm();
  edit(talk, '10', '?');
  talk.press('Ya');
  expect(answers(talk)).toMatchObject({ sekolah: 'SMKN 2' });
  expect(talk.shown()).toContain('*Sekolah/kampus*');
});

test('an edit into a way out asks whether to stop, as that word would have, and the old answer stands', () => {
  const talk = inForm();
  edit(talk, '10', 'batal');
  talk.press('Ya');
  expect(talk.session.at).toEqual({ name: 'cancel', item: 'sekolah', from: 'form' });
  expect(answers(talk)).toMatchObject({ sekolah: 'SMKN 2' });
});

test('an edit of anything older changes nothing and says how to', () => {
  const talk = inForm();
  const before = talk.session;
  edit(talk, '9', 'x');
  expect(talk.shown()).toContain('tidak mengubah jawaban');
  expect(talk.session).toEqual(before);
});
