import type { Field } from '../fields/field-schema.ts';
import type { Letter } from './service.ts';

/** Where a letter's signer is kept among the answers. */
export const signerKeys = (letter: Pick<Letter, 'key'>) => ({
  capacity: `${letter.key}_signer_capacity`,
  name: `${letter.key}_signer_name`,
  nip: `${letter.key}_signer_nip`,
});

/** Who signed, asked after every letter of an agency head (Pasal 9(3): the head, or the official appointed in their absence). */
export const signerFields = (letter: Letter): Field[] => {
  if (letter.signer !== 'agency_head') return [];
  const keys = signerKeys(letter);
  return [
    {
      key: keys.capacity,
      type: 'choice',
      label: 'Penanda tangan surat',
      help: `Siapa yang menandatangani ${letter.label.toLowerCase()}?`,
      required: true,
      options: [
        { id: 'kepala', label: 'Kepala Perangkat Daerah' },
        { id: 'plt', label: 'Plt' },
        { id: 'plh', label: 'Plh' },
        { id: 'pejabat_ditunjuk', label: 'Pejabat yang ditunjuk' },
      ],
      example: 'Kepala Perangkat Daerah',
      invalidExamples: ['staf'],
    },
    {
      key: keys.name,
      type: 'text',
      label: 'Nama penanda tangan',
      help: 'Nama lengkap dengan gelar, seperti pada surat.',
      required: true,
      min: 3,
      max: 100,
      example: 'Dra. Siti Aminah, M.Si.',
      invalidExamples: ['?'],
    },
    {
      key: keys.nip,
      type: 'nip',
      label: 'NIP penanda tangan',
      help: '18 angka, seperti pada surat.',
      required: true,
      example: '197001011995032001',
      invalidExamples: ['1234'],
    },
  ];
};
