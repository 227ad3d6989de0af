import { named } from '../../kernel/wording.ts';

/** What the words of staff are for, as their help says it. */
const own = {
  title: '*Kata untuk petugas*',
  line: (word: string, what: string): string => `• *${word}* – ${what}`,
  inbox: 'yang menunggu Anda',
  search: 'permohonan menurut awal nomornya; nomornya saja juga bisa',
  schedule: 'pemakaian ruang hari ini; atau *jadwal besok*, *jadwal minggu ini*',
  deputies: 'menunjuk Plh. atau Plt. Kepala Dinas',
  administration: 'petugas, layanan, siaran, angka',
  questions: 'pertanyaan warga yang menunggu jawaban',
};

/** The same, each under its name. */
export const staffHelpTexts = named('staffHelp', own, { line: ['word', 'what'] });
