import { mannersExamples } from './manners-words.ts';
import { officeExamples } from './office-words.ts';
import { otherExamples } from './other-words.ts';
import { sentExamples } from './sent-words.ts';
import { staffExamples } from './staff-words.ts';
import { talkExamples } from './talk-words.ts';

/** Sentences by what they are about. To understand another way of saying something, one more is added here. */
export const examples = {
  ...officeExamples,
  ...talkExamples,
  ...mannersExamples,
  ...sentExamples,
  ...staffExamples,
  ...otherExamples,
};

/** What a sentence is about. */
export type Gist = keyof typeof examples;

/** How the same is said in words that everybody else reads for certain; null: it is left to whoever takes what nobody knows. */
export const plainly: Readonly<Record<Gist, string | null>> = {
  hours: 'jam berapa kantor buka?',
  address: 'di mana alamat kantor?',
  cost: 'berapa biayanya?',
  how_long: 'berapa lama prosesnya?',
  requirements: 'apa syaratnya?',
  who_are_you: 'ini siapa?',
  which_services: 'layanan apa saja?',
  human: 'petugas',
  complaint: 'jawabannya tidak nyambung',
  thanks: 'terima kasih',
  wait: 'nanti dulu',
  sorry: 'maaf salah kirim',
  greeting: 'halo',
  praise: 'terima kasih',
  quiet: 'stop',
  my_data: 'privasi',
  // Whoever writes English is answered as such.
  english: null,
  status: 'status permohonan saya',
  change: 'status permohonan saya',
  take_back: 'batalkan permohonan saya',
  inbox: 'permohonan',
  // Which day is meant cannot be told in other words.
  schedule: null,
  ask_unit: null,
  other: null,
};
