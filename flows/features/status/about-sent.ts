import { readTrackingNumber } from '../../../domain/tracking-number.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Service } from '../../catalogue/service.ts';
import { shortTitle } from '../../catalogue/short-title.ts';
import type { Want } from '../../kernel/fact.ts';
import { chosen } from '../../kernel/chosen.ts';
import type { Turn } from '../../kernel/feature.ts';
import { means } from '../../kernel/lexicon/meanings.ts';
import { placeAt } from '../../kernel/places.ts';
import { plainWords } from '../../kernel/fold.ts';
import { type ByWords, isByWords, wordSet } from '../../kernel/lexicon/by-words.ts';
import { isFiller, said } from '../../kernel/lexicon/said.ts';

const sent = wordSet(
  'permohonan surat berkas formulir data booking tiket izin registrasi pendaftaran status usulan',
);
/** With somebody's own beside it, whatever else is named is what they have sent. */
const own = wordSet('saya kemarin');
const done = wordSet(
  'diproses disetujui acc diacc dibaca dibalas balas kabar info jawaban hasil respon kelanjutan perkembangan update tanggapan ditindaklanjuti diterima terima ditolak tolak dicek diverifikasi keputusan keluar masuk nasib progres tracking terkirim dikabari dikabarin dihubungi ditanggapi respons konfirmasi pemberitahuan panggilan naik turun nyangkut tersangkut mandek macet mentok tertahan ketahan',
);
const asking = wordSet(
  'sudah belum kah kapan bagaimana kenapa sampai mana ada masih apa apakah dimana tidak menunggu nunggu ditunggu lama',
);
const around = wordSet(
  'oh x kali saya yang di ke dari kemarin tadi untuk tentang tahu mau cek lihat tanya bisa boleh lagi hari minggu bulan jam seminggu sebulan sehari lalu banget juga jadi dengan perihal mengenai terbaru baru ini sekarang kira dan atau apa tidak belum sudah sampai selesai menunggu nunggu lama oleh cak kadis pimpinan kepala meja atasan bapak',
);
const looking = wordSet('cek lihat tanya tracking lacak pantau tahu mengecek melacak');
const number = wordSet('nomor no kode antrian antrean');
const numberAsked = wordSet('berapa apa lupa hilang mana minta lihat cek tahu');

const when = wordSet(
  'jam pukul tanggal senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september oktober november desember january february march may june july august october december besok lusa pagi siang sore to we i the our my date time us it on for at booking depan',
);
const days = Array.from({ length: 31 }, (_, day) => String(day + 1));
/** Days and hours as they are typed. */
const figures = new Set([
  ...days,
  ...Array.from({ length: 24 }, (_, hour) => [`${hour}.00`, `${hour}.30`, `0${hour}.00`.slice(-5)]).flat(),
]);

/** Here nothing is stored: words count in any of their forms. */
const inForms = (kinds: readonly ByWords[]): readonly ByWords[] =>
  kinds.map((kind) => ({ ...kind, forms: true }));

const status: readonly ByWords[] = [
  { groups: [done, asking], beside: new Set([...around, ...sent, ...when, ...figures]) },
  { groups: [wordSet('saya'), done, asking], beside: new Set([...around, ...sent]), unknown: 2 },
  { groups: [sent, own, asking], beside: new Set([...around, ...done]) },
  { groups: [looking, sent, wordSet('saya kemarin permohonan status tracking')], beside: around },
  {
    groups: [number, numberAsked, wordSet('saya permohonan registrasi tiket pendaftaran antrian antrean')],
    beside: new Set([...around, ...sent]),
  },
  { groups: [wordSet('kenapa'), wordSet('lama')], beside: around },
  {
    groups: [wordSet('dipercepat percepat segerakan disegerakan segera urgent mendesak cepat')],
    beside: around,
  },
  {
    groups: [sent, wordSet('nasib kabar kelanjutan perkembangan progres')],
    beside: new Set([...around, ...done]),
    unknown: 2,
  },
  { groups: [wordSet('masih sudah'), wordSet('menunggu nunggu ditunggu lama')], beside: around },
  // "Siapa yang ngurus permohonan saya".
  {
    groups: [
      wordSet('siapa mana dimana'),
      sent,
      wordSet('urus pegang tangani kerjakan proses periksa ditangani sampai meja'),
    ],
    beside: new Set([...around, ...done]),
  },
  // "Mejanya udah siap blm", "tanggal 15 jadi kan?".
  {
    groups: [
      wordSet('meja ruang ruangan tempat kursi alat perangkat kamera'),
      wordSet('siap oke disiapkan disiapin tersedia'),
      wordSet('sudah belum'),
    ],
    beside: new Set([...around, ...when, ...figures]),
  },
  {
    groups: [wordSet('jadi'), wordSet('tanggal besok lusa senin selasa rabu kamis jumat')],
    beside: new Set([...when, ...figures, 'saya', 'yang', 'tidak', 'hari']),
  },
  {
    groups: [
      wordSet('sudah'),
      wordSet(
        'ngajuin ngajukan mengajukan ajukan diajukan daftar mendaftar kirim ngirim mengirim lapor melapor',
      ),
      wordSet('kenapa diam diem belum tidak bagaimana sampai'),
    ],
    beside: new Set([...around, ...sent, ...done, 'kok']),
  },
];

