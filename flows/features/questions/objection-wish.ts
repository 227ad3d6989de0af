import { type ByWords, isByWords, wordSet } from '../../kernel/lexicon/by-words.ts';
import { said } from '../../kernel/lexicon/said.ts';

const around = wordSet(
  'saya aku kami kita mau ingin hendak mengajukan ajukan menyampaikan sampaikan membuat buat atas dengan terhadap tentang soal ke kepada atasan ppid diskominfo dinas kepala itu ini nya yang tidak belum sudah tadi kemarin minggu lalu lama sekali karena kok kenapa bagaimana cara caranya bisa boleh mohon tolong pak bu kak min dan jadi jawabannya hasilnya lewat waktu waktunya sampai sekarang terima sesuai diminta',
);
const asked = wordSet('permohonan permintaan pengajuan');
const information = wordSet('informasi info data dokumen');
const refused = wordSet('ditolak tolak penolakan menolak');
const unanswered = wordSet('dijawab ditanggapi dibalas direspon direspons jawaban tanggapan');
const all = new Set([...around, ...asked, ...information, ...refused, ...unanswered]);

/** Words that say nothing but that somebody objects. */
const plain: readonly ByWords[] = [
  { groups: [wordSet('keberatan')], beside: all },
  { groups: [wordSet('banding protes menggugat gugat sengketa'), information], beside: all },
];

/** What became of an information request, said as a complaint: an objection where there is such a request. */
const told: readonly ByWords[] = [
  { groups: [asked, information, refused], beside: all },
  { groups: [information, refused, wordSet('saya kami')], beside: all },
  { groups: [asked, information, unanswered, wordSet('tidak belum')], beside: all },
];

/** Whether a text objects to what became of an information request: in so many words, or by what it tells. */
export const objectionWish = (text: string): 'plain' | 'told' | null => {
  const heard = said(text);
  if (isByWords(heard, plain)) return 'plain';
  return isByWords(heard, told) ? 'told' : null;
};
