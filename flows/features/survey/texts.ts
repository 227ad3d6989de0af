import { named } from '../../kernel/wording.ts';
const marks = ['Tidak baik', 'Kurang baik', 'Baik', 'Sangat baik'];

/** What each of the nine elements is asked as. */
const questions = [
  'Apakah persyaratan layanan sesuai dengan jenis layanannya?',
  'Apakah prosedurnya mudah dipahami dan dijalani?',
  'Bagaimana kecepatan layanan kami?',
  'Layanan ini tidak dipungut biaya. Apakah kenyataannya juga begitu?',
  'Apakah hasil layanan sesuai dengan yang dijanjikan?',
  'Bagaimana kemampuan petugas kami?',
  'Bagaimana kesopanan dan keramahan petugas kami?',
  'Bagaimana kami menangani pengaduan, saran, dan pertanyaan?',
  'Bagaimana sarananya: ruangan, peralatan, dan chat ini?',
];

/** The sentences of this feature, by what they are for. */
const own = {
  question: (n: number, title: string): string =>
    `${n === 0 ? `*Survei kepuasan* (Permenpan RB 14/2017) tentang *${title}*. Sembilan ketukan, jawaban Anda tidak disimpan dengan nama.\n` : ''}${n + 1}/9 ${questions[n] ?? ''}`,
  marks,
  pick: 'Pilih 1 sampai 4: 1 tidak baik, 4 sangat baik.',
  thanks: 'Terima kasih. Jawaban Anda sudah kami hitung tanpa nama.',
  left: 'Baik, surveinya tidak dilanjutkan. Ketik *survei* bila ingin mengisinya nanti.',
  noRequest:
    'Survei dapat diisi setelah permohonan Anda berakhir. Ketik *status* untuk melihat permohonan Anda.',
  answered: 'Anda sudah mengisi survei dalam tiga bulan ini. Terima kasih.',
  invited: 'Ingin menilai lebih rinci? Ketik *survei* (9 ketukan).',
};

/** The same, each under its name. */
export const surveyTexts = named('survey', own, { question: ['n:number', 'title'] });