/** "Lama kali prosesnya": of what was sent, or of how long it will be. */
const slow: readonly ByWords[] = [
  {
    groups: [wordSet('lama lambat'), wordSet('proses diproses')],
    beside: new Set([...around, 'kali', 'x', 'sekali', 'sangat']),
  },
];

const changing = wordSet(
  'ubah ganti geser undur majukan pindah reschedule tambah kurang kurangi revisi perbaiki mundurkan diundur digeser dipindah diganti diubah dimajukan dimundurkan dimajuin ditunda tunda',
);
const changed = wordSet(
  'jam tanggal jadwal waktu hari peserta jumlah orang booking data tempat ruangan nama isi surat keterangan catatan lampiran berkas foto bukti alamat nomor',
);
/** How long something lasts, or by how much it is moved. */
const spans = wordSet('sejam setengah menit sehari dua tiga jam hari');
const typed = wordSet('isi tulis ketik masukkan input kirim upload lampirkan');
const earlier = wordSet('kemarin dikirim terkirim permohonan booking');
const moved = wordSet('diundur undur digeser geser dimajukan majukan ditunda tunda mundurkan dimundurkan');
const wrong = wordSet('salah keliru');
const off = wordSet('batal dibatalkan dibatalin batalin batalnya dicabut cabut ditarik tarik dicancel');
const plans = wordSet(
  'booking reservasi rapat acara kegiatan agenda permohonan pinjaman peminjaman ruangan pakai dipakai dipake pake datang hadir ikut kesana kesitu pinjam meminjam dipinjam kemarin ruang tempat meja kunjungan berkunjung laporan aduan pengaduan lapor melapor ngelapor ngadu mengadu daftar mendaftar ngajuin ajukan mengajukan neliti meneliti penelitian riset',
);
const coming = wordSet('datang hadir ikut berkunjung pakai');

/** "Bs diundur jam 10 ga", "can we change to 16 december": whereto, with its day or hour. */
const whereTo = new Set([...around, ...earlier, ...sent, ...when, ...figures]);

const wishes: readonly ByWords[] = [
  { groups: [changing, changed], beside: new Set([...around, ...earlier, ...sent]) },
  { groups: [changing, new Set([...when, ...changed]), figures], beside: whereTo },
  {
    groups: [changing, changed, wordSet('kemarin dikirim terkirim')],
    beside: new Set([...around, ...earlier, ...sent, ...plans, 'peminjaman']),
  },
  { groups: [wordSet('reschedule')], beside: around },
  // "Rombongan kami jd 30 orang".
  {
    groups: [
      wordSet('jadi tinggal bertambah berkurang'),
      wordSet('orang peserta siswa anggota rombongan'),
      figures,
    ],
    beside: new Set([...around, 'cuma']),
  },
  { groups: [moved, wordSet('kunjungan booking reservasi peminjaman pinjaman rapat acara')], beside: around },
  { groups: [wrong, changed, earlier], beside: new Set([...around, ...sent]) },
  { groups: [wrong, typed, changed], beside: new Set([...around, ...sent, ...earlier]) },
  { groups: [changing, changed, spans], beside: new Set([...whereTo, ...spans]) },
  // "Mau mundur harinya".
  {
    groups: [wordSet('kembali mundur'), wordSet('hari tanggal jadwal jam waktu')],
    beside: new Set([...around, ...earlier]),
  },
  {
    groups: [wordSet('tidak berhalangan'), coming],
    beside: new Set([...around, ...changed, ...when, ...figures]),
  },
];

const backBeside = new Set([
  ...wordSet('disana disitu kesana sana situ'),
  ...around,
  ...changed,
  ...when,
  ...figures,
]);
/** "Ga jadi dateng", "acaranya batal": what was sent is not wanted any more. */
const takingBack: readonly ByWords[] = [
  { groups: [off, plans], beside: backBeside },
  // "Aduan kemarin dicabut aja udh beres": that it is all right again is why.
  { groups: [off, plans, wordSet('selesai beres normal nyala hidup')], beside: backBeside },
  // "Cancel yg tgl 15 ya".
  {
    groups: [off, wordSet('tanggal hari besok lusa senin selasa rabu kamis jumat kemarin')],
    beside: backBeside,
  },
  { groups: [wordSet('tidak'), wordSet('jadi'), plans], beside: backBeside },
  // "Tgl 15 kami ga jadi ya".
  {
    groups: [wordSet('tanggal besok lusa senin selasa rabu kamis jumat'), wordSet('tidak'), wordSet('jadi')],
    beside: backBeside,
  },
  // "… krn hujan": why, which is anything.
  {
    groups: [wordSet('tidak'), wordSet('jadi'), plans, wordSet('karena sebab')],
    beside: backBeside,
    unknown: 3,
  },
];

