import { expect, test } from 'vitest';
import { rulesOf } from '../../../../domain/resources.ts';
import { conversation } from '../../../support/conversation.ts';
import { smallCatalogue } from '../../../support/small-city.ts';

const catalogue = await smallCatalogue('2026-11-25');

/** The city with the smaller room closed for now. */
const resources = new Map(catalogue.city.resources);
resources.set('ruang_kecil', { ...rulesOf(resources, 'ruang_kecil'), closed: 'sedang dicat sampai Jumat' });

test('whoever would book a closed room reads why, and takes the other with one press', () => {
  const employee = { id: 'e1', nip: '198503122010011004', name: 'Rina', position: 'Kasubbag' };
  const talk = conversation({
    catalogue: { ...catalogue, city: { ...catalogue.city, resources } },
    channel: 'telegram',
    contact: {
      ...{ name: 'Rina', phone: '+6281200000001', institution: 'Dinas Kesehatan' },
      ...{ privacyVersion: '2026-11', detailsConfirmed: true },
      employee: { ...employee, agency: 'Dinas Kesehatan', phone: '+6281200000001' },
    },
    drafts: [
      {
        service: 'rapat',
        answers: {
          ruangan: 'ruang_kecil',
          kegiatan: 'Rapat koordinasi',
          jumlah: 12,
        },
      },
    ],
  });
  talk.say('lanjutkan');
  expect(talk.shown()).toContain('Ruang Kecil sedang tidak dapat dipesan: sedang dicat sampai Jumat');
  talk.press('Ganti ke Aula (40 orang)');
  expect(talk.shown()).toContain('Aula untuk 12 orang');
  // The smaller one is enough, but closed: it is not offered.
  expect(talk.shown()).not.toContain('Ruang Kecil');
});
