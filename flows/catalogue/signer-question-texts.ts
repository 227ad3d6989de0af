import { named } from '../kernel/wording.ts';

/** The sentences of the questions about who signed a letter. */
const own = {
  capacity: 'Penanda tangan surat',
  capacityHelp: (letter: string): string => `Siapa yang menandatangani ${letter.toLowerCase()}?`,
  capacities: {
    kepala: 'Kepala Perangkat Daerah',
    plt: 'Plt',
    plh: 'Plh',
    pejabat_ditunjuk: 'Pejabat yang ditunjuk',
  },
  name: 'Nama penanda tangan',
  nameHelp: 'Nama lengkap dengan gelar, seperti pada surat.',
  nip: 'NIP penanda tangan',
  nipHelp: '18 angka, seperti pada surat.',
};

/** The same, each under its name. */
export const signerQuestionTexts = named('signerQuestion', own, { capacityHelp: ['letter'] });
