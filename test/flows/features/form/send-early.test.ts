import { expect, test } from 'vitest';
import { cityDate } from '../../../../domain/city-time.ts';
import { aMoment } from '../../../support/context.ts';
import { conversation, type Conversation } from '../../../support/conversation.ts';
import { smallCatalogue } from '../../../support/small-city.ts';

const catalogue = await smallCatalogue(cityDate(aMoment, 'Asia/Pontianak'));
const needed = { tentang: 'kamera', uraian: 'Kamera di simpang empat mati sejak Senin pagi' };

/** In the middle of a complaint, at the question of this key. */
const inForm = (key: string, answers: Record<string, string>): Conversation => {
  const draftId = 'd0000000-0000-4000-8000-000000000900';
  return conversation({
    ...{ catalogue, channel: 'telegram' },
    contact: { name: 'Rina Safitri', phone: '+6281234567890', detailsConfirmed: true },
    drafts: [{ id: draftId, service: 'keluhan', answers }],
    session: {
      at: { name: 'item', key, from: 'form' },
      ...{ prompt: { no: 1, options: [] }, draftId, wrong: 0 },
    },
  });
};

test('whoever wants to send too early is told how much is missing, and nothing of it is stored', () => {
  const talk = inForm('uraian', { tentang: needed.tentang });
  talk.say('kirim dong');
  expect(talk.shown()).toContain('masih kurang 1 isian');
  expect(talk.draft?.answers).toEqual({ tentang: needed.tentang });
});

test('where nothing more is needed, Kirim leaves the question out that may be left out', () => {
  const talk = inForm('lokasi', needed);
  talk.say('kirim');
  expect(talk.draft).toMatchObject({ answers: needed, skipped: ['lokasi'] });
});

test.each([
  ['lokasi', 'Jalan Mawar 1, Teladan'],
  ['uraian', needed.uraian],
])('back at the answered question of %s, Kirim keeps its answer', (key, answer) => {
  const answers = { ...needed, [key]: answer };
  const talk = inForm(key, answers);
  talk.say('kirim');
  expect(talk.draft).toMatchObject({ answers, skipped: [] });
  expect(talk.session.at).not.toMatchObject({ key });
});
