import { expect, test } from 'vitest';
import { cityDate } from '../../../../domain/city-time.ts';
import { aMoment } from '../../../support/context.ts';
import { conversation } from '../../../support/conversation.ts';
import { smallCatalogue } from '../../../support/small-city.ts';

const catalogue = await smallCatalogue(cityDate(aMoment, 'Asia/Pontianak'));

test('whoever goes back to a long story reads its beginning and the question in one message', () => {
  const draftId = 'd0000000-0000-4000-8000-000000000900';
  const story = `Kamera di simpang empat mati ${'sejak Senin pagi '.repeat(100)}`.trim();
  const talk = conversation({
    ...{ catalogue, channel: 'whatsapp' },
    contact: { name: 'Rina Safitri', phone: '+6281234567890', detailsConfirmed: true },
    drafts: [{ id: draftId, service: 'keluhan', answers: { tentang: 'kamera', uraian: story } }],
    session: {
      at: { name: 'item', key: 'lokasi', from: 'form' },
      ...{ prompt: { no: 1, options: [] }, draftId, wrong: 0 },
    },
  });
  talk.say('kembali');
  expect(talk.session.at).toMatchObject({ name: 'item', key: 'uraian' });
  expect(talk.replies).toHaveLength(1);
  const [{ text = '' } = {}] = talk.replies;
  expect(text.length).toBeLessThan(900);
  expect(text).toMatch(/Jawaban sekarang: Kamera di simpang empat mati .*…/);
  expect(talk.draft?.answers['uraian']).toBe(story);
});