const all = [...status, ...wishes, ...takingBack];
const allInForms = inForms([
  ...all,
  // "Lupa nomor td nya".
  { groups: [number, numberAsked], beside: around },
]);
/** Of what is called by its service's name: "penelitian sy gmn". */
const how: ByWords = { groups: [wordSet('saya'), wordSet('bagaimana')], beside: around, forms: true };
const calledByName = [...allInForms, how];
const takingBackInForms = inForms(takingBack);

/** Whether words ask where something stands that was sent, or wish to change or take it back. */
export const isAboutSent = (text: string): boolean => isByWords(said(text), all);

const names = new WeakMap<readonly Service[], ReadonlySet<string>>();
/** What services are called in a word or two. */
const namesOf = (services: readonly Service[]): ReadonlySet<string> => {
  const known = names.get(services);
  if (known) return known;
  const found = new Set(
    services.flatMap((service) => said(shortTitle(service)).words.map(({ word }) => word)),
  );
  names.set(services, found);
  return found;
};

const isCalled = (word: string, names: ReadonlySet<string>): boolean =>
  names.has(word) || names.has(word.replace(/(?:nya|nye)$/, ''));

/** The same by words in any of their forms: only for who has sent something, and wishes for nothing else by these words. */
export const mayBeAboutSent = (text: string, { services }: Catalogue): boolean => {
  const heard = said(text);
  if (isByWords(heard, allInForms)) return true;
  const names = namesOf(services);
  const words = heard.words.filter(({ word }) => !isCalled(word, names));
  // By what it is called, and what is asked of it: "… sy diterima kah".
  return words.length < heard.words.length && isByWords({ ...heard, words }, calledByName);
};

/** "Batalin aja kunjungannya, sekolah libur": what takes it back stands first, and why behind it in a few words. */
const takesBackBecause = (text: string): boolean => {
  const [first = '', reason = '', more] = text.split(/[,;.\n]+\s*/).filter((part) => part !== '');
  const why = said(reason).words.map(({ word }) => word);
  return (
    more === undefined &&
    why.length > 0 &&
    why.length <= mostWhy &&
    !why.some((word) => changing.has(word) || figures.has(word) || when.has(word)) &&
    isByWords(said(first), takingBackInForms)
  );
};
const mostWhy = 5;

/** Whether words say that what was sent is not wanted any more, also by what a service is called: "risetnya ga jadi". */
export const takesBack = (text: string, { services }: Catalogue): boolean => {
  const heard = said(text);
  // "Kunjungan kami jadi ga": asked, and not said.
  const says = heard.words.some(({ word }) => off.has(word)) || / tidak jadi /.test(` ${heard.line}`);
  if (!says || heard.marked) return false;
  if (isByWords(heard, takingBackInForms) || takesBackBecause(text)) return true;
  const names = namesOf(services);
  const words = heard.words.map((one) => (isCalled(one.word, names) ? { ...one, word: 'permohonan' } : one));
  return isByWords({ ...heard, words }, takingBackInForms);
};

/** So many words beside a number are about where it stands; more of them are a message to somebody. */
const mostBeside = 5;

/** The number of ours that a few words are about, without "status" before it. */
export const numberIn = (text: string): string | null => {
  const number = text.length > 80 ? null : readTrackingNumber(text);
  return number !== null && text.trim().split(/\s+/).length <= mostBeside + 1 ? number : null;
};

/** Whether words are said where nothing is going on and no news has asked anything, and are no option there. */
export const isOpenTo = ({ session, event, context }: Turn): boolean => {
  const { openWords, asksNews } = placeAt(session.at, context);
  return openWords === 'all' && asksNews !== true && chosen(session, event) === null;
};

/** "Kapan dibenerin?": when something will be done that is not named. */
const whenDone = (text: string): boolean => {
  const words = said(text).words.filter(({ word }) => !isFiller(word) && !around.has(word));
  const [only, more] = words.filter(({ word }) => word !== 'kapan');
  return (
    words.some(({ word }) => word === 'kapan') &&
    more === undefined &&
    only !== undefined &&
    /^(?:di(?!buka|tutup|mana|sini|situ)|ter)\p{L}{3,}$/u.test(only.word)
  );
};

/** "Kapan selesai?" is about their own request where there is one. */
export const asksWhen = (text: string): boolean =>
  isByWords(said(text), slow) ||
  whenDone(text) ||
  (/^(?:kira2?(?:-kira)? )?(?:kapan|kpn|bile|(?:(?:berapa|brp) (?:lama|hari)))/.test(plainWords(text)) &&
    means(said(text), 'how_long', 'status'));

/** What has to be known to read a text as being about what was sent. */
export const aboutNeeds = (text: string, catalogue: Catalogue): Want[] => {
  const number = numberIn(text);
  if (number) return [{ fact: 'request_by_number', number }];
  return asksWhen(text) || takesBack(text, catalogue) || mayBeAboutSent(text, catalogue)
    ? [{ fact: 'my_requests' }]
    : [];
};
