import { said } from './said.ts';

/** What calls something off that was begun and is no word to anybody, as a whole message: "ga jadi", "eh salah pencet". */
const givenUp = new Set([
  ...['tidak jadi ', 'tidak jadi dulu ', 'batal ', 'batal dulu ', 'batal tidak jadi ', 'tidak jadi batal '],
  ...['salah pencet ', 'salah tekan ', 'salah klik ', 'salah orang ', 'salah kamar ', 'salah tombol '],
  ...['nanti ', 'nanti dulu ', 'jangan dulu ', 'urung '],
]);
const longest = 60;

/** Whether a member of staff calls off what they began, by more than the command's own word. */
export const givesUp = (text: string): boolean => text.length <= longest && givenUp.has(said(text).core);

/** What people call what they have sent, what it is for, and being there. */
const sent = new Set(
  'permohonan booking kunjungan pinjaman peminjaman reservasi laporan datang hadir berkunjung kesana kesitu pakai pake dipakai dipake pinjam dipinjam rapat acara kegiatan ruang ruangan tempat lapor melapor ngelapor ngadu mengadu aduan pengaduan daftar mendaftar pendaftaran ngajuin ajukan mengajukan penelitian riset neliti meneliti'.split(
    ' ',
  ),
);

/** Whether words that call something off name what was sent. */
export const namesWhatIsSent = (text: string): boolean =>
  said(text).words.some(({ word }) => sent.has(word.replace(/(?:nya|nye)$/, '')));
