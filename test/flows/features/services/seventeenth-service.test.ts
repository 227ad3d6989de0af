import { expect, test } from 'vitest';
import { readCatalogue } from '../../../../app/catalogue.ts';
import { cityDate } from '../../../../domain/city-time.ts';
import { loadCatalogue } from '../../../../flows/catalogue/catalogue.ts';
import type { ServiceSource } from '../../../../flows/catalogue/service.ts';
import { aMoment } from '../../../support/context.ts';
import { conversation } from '../../../support/conversation.ts';
import { pontianak } from '../../../support/pontianak.ts';

const today = cityDate(aMoment, 'Asia/Pontianak');

const { city, services: sixteen } = await readCatalogue(pontianak, today);

/** What a city would write to offer one more service: this, and nothing else. */
const seventeenth: ServiceSource = {
  code: 'drone',
  order: 170,
  title: 'Izin rekam udara',
  law: 'draf',
  audience: 'external',
  unit: 'ikp',
  promiseWorkingDays: 2,
  version: '2026-11',
  summary: 'Merekam kota dengan drone.',
  whoMay: 'Untuk masyarakat dan media.',
  product: 'Surat izin.',
  keywords: ['drone', 'rekam udara'],
  sop: ['Anda mengisi formulir.', 'Operator memeriksa.', 'Kepala Dinas memutuskan.'],
  sopStatus: 'adopted',
  fields: [
    {
      key: 'tempat',
      type: 'text',
      label: 'Tempat',
      help: 'Nama tempat.',
      required: true,
      min: 3,
      max: 100,
      example: 'Taman Alun Kapuas',
      invalidExamples: ['?'],
    },
    {
      key: 'malam',
      type: 'yes_no',
      label: 'Malam hari?',
      help: 'Apakah merekam setelah pukul 18.00?',
      required: true,
      example: 'Ya',
      invalidExamples: ['mungkin'],
    },
    {
      key: 'lampu',
      type: 'text',
      label: 'Lampu',
      help: 'Jenis lampu drone.',
      required: true,
      when: { field: 'malam', in: [true] },
      min: 3,
      max: 100,
      example: 'LED putih',
      invalidExamples: ['?'],
    },
  ],
  letters: [
    {
      key: 'rute',
      label: 'Peta rute',
      help: 'Gambar rute terbang.',
      required: false,
      max: 1,
      types: ['png', 'pdf'],
      signer: null,
    },
  ],
};

test('a seventeenth service is one data file: it is found, filled in and sent like the others', () => {
  const talk = conversation({
    catalogue: loadCatalogue(city, [...sixteen, seventeenth], today),
    channel: 'whatsapp',
    contact: {
      name: 'Rina',
      channelPhone: '+6281200000001',
      detailsConfirmed: true,
      privacyVersion: '2026-11',
    },
  });
  const said = (text: string): string => {
    talk.say(text);
    return talk.shown();
  };
  expect(said('menu') && said('1')).toContain('7. Izin rekam udara');
  expect(said('min mau pakai drone di taman')).toContain('Anda ingin *Izin rekam udara*?');
  expect(said('1')).toContain('2 hari kerja');
  expect(talk.shown()).not.toContain('Draf');
  expect(said('setuju')).toContain('*Tempat* (Izin rekam udara · 1/3)');
  expect(said('Taman Alun Kapuas')).toContain('*Malam hari?* (Izin rekam udara · 2/3)');
  expect(said('ya')).toContain('*Lampu* (Izin rekam udara · 3/4)');
  expect(said('LED putih')).toContain('*Peta rute* (Izin rekam udara · 4/4) – boleh dilewati');
  talk.send({ name: 'rute.png', type: 'png' });
  expect(talk.shown()).toContain('4. Peta rute: rute.png');
  expect(said('kirim')).toContain('Permohonan Anda *diterima*');
  expect(talk.requests[0]).toMatchObject({
    service: 'drone',
    unit: 'ikp',
    answers: { tempat: 'Taman Alun Kapuas', malam: true, lampu: 'LED putih' },
  });
});
