import { expect, test } from 'vitest';
import { cityDate } from '../../../../domain/city-time.ts';
import { aMoment } from '../../../support/context.ts';
import { conversation, type Conversation } from '../../../support/conversation.ts';
import { smallCatalogue } from '../../../support/small-city.ts';

const catalogue = await smallCatalogue(cityDate(aMoment, 'Asia/Pontianak'));
const answers = { tentang: 'kamera', uraian: 'Kamera di simpang empat mati sejak Senin pagi' };

/** In the middle of a complaint, at the question of this key. */
const inForm = (key: string): Conversation => {
  const draftId = 'd0000000-0000-4000-8000-000000000900';
  return conversation({
    ...{ catalogue, channel: 'whatsapp' },
    contact: { name: 'Rina Safitri', phone: '+6281234567890', detailsConfirmed: true },
    drafts: [
      { id: draftId, service: 'keluhan', answers, skipped: key === 'bukti' ? ['lokasi', 'kapan'] : [] },
    ],
    session: {
      at: { name: 'item', key, from: 'form' },
      ...{ prompt: { no: 1, options: [] }, draftId, wrong: 0 },
    },
  });
};

test('whoever asks how it stands before they send the letter may send it all the same', () => {
  const talk = inForm('bukti');
  talk.say('status');
  expect(talk.shown()).toContain('Lanjutkan?');
  talk.send({ name: 'foto.jpg', type: 'jpg' });
  expect(talk.draft?.files).toMatchObject({ bukti: [{ name: 'foto.jpg' }] });
  expect(talk.shown()).not.toContain('belum kami perlukan');
});

test('where the form waits for words, a file sent to what it offers is kept nowhere, and is said to be', () => {
  const talk = inForm('lokasi');
  talk.say('status');
  talk.send({ name: 'foto.jpg', type: 'jpg' });
  expect(talk.draft?.files).toEqual({});
  expect(talk.shown()).toContain('tidak kami simpan');
});
