import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, stringify, YAMLSeq, type Document } from 'yaml';

type Made = Record<string, unknown>;

const field = (key: string, label: string, required: boolean): Made => ({
  ...{ key, type: 'text', label, help: 'Satu baris.', required },
  ...{ min: 3, max: 100, example: 'Taman Alun Kapuas', invalidExamples: ['?', 'x'.repeat(101)] },
});

const letter: Made = {
  ...{ key: 'lampiran_baru', label: 'Lampiran baru', help: 'Bila ada.', required: false },
  ...{ max: 1, types: ['pdf'], signer: null },
};

/** One more service, with a question of several types, a letter, and a room of its own. */
const service: Made = {
  ...{ code: 'siniar', order: 990, title: 'Peminjaman studio siniar', law: 'draf', audience: 'external' },
  ...{ unit: 'kearsipan', promiseWorkingDays: 2, version: '2026-12', keywords: ['siniar', 'studio siniar'] },
  summary: 'Merekam siniar di studio kota.',
  whoMay: 'Untuk komunitas dan pelajar.',
  product: 'Waktu rekaman di studio.',
  sop: ['Anda mengisi formulir.', 'Operator memeriksa.', 'Bidang mengabari Anda.'],
  sopStatus: 'draft',
  fields: [
    field('tema', 'Tema siniar', true),
    {
      ...{
        key: 'waktu',
        type: 'slot',
        label: 'Waktu',
        help: 'Tanggal, jam mulai, dan jam selesai.',
        required: true,
      },
      ...{ uses: [{ resource: 'studio_siniar' }], example: '{workday+7} 09.00-10.00' },
      invalidExamples: ['{day-7} 09.00-11.00', 'secepatnya'],
    },
    {
      ...{ key: 'malam', type: 'yes_no', label: 'Malam hari?', help: 'Setelah pukul 18.00?', required: true },
      ...{ example: 'Ya', invalidExamples: ['mungkin'] },
    },
  ],
  letters: [letter],
};

const unit: Made = { code: 'kearsipan', name: 'Bidang Kearsipan', law: 'draf' };

const room: Made = {
  ...{ code: 'studio_siniar', label: 'Studio Siniar', noun: 'ruangan', people: 4 },
  ...{ longestMinutes: 120, services: ['siniar'], place: 'Lantai dua', unit: 'kearsipan' },
};

const edited = (path: string, edit: (document: Document) => void): void => {
  const document = parseDocument(readFileSync(path, 'utf8'));
  edit(document);
  writeFileSync(path, document.toString({ lineWidth: 0, flowCollectionPadding: false }));
};

const listOf = (document: Document, key: string): YAMLSeq => {
  const list = document.get(key);
  if (list instanceof YAMLSeq) return list;
  throw new Error(`${key} is no list`);
};

/** What an office may add to any form: at its beginning what must be answered, at its end what may be left out, in its SOP other words. */
const growForm = (document: Document): void => {
  const fields = listOf(document, 'fields');
  fields.items.unshift(document.createNode(field('nama_baru', 'Nama baru', true)));
  fields.add(document.createNode(field('catatan_baru', 'Catatan baru', false)));
  listOf(document, 'letters').add(document.createNode(letter));
  listOf(document, 'sop').set(0, 'Anda mengisi formulir baru ini sampai selesai.');
};

/**
 * Writes a city as it could be a year later, out of a folder into another: a service, a unit and a room more, a question that must be
 * answered, one that may be left out and a letter more in every form, another telephone number, other hours, other words.
 */
export const growCity = (from: string, to: string): void => {
  cpSync(from, to, { recursive: true });
  const services = join(to, 'services');
  for (const name of readdirSync(services)) edited(join(services, name), growForm);
  writeFileSync(join(services, 'siniar.yaml'), stringify(service));
  for (const [name, entry] of [
    ['units.yaml', unit],
    ['resources.yaml', room],
  ] as const)
    edited(join(to, name), (document) => {
      if (document.contents instanceof YAMLSeq) document.contents.add(document.createNode(entry));
    });
  edited(join(to, 'city.yaml'), (document) => {
    document.setIn(['office', 'phone'], '(0561) 111222');
    document.setIn(['office', 'hours'], 'Senin–Kamis, 07.30–15.30 WIB');
  });
  writeFileSync(join(to, 'texts.yaml'), stringify({ kernel: { pickOne: 'Pilih salah satu ini:' } }));
};
